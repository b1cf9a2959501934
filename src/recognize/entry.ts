import type { Part } from './cap.js';
import { isDigit, isLetter } from './character.js';
import { continuesAt } from './continuing.js';
import type { Source } from './fold.js';
import { prefixAt } from './prefix.js';

/** The time of an entry stands in so many characters of its line. */
const stamp = 64;

/** An entry with the lines that go on with it; or a line that belongs to none. */
export interface Lines extends Part {
  readonly head: Head | undefined;
  readonly next: Head | undefined;
  readonly isOneLine: boolean;
}

/** How an entry begins. */
interface Head {
  /** Where it goes on behind the digits of its time, or behind its level where that says that it is routine. */
  readonly behind: number;
  /** Where it goes on behind everything that its logger put before it. */
  readonly body: number;
  readonly calm: boolean;
}

/**
 * The next lines of a log from where one begins.
 * @param head how that one begins, which the lines before it told
 */
export function entryAt(source: Source, start: number, limit: number, head: Head | undefined): Lines {
  const line = endOfLine(source.original, start, limit);
  let end = line;
  let next = headAt(source, end, limit);
  while (head !== undefined && end < limit && next === undefined) {
    end = endOfLine(source.original, end, limit);
    next = headAt(source, end, limit);
  }
  return { start, end, head, next, isOneLine: end === line };
}

/** Of a line that begins an entry: some loggers put a time before every line of one. */
export function headAt({ original, raw }: Source, line: number, limit: number): Head | undefined {
  const behind = behindTime(raw, line, limit);
  if (behind < 0 || isAnnounced(raw, line)) return undefined;
  const prefix = prefixAt(original, line);
  if (prefix?.timed !== true) return undefined;
  return goesOn({ original, raw }, prefix.end) ? undefined : { behind: prefix.calm ? prefix.end : behind, body: prefix.end, calm: prefix.calm };
}

/** A line that is no part of what stands above it, as far as can be told. */
export function standsAlone({ original, raw }: Source, line: number, end: number): boolean {
  const first = raw[line] ?? 0;
  const begins = first > 0x7f || isDigit(first) || isLetter(first) || (first === 0x7b && isClosed(raw, end));
  return begins && !isAnnounced(raw, line) && !continuesAt(original, line);
}

/** An object of JSON that ends on its line. */
function isClosed(raw: Uint16Array, end: number): boolean {
  let at = end - 1;
  while (isBlank(raw[at]) || raw[at] === 10 || raw[at] === 13) at -= 1;
  return raw[at] === 0x7d;
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
