import { countBefore } from './ascending.js';
import type { Normalized } from './normalize.js';
import type { Mark } from './types.js';

/** How deep a mark stands in brackets, and the least depth since the mark before it. */
export interface Nested {
  readonly mark: Mark;
  readonly depth: number;
  readonly floor: number;
}

/** JSON begins at most so many characters before the first thing in it that errors are known by. */
const reach = 2000;

/** Brackets are counted wherever they stand: a paste seldom holds JSON that a parser would take. */
export function nest(text: Normalized, marks: readonly Mark[]): readonly Nested[] {
  const { units } = text;
  let at = Math.max(0, (marks[0]?.start ?? 0) - reach);
  let depth = 0;
  return marks.map((mark) => {
    let floor = depth;
    const reset = resetBetween(text, at, mark.start);
    if (reset > at) {
      at = reset;
      floor = depth = 0;
    }
    for (; at < mark.start; at += 1) {
      // Without the bit of lower case, { is [ and } is ].
      const bracket = (units[at] ?? 0) & 0xffdf;
      if (bracket === 0x5b) depth += 1;
      else if (bracket === 0x5d && depth > 0) floor = Math.min(floor, (depth -= 1));
    }
    return { mark, depth, floor };
  });
}

/** Where the last entry begins that does, behind one place and not behind another; 0 for none. */
function resetBetween({ entries, units }: Normalized, after: number, upTo: number): number {
  let index = countBefore(entries.length, (at) => (entries[at]?.at ?? 0) <= upTo) - 1;
  for (; index >= 0 && (entries[index]?.at ?? 0) > after; index -= 1) {
    const { at = 0, timed } = entries[index] ?? {};
    if (timed && isWord(units[at] === 32 ? units[at + 1] : units[at])) return at;
  }
  return 0;
}

/** A new entry of a log leaves brackets behind that were never closed; one that begins with JSON may go on with it. */
function isWord(unit: number | undefined): boolean {
  return unit !== undefined && ((unit >= 97 && unit <= 122) || unit === 0x5b || unit > 0x2fff);
}
