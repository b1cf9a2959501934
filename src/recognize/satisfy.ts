import type { Rule } from '../knowledge/types.js';
import { countBefore, countUpTo } from './ascending.js';
import type { Hits } from './compile.js';
import type { Span } from './normalize.js';

/** One place for each condition of a rule that holds, or undefined when the rule does not hold. */
export function satisfy(rule: Rule, hits: Hits, breaks: readonly number[], length: number): readonly Span[] | undefined {
  if (rule.unless.some((term) => hits.of(term).length > 0)) return undefined;
  if (rule.within === 'message') return inMessage(rule, hits);
  const places: (readonly Span[])[] = [];
  for (const condition of rule.all) {
    const spans = placesOf(condition, hits);
    if (spans.length === 0) return undefined;
    places.push(spans);
  }
  const forbidden = placesOf(rule.none, hits);
  return rule.within === 'clause' ? inClause(places, forbidden, breaks, length) : inWindow(places, forbidden, rule.within);
}

function inMessage({ all, none }: Rule, hits: Hits): readonly Span[] | undefined {
  const places: Span[] = [];
  for (const condition of all) {
    const first = firstOf(condition, hits);
    if (first === undefined) return undefined;
    places.push(first);
  }
  return none.some((term) => hits.of(term).length > 0) ? undefined : places;
}

function firstOf(condition: readonly string[], hits: Hits): Span | undefined {
  let first: Span | undefined;
  for (const term of condition) {
    const [span] = hits.of(term);
    if (span !== undefined && (first === undefined || span.start < first.start)) first = span;
  }
  return first;
}

const byStart = (a: Span, b: Span): number => a.start - b.start;

/** The terms of a condition where they occur, ascending. */
function placesOf(condition: readonly string[], hits: Hits): readonly Span[] {
  const found: (readonly Span[])[] = [];
  for (const term of condition) {
    const spans = hits.of(term);
    if (spans.length > 0) found.push(spans);
  }
  return found.length < 2 ? (found[0] ?? []) : found.flat().sort(byStart);
}

function inClause(places: readonly (readonly Span[])[], forbidden: readonly Span[], breaks: readonly number[], length: number): readonly Span[] | undefined {
  let last = -1;
  for (const anchor of places[0] ?? []) {
    const index = countUpTo(breaks, anchor.start);
    if (index === last) continue;
    last = index;
    const clause = { start: breaks[index - 1] ?? 0, end: breaks[index] ?? length };
    const found = places.map((spans) => startingIn(spans, clause)[0]);
    if (found.every((span) => span !== undefined) && startingIn(forbidden, clause).length === 0) return found;
  }
  return undefined;
}

/** The conditions within so many characters of each other; a forbidden term inside that stretch spoils it. */
function inWindow(places: readonly (readonly Span[])[], forbidden: readonly Span[], size: number): readonly Span[] | undefined {
  for (const anchor of places[0] ?? []) {
    const near = { start: anchor.start - size, end: anchor.end + size };
    const found = places.map((spans) => nearest(startingIn(spans, near), anchor));
    if (!found.every((span) => span !== undefined)) continue;
    const start = Math.min(...found.map((span) => span.start));
    const end = Math.max(...found.map((span) => span.end));
    if (end - start <= size && !forbidden.some((span) => span.start < end && span.end > start)) return found;
  }
  return undefined;
}

function nearest(spans: readonly Span[], anchor: Span): Span | undefined {
  const distance = (span: Span) => Math.max(span.start - anchor.end, anchor.start - span.end);
  return spans.length < 2 ? spans[0] : spans.reduce((best, span) => (distance(span) < distance(best) ? span : best));
}

/** @param spans ascending */
function startingIn(spans: readonly Span[], { start, end }: Span): readonly Span[] {
  const from = countBefore(spans.length, (index) => (spans[index]?.start ?? 0) < start);
  let to = from;
  while (to < spans.length && (spans[to]?.start ?? 0) < end) to += 1;
  return spans.slice(from, to);
}
