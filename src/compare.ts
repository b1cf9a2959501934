import type { Labelled } from './evaluate.js';
import type { Recognize } from './recognize/recognize.js';
import type { Reading } from './recognize/types.js';

/** A message that is answered in another way than before. */
export interface Change {
  readonly id: string;
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** What is expected on top: an intent, or `none`. */
  readonly label: string;
  /** Whether the top answer was and is the expected one. */
  readonly was: boolean;
  readonly is: boolean;
}

/** The messages that two states of the knowledge answer differently: outcome, intent, facts or neighbour. */
export function compare(rows: readonly Labelled[], before: Recognize, after: Recognize): readonly Change[] {
  return rows.flatMap(({ id, text, label }) => {
    const [old, now] = [before(text), after(text)];
    const [was, is] = [describe(old), describe(now)];
    return was === is ? [] : [{ id, text, before: was, after: is, label, was: topOf(old) === label, is: topOf(now) === label }];
  });
}

function topOf({ candidates }: Reading): string {
  return candidates[0]?.intent ?? 'none';
}

/** An answer on one line, scores left out: they may move without anybody seeing another card. */
function describe({ outcome, candidates, neighbour, talk }: Reading): string {
  const shown = candidates.map(({ intent, facts }) => [intent, ...Object.entries(facts).map(([fact, value]) => `${fact}=${value}`).sort()].join(' '));
  return [outcome, ...(shown.length > 0 ? [shown.join(' | ')] : []), ...(neighbour === undefined ? [] : [`like ${neighbour}`]), ...(talk === undefined ? [] : [talk])].join(': ');
}
