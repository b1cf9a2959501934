import type { Say } from '../knowledge/phrase.js';
import type { Node, Scenario } from '../knowledge/types.js';
import type { Locale } from '../locale.js';
import { frozen, oncePer } from '../once.js';
import type { Frame } from './frame.js';

/** All that a part of a card may depend on which is made once: the words, and nothing of a turn. */
export type Words = Pick<Frame, 'say' | 'locale'>;

type Make<N extends Node, T> = (scenario: Scenario, node: N, words: Words) => T;

/** The part of a card that is the same for everybody who comes to a node: made once for each language, and frozen. */
export function lasting<N extends Node, T extends object>(make: Make<N, T>): Make<N, T> {
  const made = oncePer((_say: Say) => oncePer((_scenario: Scenario) => oncePer((_node: N) => new Map<Locale, T>())));
  return (scenario, node, { say, locale }) => {
    const known = made(say)(scenario)(node);
    const part = known.get(locale) ?? frozen(make(scenario, node, { say, locale }));
    known.set(locale, part);
    return part;
  };
}
