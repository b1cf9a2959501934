import { shapeOf, type Shape } from './alike.js';
import type { Part } from './cap.js';
import { continuesAt } from './continuing.js';
import { hasFault } from './faults.js';
import type { Source } from './fold.js';
import { prefixAt } from './prefix.js';

/** A message of fewer characters is read as a whole. */
export const longFrom = 16_000;
/** So many characters of a long one are read at both ends, where people write. */
const ends = 2000;
/** And so many entries before each that is read, which tell what was being done. */
const before = 2;
/** The time of an entry stands in so many characters of its line. */
const stamp = 64;
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
 * Leaves out what nobody reads of a long log: entries that their logger called routine and in which nothing went wrong,
 * far from one in which something did, and entries that say what an earlier one said, of other accounts and with other ids. An
 * entry is a line before which a logger put a time, and the lines that go on with it; what is no log has no entries and
 * is read as a whole. Chats and histories of tickets put times before what people say, but no levels.
 */
export function skim(source: Source, parts: readonly Part[]): Skimmed {
  if (source.original.length < longFrom) return { parts, repeats: [], passed: false };
  const found: Found = { kept: [], repeats: [], read: new Map(), passed: false };
  for (const part of parts) skimPart(source, part, found);
  const { kept, repeats, passed } = found;
  return { parts: kept, repeats, passed };
}

interface Found {
  readonly kept: Part[];
  readonly repeats: Repeat[];
  /** The first entry of each shape. */
  readonly read: Map<string, Entry>;
  passed: boolean;
}

function skimPart(source: Source, part: Part, found: Found): void {
  const last = source.original.length - ends;
  // Where the entries begin that were left out since one was read.
  const left: number[] = [];
  let open: number | undefined = part.start;
  for (let entry = entryAt(source, part.start, part.end); entry.start < part.end; entry = entryAt(source, entry.end, part.end, entry.next)) {
    const { start, end, head } = entry;
    const isLeft = start >= ends && end <= last && end - start <= longestEntry;
    const use = isLeft && head ? useOf(source, entry, head, found) : 'read';
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

function useOf({ original, raw }: Source, { start, end, isOneLine }: Lines, { behind, calm }: Head, { repeats, read }: Found): 'read' | 'routine' | 'repeat' {
  if (isOneLine && !hasFault(raw, behind, end)) return calm ? 'routine' : 'read';
  const shape = shapeOf(original.slice(start, end));
  const of = read.get(shape.key);
  if (of === undefined) {
    read.set(shape.key, { start, end, shape });
    return 'read';
  }
  repeats.push({ start, end, shape, of });
  return 'repeat';
}

/** An entry with the lines that go on with it; or lines that belong to none, up to the first that begins one. */
interface Lines extends Part {
  readonly head: Head | undefined;
  readonly next: Head | undefined;
  readonly isOneLine: boolean;
}

/** How an entry begins. */
interface Head {
  /** Where it goes on behind the digits of its time, or behind its level where that says that it is routine. */
  readonly behind: number;
  readonly calm: boolean;
}

function entryAt(source: Source, start: number, limit: number, head = headAt(source, start, limit)): Lines {
  const line = endOfLine(source.original, start, limit);
  let end = line;
  let next = headAt(source, end, limit);
  while (end < limit && next === undefined) {
    end = endOfLine(source.original, end, limit);
    next = headAt(source, end, limit);
  }
  return { start, end, head, next, isOneLine: end === line };
}

/** Of a line that begins an entry: some loggers put a time before every line of one. */
function headAt({ original, raw }: Source, line: number, limit: number): Head | undefined {
  const behind = behindTime(raw, line, limit);
  if (behind < 0 || isAnnounced(raw, line)) return undefined;
  const prefix = prefixAt(original, line);
  if (prefix?.timed !== true) return undefined;
  return goesOn({ original, raw }, prefix.end) ? undefined : { behind: prefix.calm ? prefix.end : behind, calm: prefix.calm };
}

/** The inside of something, or a bracket alone, as printers of JSON open it. */
function goesOn({ original, raw }: Source, at: number): boolean {
  if (isBlank(raw[at]) && isBlank(raw[at + 1])) return true;
  const body = isBlank(raw[at]) ? at + 1 : at;
  const isAlone = (raw[body] === 0x7b || raw[body] === 0x5b) && (raw[body + 1] === 10 || raw[body + 1] === 13);
  return isAlone || continuesAt(original, at);
}

/** The line above ends in the middle of something. */
function isAnnounced(raw: Uint16Array, line: number): boolean {
  let at = line - 1;
  while (isBlank(raw[at]) || raw[at] === 10 || raw[at] === 13) at -= 1;
  const unit = raw[at] ?? 0;
  // : , ( { [
  return unit === 0x3a || unit === 0x2c || unit === 0x28 || unit === 0x7b || unit === 0x5b;
}

function isBlank(unit = 0): boolean {
  return unit === 0x20 || unit === 9;
}

function endOfLine(original: string, line: number, end: number): number {
  const found = original.indexOf('\n', line);
  return found < 0 || found >= end ? end : found + 1;
}

/** What stands before a time is passed over where it is nothing but a date. */
function behindTime(raw: Uint16Array, line: number, limit: number): number {
  const end = Math.min(limit, line + stamp) - 1;
  let from = line;
  for (let at = line; at < end && raw[at] !== 10; at += 1) {
    const unit = raw[at] ?? 0;
    if (unit === 58 && isDigit(raw[at - 1]) && isDigit(raw[at + 1])) return from;
    // Digits, the T between date and time, and what parts them.
    if (from === at && (isDigit(unit) || unit === 0x54 || unit === 0x2d || unit === 0x2f || unit === 0x5b)) from = at + 1;
  }
  return -1;
}

function isDigit(unit = 0): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
