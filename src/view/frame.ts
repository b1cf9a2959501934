import type { Button } from '../button.js';
import type { Control } from '../control.js';
import type { Say } from '../knowledge/phrase.js';
import type { Locale } from '../locale.js';
import type { Request } from '../request.js';
import type { Press } from './types.js';
import type { OwnValues } from './values.js';

/** How many people found a resolution of use. */
export interface Tally {
  readonly solved: number;
  readonly unsolved: number;
}

/** What every view needs to know besides its content. */
export interface Frame {
  readonly locale: Locale;
  readonly say: Say;
  /** Walk id and revision that the card's buttons name. */
  readonly walk: string;
  readonly revision: number;
  readonly notices: readonly string[];
  /** The team's own attributes and values; without them steps show examples. */
  readonly own?: OwnValues;
  /** The answers of the walk can become the team's settings, which has none yet. */
  readonly offersToRemember?: boolean;
  /** What people said of the resolution that is shown. */
  readonly tally?: Tally;
}

/** Teams shows at most six primary actions on a card. */
const primaryActions = 6;

/** The first six actions in order of worth stay visible; the others go to the menu. `taken` are other actions of the card. */
export function arrange(choices: readonly Press[], navigation: readonly Press[], taken = 0): { choices: readonly Press[]; navigation: readonly Press[] } {
  const ranked = [...choices, ...navigation].map((press, index): Press => ({ ...press, mode: index + taken < primaryActions ? 'primary' : 'secondary' }));
  return { choices: ranked.slice(0, choices.length), navigation: ranked.slice(choices.length) };
}

export function press(title: string, data: Button | Control | Request): Press {
  return { title, data, mode: 'primary' };
}

/** The parts of a button's data that name the card it stands on. */
export function placeOf({ walk, revision, locale }: Frame) {
  return { version: 1, walk, revision, language: locale } as const;
}
