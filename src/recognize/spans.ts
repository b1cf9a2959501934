import { countBefore } from './ascending.js';
import type { Span } from './normalize.js';
import { gap } from './term.js';

/** Places of one piece: starts and ends by turns, ascending. A log can hold thousands, so they are no objects. */
export type Places = number[];

/** Of a term that occurs more often, so many of the first and of the last places are kept: rules stay cheap. */
const mostFirst = 150;
const mostLast = 50;
export const mostSpans = mostFirst + mostLast;

/** The places that begin in a part of the text. */
export function toSpans(places: Places, { start, end }: Span): readonly Span[] {
  const from = start <= 0 ? 0 : firstFrom(places, start);
  const to = end === Infinity ? places.length : firstFrom(places, end);
  const spans: Span[] = [];
  for (let at = from; at < to; at += 2) {
    if (at === from + mostFirst * 2 && to - from > mostSpans * 2) at = to - mostLast * 2;
    spans.push({ start: places[at] ?? 0, end: places[at + 1] ?? 0 });
  }
  return spans;
}

/** Whether a place begins in a part of the text. */
export function isIn(places: Places, { start, end }: Span): boolean {
  return (places[start <= 0 ? 0 : firstFrom(places, start)] ?? Infinity) < end;
}

/** Index of the first place that begins at or behind a position. */
function firstFrom(places: Places, position: number): number {
  return countBefore(places.length / 2, (index) => (places[index * 2] ?? 0) < position) * 2;
}

const nothing: readonly Span[] = [];

/** All spans of several lists in order, as many as are kept. */
export function merge(lists: readonly (readonly Span[])[]): readonly Span[] {
  const [only = nothing, ...others] = lists.filter(({ length }) => length > 0);
  if (others.length === 0) return only;
  const all = [only, ...others].flat().sort((a, b) => a.start - b.start);
  return all.length > mostSpans ? [...all.slice(0, mostFirst), ...all.slice(-mostLast)] : all;
}

/** Places where all sides follow each other with gaps between them: from each first side the nearest second, and so on. */
export function join(sides: readonly Places[]): Places {
  return sides.reduceRight((behind, side) => joinTwo(side, behind));
}

function joinTwo(side: Places, behind: Places): Places {
  const joined: number[] = [];
  let next = 0;
  for (let at = 0; at < side.length; at += 2) {
    const end = side[at + 1] ?? 0;
    while (next < behind.length && (behind[next] ?? 0) < end) next += 2;
    if (next >= behind.length) break;
    if ((behind[next] ?? 0) - end <= gap) joined.push(side[at] ?? 0, behind[next + 1] ?? 0);
  }
  return joined;
}
