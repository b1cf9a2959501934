import { writeTrail } from '../guide/trail.js';
import type { Phrases, Scenario } from '../knowledge/types.js';
import { oncePer } from '../once.js';
import { differencesOf } from '../profile/apply.js';
import type { Render } from '../view/render.js';
import type { View } from '../view/types.js';
import type { App } from './app.js';
import { walkView, type Note } from './cards.js';
import type { StoredWalk } from './walks.js';

export type Shown = ReturnType<Render>;

/** So many cards are remembered, each of them of so many characters at most: a few megabytes in all. */
const most = 500;
const longest = 16 * 1024;

interface Remembered {
  readonly scenario: Scenario;
  readonly phrases: Phrases;
  /** JSON of the card, cut where the id of its walk stands. */
  readonly pieces: readonly string[];
  readonly text: string;
}

const rememberedBy = oncePer((_render: Render) => new Map<string, Remembered>());

/**
 * The card of a walk. A question is presented and rendered once: the next walk that comes to it gets the same card with
 * its own id in the buttons. Cards that tell of a person, or quote somebody, are made each time and not remembered.
 */
export function walkCard(app: App, scenario: Scenario, id: string, stored: StoredWalk, notes: readonly Note[] = []): Shown {
  const { render, knowledge: { phrases } } = app;
  const key = keyOf(app, scenario, id, stored, notes);
  if (key === undefined) return render(walkView(app, scenario, id, stored, notes));
  const remembered = rememberedBy(render);
  const known = remembered.get(key);
  if (known?.scenario === scenario && known.phrases === phrases) return { card: { json: known.pieces.join(id) }, text: known.text };
  const view = walkView(app, scenario, id, stored, notes);
  const shown = render(view);
  const { card: { json }, text } = shown;
  if (!isForAll(view) || json.length > longest || text.includes(id)) return shown;
  if (remembered.size >= most) remembered.clear();
  remembered.set(key, { scenario, phrases, pieces: json.split(id), text });
  return shown;
}

/** All that the card of a question depends on, its words and the id of its walk aside, where nobody left a trace on it. */
function keyOf({ profile }: App, { id: scenario }: Scenario, id: string, { language, revision, aside, given, stamps, leaked }: StoredWalk, notes: readonly Note[]): string | undefined {
  const traced = notes.length > 0 || stamps.length > 0 || (leaked !== undefined && leaked.length > 0);
  // Long enough to be no part of a word, and of nothing that JSON would escape.
  if (traced || aside !== undefined || !/^[\w-]{16,64}$/.test(id)) return undefined;
  if (profile !== undefined && differencesOf(given, profile).length > 0) return undefined;
  return `${language} ${revision} ${scenario} ${writeTrail(given).join(' ')}`;
}

function isForAll({ kind, notices }: View): boolean {
  return kind === 'question' && notices.length === 0;
}
