import type { Rule } from '../knowledge/types.js';
import type { Hits } from './compile.js';
import type { Span } from './normalize.js';

/** One place for each condition of a rule that holds, or undefined when the rule does not hold. */
export function satisfy(rule: Rule, hits: Hits, breaks: readonly number[], length: number): readonly Span[] | undefined {
  const places = rule.all.map((condition) => condition.flatMap((term) => hits.of(term)).sort((a, b) => a.start - b.start));
  if (places.some(({ length: count }) => count === 0)) return undefined;
  if (rule.unless.some((term) => hits.of(term).length > 0)) return undefined;
  const forbidden = rule.none.flatMap((term) => hits.of(term));
  switch (rule.within) {
    case 'message':
      return forbidden.length > 0 ? undefined : places.flatMap((spans) => spans.slice(0, 1));
    case 'clause':
      return inClause(places, forbidden, breaks, length);
    default:
      return inWindow(places, forbidden, rule.within);
  }
}

function inClause(places: readonly (readonly Span[])[], forbidden: readonly Span[], breaks: readonly number[], length: number): readonly Span[] | undefined {
  let start = 0;
  for (const end of [...breaks, length]) {
    const inside = ({ start: from }: Span) => from >= start && from < end;
    const found = places.map((spans) => spans.find(inside));
    if (found.every((span) => span !== undefined) && !forbidden.some(inside)) return found;
    start = end;
  }
  return undefined;
}

/** The conditions within so many characters of each other; a forbidden term inside that stretch spoils it. */
function inWindow(places: readonly (readonly Span[])[], forbidden: readonly Span[], size: number): readonly Span[] | undefined {
  for (const anchor of places[0] ?? []) {
    const found = places.map((spans) => nearest(spans, anchor));
    const start = Math.min(...found.map((span) => span.start));
    const end = Math.max(...found.map((span) => span.end));
    if (end - start <= size && !forbidden.some((span) => span.start < end && span.end > start)) return found;
  }
  return undefined;
}

function nearest(spans: readonly Span[], anchor: Span): Span {
  const distance = (span: Span) => Math.max(span.start - anchor.end, anchor.start - span.end);
  return spans.reduce((best, span) => (distance(span) < distance(best) ? span : best), spans[0] ?? anchor);
}
