import { shapeOf, type Shape } from './alike.js';
import type { Part } from './cap.js';
import { isEcho, type Echoes } from './echoes.js';
import { entryAt, headAt, standsAlone, type Lines } from './entry.js';
import { hasFault } from './faults.js';
import type { Source } from './fold.js';

/** A message of fewer characters is read as a whole. */
export const longFrom = 16_000;
/** So many characters of a long one are read at both ends, where people write. */
const ends = 2000;
/** And so many entries before each that is read, which tell what was being done. */
const before = 2;
/** A longer one is no entry that somebody could look over. */
const longestEntry = 2000;

/** What is read of a message. */
export interface Skimmed {
  /** Ascending. */
  readonly parts: readonly Part[];
  readonly repeats: readonly Repeat[];
  /** Entries were left out in which nothing went wrong. */
  readonly passed: boolean;
}

/** An entry that was not read, because one of the same shape was. */
export interface Repeat extends Entry {
  readonly of: Entry;
}

interface Entry extends Part {
  readonly shape: Shape;
}

/**
 * Leaves out what nobody reads of a long log: lines in which nothing went wrong, far from one in which something did,
 * that their logger called routine or that say what lines before them said; and entries that say what an earlier one
 * said, of other accounts and with other ids. An entry is a line before which a logger put a time, and the lines that
 * go on with it. Chats and histories of tickets put times before what people say, but no levels, and nobody says
 * everything several times.
 */
export function skim(source: Source, parts: readonly Part[]): Skimmed {
  if (source.original.length < longFrom) return { parts, repeats: [], passed: false };
  const found: Found = { kept: [], repeats: [], read: new Map(), echoes: new Map(), passed: false };
  for (const part of parts) skimPart(source, part, found);
  const { kept, repeats, passed } = found;
  return { parts: kept, repeats, passed };
}

interface Found {
  readonly kept: Part[];
  readonly repeats: Repeat[];
  /** The first entry of each shape. */
  readonly read: Map<string, Entry>;
  readonly echoes: Echoes;
  passed: boolean;
}

function skimPart(source: Source, part: Part, found: Found): void {
  const last = source.original.length - ends;
  // Where the entries begin that were left out since one was read.
  const left: number[] = [];
  let open: number | undefined = part.start;
  for (let entry = entryAt(source, part.start, part.end, headAt(source, part.start, part.end)); entry.start < part.end; entry = entryAt(source, entry.end, part.end, entry.next)) {
    const { start, end } = entry;
    const isLeft = start >= ends && end <= last && end - start <= longestEntry;
    const use = isLeft ? useOf(source, entry, found) : 'read';
    if (use === 'read') {
      open ??= left.at(-before) ?? left[0] ?? start;
      left.length = 0;
      continue;
    }
    if (open !== undefined && start > open) found.kept.push({ start: open, end: start });
    open = undefined;
    found.passed ||= use === 'routine';
    if (use === 'repeat') left.length = 0;
    else left.push(start);
  }
  if (open !== undefined) found.kept.push({ start: open, end: part.end });
}

function useOf(source: Source, { start, end, head, isOneLine }: Lines, { repeats, read, echoes }: Found): 'read' | 'routine' | 'repeat' {
  const { original, raw } = source;
  if (head === undefined && !standsAlone(source, start, end)) return 'read';
  if (isOneLine && !hasFault(raw, head?.behind ?? start, end)) return head?.calm === true || isEcho(echoes, raw, head?.body ?? start, end) ? 'routine' : 'read';
  if (head === undefined) return 'read';
  const shape = shapeOf(original.slice(start, end));
  const of = read.get(shape.key);
  if (of === undefined) {
    read.set(shape.key, { start, end, shape });
    return 'read';
  }
  repeats.push({ start, end, shape, of });
  return 'repeat';
}
