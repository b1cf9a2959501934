import { countUpTo } from './ascending.js';

/**
 * Where each unit of a folded text comes from. Most of a text is folded character by character, so one run stands for
 * thousands of units: `width` 0 says that the run's units are one character each, one after the other; else all of
 * them come from the same `width` characters.
 */
export interface Origins {
  /** Where a run begins in the folded text, ascending. */
  readonly at: readonly number[];
  /** Where it begins in the original. */
  readonly from: readonly number[];
  readonly width: readonly number[];
  /** How many units the folded text has; the unit behind the last one begins where the original ends. */
  readonly length: number;
  readonly end: number;
}

/** Where a unit begins in the original. */
export function startOf({ at, from, width, length, end }: Origins, unit: number): number {
  if (unit >= length) return end;
  const run = countUpTo(at, unit) - 1;
  return (from[run] ?? 0) + (width[run] === 0 ? unit - (at[run] ?? 0) : 0);
}

/** Where a unit ends in the original; 0 for what is before the first one. */
export function endOf({ at, from, width }: Origins, unit: number): number {
  const run = countUpTo(at, unit) - 1;
  if (run < 0) return 0;
  return (from[run] ?? 0) + (width[run] || unit - (at[run] ?? 0) + 1);
}

/** How many units from one on come from one character each, side by side, and where those begin; 0 where that one does not. */
export function plainRun({ at, from, width, length }: Origins, unit: number, end: number): { readonly from: number; readonly length: number } {
  const run = countUpTo(at, unit) - 1;
  const start = from[run] ?? 0;
  const offset = unit - (at[run] ?? 0);
  return width[run] === 0 ? { from: start + offset, length: Math.min(end, at[run + 1] ?? length) - unit } : { from: start, length: 0 };
}

/** How many units begin at a place of the original or before it. */
export function unitsUpTo({ at, from, width, length }: Origins, place: number): number {
  const run = countUpTo(from, place) - 1;
  if (run < 0) return 0;
  const next = at[run + 1] ?? length;
  return width[run] === 0 ? Math.min(next, (at[run] ?? 0) + place - (from[run] ?? 0) + 1) : next;
}

/** The same with so many units in the place of others, all from the characters of those. */
export function withUnits(origins: Origins, { start, end }: { readonly start: number; readonly end: number }, count: number): Origins {
  const from = startOf(origins, start);
  const first = countUpTo(origins.at, start - 1);
  const last = countUpTo(origins.at, end);
  const shift = count - (end - start);
  // The run in which the others ended goes on behind them.
  const rest = origins.width[last - 1] === 0 ? 0 : (origins.width[last - 1] ?? 0);
  return {
    at: [...origins.at.slice(0, first), start, start + count, ...origins.at.slice(last).map((at) => at + shift)],
    from: [...origins.from.slice(0, first), from, rest === 0 ? startOf(origins, end) : (origins.from[last - 1] ?? 0), ...origins.from.slice(last)],
    width: [...origins.width.slice(0, first), endOf(origins, end - 1) - from, rest, ...origins.width.slice(last)],
    length: origins.length + shift,
    end: origins.end,
  };
}
