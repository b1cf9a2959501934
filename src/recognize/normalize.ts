import { action, actionOf, foldCluster } from './character.js';
import { partsOf, type Part } from './cap.js';
import { decodeAt, newline } from './decode.js';
import { countUpTo } from './ascending.js';
import { foldRun, sourceOf, type Source } from './fold.js';
import { endOf, startOf, type Origins } from './origins.js';
import { prefixAt } from './prefix.js';
import { skim, type Repeat } from './skim.js';
import { apart, createSink, textOf, writeBreak, writeGap, writeNewline, writeSpace, writeText, type Sink } from './sink.js';

/** A message made comparable, with the way back to the characters that were pasted. */
export interface Normalized {
  readonly original: string;
  /** Folded text: one space for any white space, none between ideographic characters. */
  readonly text: string;
  /** The units of `text`, which are quicker to search. */
  readonly units: Uint16Array;
  /** Where the units of `text` come from in the original. */
  readonly origins: Origins;
  /** Positions in `text` where a clause ends (line break or end of a sentence), ascending. */
  readonly breaks: readonly number[];
  /** Entries of a log, ascending. */
  readonly entries: readonly Entry[];
  /** Where the lines of the original begin, ascending. */
  readonly lines: Int32Array;
  /** The message was too long, and the middle of it was not read. */
  readonly cut: boolean;
  /** Entries of a long log that were not read, as they repeat one that was. */
  readonly repeats: readonly Repeat[];
  /** Entries of a long log were not read, as nothing went wrong in them. */
  readonly passed: boolean;
}

/** A place in the normalized text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A line that a logger put a time before, which `text` does not hold. */
export interface Entry {
  /** Where its text begins. */
  readonly at: number;
  /** Where its line begins in the original. */
  readonly start: number;
  /** It tells the time. */
  readonly timed: boolean;
  /** The logger called it an error. */
  readonly alarm: boolean;
}

/** Reads a message whatever Teams, a terminal or a log did to it. Runs in time linear in the length. */
export function normalize(original: string): Normalized {
  const whole = partsOf(original);
  const source = sourceOf(original);
  const { parts, repeats, passed } = skim(source, whole);
  const sink = createSink(parts.reduce((sum, { start, end }) => sum + end - start + apart, 0));
  const entries: Entry[] = [];
  let read = 0;
  for (const part of parts) {
    if (part.start > read) writeGap(sink, read, part.start);
    readPart(sink, source, part, entries);
    read = part.end;
  }
  writeBreak(sink);
  const { units, at, from, width, length, breaks } = sink;
  return {
    original,
    text: textOf(sink),
    units: units.subarray(0, length),
    origins: { at, from, width, length, end: original.length },
    breaks,
    entries,
    lines: linesOf(original),
    cut: whole.length > 1,
    repeats,
    passed,
  };
}

/** The pasted characters behind a span. */
export function quote({ original, origins }: Normalized, { start, end }: Span): string {
  return original.slice(startOf(origins, start), endOf(origins, end - 1));
}

/** Line of the original, counted from 1, on which a span begins. */
export function lineOf({ lines, origins }: Normalized, { start }: Span): number {
  return countUpTo(lines, startOf(origins, start));
}

function readPart(sink: Sink, source: Source, { start, end }: Part, entries: Entry[]): void {
  const { original, raw } = source;
  let at = start;
  let fresh = true;
  while (at < end) {
    at = foldRun(sink, source, fresh ? readPrefix(sink, original, at, end, entries) : at, end);
    if (at >= end) break;
    if (actionOf(raw[at] ?? 0) === action.newline) {
      writeNewline(sink, at, at + 1);
      at += 1;
      fresh = true;
      continue;
    }
    const { text, end: next } = decodeAt(original, at, end) ?? { text: original.charAt(at), end: at + 1 };
    fresh = text === newline;
    if (fresh) writeNewline(sink, at, next);
    else writeDecoded(sink, text, at, next);
    at = next;
  }
}

function readPrefix(sink: Sink, original: string, at: number, to: number, entries: Entry[]): number {
  const prefix = prefixAt(original, at);
  if (prefix === undefined) return at;
  const end = Math.min(prefix.end, to);
  writeSpace(sink, at, end);
  // The space before the text is not written yet, and ideographic characters will have none.
  if (prefix.timed || prefix.alarm) entries.push({ at: sink.length, start: at, timed: prefix.timed, alarm: prefix.alarm });
  return end;
}

function writeDecoded(sink: Sink, text: string, start: number, end: number): void {
  const folded = text === '' ? action.dropped : actionOf(text.charCodeAt(0));
  if (folded === action.space || folded === action.newline) writeSpace(sink, start, end);
  else if (folded !== action.dropped) writeText(sink, foldCluster(text), start, end);
}

function linesOf(original: string): Int32Array {
  if (original.includes('\r')) return Int32Array.from([0, ...Array.from(original.matchAll(/\r\n?|\n/g), ({ index, 0: found }) => index + found.length)]);
  let starts = new Int32Array(64);
  let count = 1;
  for (let at = original.indexOf('\n'); at >= 0; at = original.indexOf('\n', at + 1)) {
    if (count === starts.length) {
      const more = new Int32Array(count * 2);
      more.set(starts);
      starts = more;
    }
    starts[count] = at + 1;
    count += 1;
  }
  return starts.subarray(0, count);
}
