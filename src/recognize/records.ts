import { accountIn } from './fields.js';
import { leadOf, lineAt, type Lead } from './lead.js';
import { nest, type Nested } from './nest.js';
import { countUpTo } from './ascending.js';
import type { Normalized } from './normalize.js';
import { startOf } from './origins.js';
import type { Mark } from './types.js';

/** The marks of one error, in order. */
export interface Group {
  readonly marks: readonly Mark[];
  readonly first: Lead;
  /** Index of the line of the last mark, counted from 0. */
  readonly lastLine: number;
  /** Where its marks end, of which a few are kept. */
  readonly end: number;
}

interface Open {
  readonly marks: Mark[];
  readonly first: Lead;
  readonly account: string | undefined;
  /** Depth of its first mark, and the least of all. */
  readonly depth: number;
  root: number;
  lastLine: number;
  /** Where its marks end. */
  end: number;
}

/** So many marks tell what an error is; a list of more on one line would be compared for ever. */
const mostMarks = 40;
/** And so many in a message, of which the last are as telling as the first. */
const mostTelling = { first: 3000, last: 1000 } as const;

/** More errors than this are not read apart: nobody looks at them one by one. */
export const mostRecords = 200;

/** Sorts what errors are known by into one group an error, whether it is printed on one line or on thirty. */
export function groupMarks(text: Normalized, marks: readonly Mark[]): readonly Group[] {
  const groups: Open[] = [];
  for (const nested of nest(text, cut(marks))) {
    const { mark, depth } = nested;
    const group = groups.at(-1);
    const line = lineAt(text, startOf(text.origins, mark.start));
    const lead = group?.lastLine === line ? undefined : leadOf(text, line);
    const account = lead && accountIn(text.original.slice(lead.start, Math.min(lead.end, lead.start + 400)));
    if (group && !isAnother(text, group, nested, lead, account)) {
      if (group.marks.length < mostMarks) group.marks.push(mark);
      group.end = Math.max(group.end, mark.end);
      group.root = Math.min(group.root, depth);
      group.lastLine = line;
    } else {
      if (groups.length >= mostRecords) break;
      const first = lead ?? leadOf(text, line);
      groups.push({ marks: [mark], first, account, depth, root: depth, lastLine: line, end: mark.end });
    }
  }
  return groups;
}

function cut(marks: readonly Mark[]): readonly Mark[] {
  const { first, last } = mostTelling;
  return marks.length > first + last ? [...marks.slice(0, first), ...marks.slice(-last)] : marks;
}

/** @param lead of the mark's line; undefined on the line of the mark before */
function isAnother(text: Normalized, group: Open, { mark, depth, floor }: Nested, lead: Lead | undefined, account: string | undefined): boolean {
  const sameKind = group.marks.filter(({ kind }) => kind === mark.kind);
  if (mark.start < group.end) return false;
  const sibling = floor < group.root && depth > floor;
  if (sibling && (mark.kind === 'status' || mark.kind === 'code' || mark.kind === 'aadsts') && sameKind.length > 0) return true;
  if (lead === undefined) return false;
  if (lead.continues) return isParted(text, group.lastLine, lead) && sameKind.some((other) => other.value === mark.value && looksLike(text, other, mark));
  // Brackets that were never closed do not keep the next error from beginning.
  if (depth > group.depth && mark.kind !== 'alarm') return false;
  if (lead.timed && !lead.announced) return true;
  if (account !== undefined && group.account !== undefined && account !== group.account) return true;
  if (mark.kind === 'phrase' && sameKind.length > 0 && (lead.separate || group.marks.some(({ kind, start }) => kind !== 'phrase' && start > (sameKind[0]?.start ?? 0)))) return true;
  return (mark.kind === 'alarm' && lead.separate) || repeats(text, sameKind, mark);
}

/** So many lines are looked at for a blank one. */
const mostBetween = 40;

/** A blank line stands between a line and another one. */
function isParted(text: Normalized, from: number, { start }: Lead): boolean {
  const to = Math.min(lineAt(text, start), from + mostBetween);
  for (let line = from + 1; line < to; line += 1) if (leadOf(text, line).blank) return true;
  return false;
}

/** The same kind of thing stands there already, so that this one belongs to the next error. */
function repeats(text: Normalized, before: readonly Mark[], mark: Mark): boolean {
  const same = before.filter(({ value }) => value === mark.value);
  switch (mark.kind) {
    case 'alarm':
      return mark.value !== 'exception' && same.length > 0;
    case 'phrase':
      return same.some((other) => looksLike(text, other, mark));
    case 'code': {
      const others = before.filter(({ value }) => familyOf(value) === familyOf(mark.value));
      return same.length > 0 ? same.some((other) => looksLike(text, other, mark)) : others.length > 0;
    }
    case 'status':
    case 'aadsts':
    case 'tool':
      return same.length > 0 ? same.some((other) => looksLike(text, other, mark)) : before.length > 0;
    default:
      return mark.kind satisfies never;
  }
}

/** A code of Graph and one of the token endpoint can tell the same error. */
function familyOf(code: string): string {
  return /^(?:request|authorization|authentication|directory|service)_/.exec(code)?.[0] === undefined ? (/^(?:invalid|unauthorized)_/.test(code) ? 'oauth' : 'named') : 'graph';
}

/** Two lines of one list: the same words around the mark, in its line. An error that is printed twice has other words before it. */
function looksLike({ text, breaks }: Normalized, a: Mark, b: Mark): boolean {
  const lineOf = (start: number) => breaks[countUpTo(breaks, start) - 1] ?? 0;
  const around = ({ start, end }: Mark) => [text.slice(Math.max(lineOf(start), start - 5), start).trimStart(), text.slice(end, end + 8)] as const;
  const [beforeA, afterA] = around(a);
  const [beforeB, afterB] = around(b);
  return afterA === afterB && (beforeA === beforeB || b.kind === 'phrase');
}
