import { closest, distance } from 'fastest-levenshtein';

/** "Did you mean …? " before a remedy, where a name that is known differs from the one written in a few letters. */
export function meant(written: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const nearest = closest(written, known);
  return distance(written, nearest) <= Math.max(1, written.length / 3) ? `Did you mean "${nearest}"? ` : '';
}
