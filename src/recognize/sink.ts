import { ender, flagged, isIdeograph } from './character.js';

/** Folded text as it is being written, each unit with its place in the original. */
export interface Sink {
  units: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  length: number;
  readonly breaks: number[];
  /** Room left for characters that fold to more units than they had. */
  slack: number;
  /** White space not written yet; `spaceEnd` is -1 when there is none. */
  spaceStart: number;
  spaceEnd: number;
  /** A line ended in that white space. */
  broken: boolean;
}

const spare = 64;
/** A full stop ends a clause only where white space follows it. */
export const dot = 46;

/** @param capacity how many characters are going to be read */
export function createSink(capacity: number): Sink {
  const size = capacity + spare;
  return {
    units: new Uint16Array(size),
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    length: 0,
    breaks: [],
    slack: spare - 1,
    spaceStart: 0,
    spaceEnd: -1,
    broken: false,
  };
}

/** White space of any length becomes one space, once it is known that something follows. */
export function writeSpace(sink: Sink, start: number, end: number): void {
  if (sink.spaceEnd < 0) sink.spaceStart = start;
  sink.spaceEnd = end;
}

export function writeNewline(sink: Sink, start: number, end: number): void {
  writeSpace(sink, start, end);
  sink.broken = true;
}

/** Writes what several characters, or one that stands for several, fold to. */
export function writeText(sink: Sink, text: string, start: number, end: number): void {
  sink.slack -= Math.max(0, text.length - (end - start));
  if (sink.slack < 0) grow(sink);
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 32) writeSpace(sink, start, end);
    else writeUnit(sink, flagged(unit), start, end);
  }
}

/** @param folded a unit with its flags */
export function writeUnit(sink: Sink, folded: number, start: number, end = start + 1): void {
  if (sink.spaceEnd >= 0) flush(sink, folded & 0xffff);
  const { length } = sink;
  sink.units[length] = folded;
  sink.starts[length] = start;
  sink.ends[length] = end;
  sink.length = length + 1;
  if ((folded & ender) !== 0) writeBreak(sink);
}

/** Writes the white space that waits before a unit; ideographic characters have none between them. */
function flush(sink: Sink, next: number): void {
  const { spaceStart, spaceEnd, length, units } = sink;
  const last = length === 0 ? 0 : (units[length - 1] ?? 0);
  sink.spaceEnd = -1;
  if (sink.broken || last === dot) writeBreak(sink);
  sink.broken = false;
  if (length === 0 || (isIdeograph(last) && isIdeograph(next))) return;
  units[length] = 32;
  sink.starts[length] = spaceStart;
  sink.ends[length] = spaceEnd;
  sink.length = length + 1;
}

export function writeBreak(sink: Sink): void {
  if (sink.length > 0 && sink.breaks[sink.breaks.length - 1] !== sink.length) sink.breaks.push(sink.length);
}

function grow(sink: Sink): void {
  const more = sink.units.length - sink.slack;
  const size = sink.units.length + more;
  const units = new Uint16Array(size);
  const starts = new Int32Array(size);
  const ends = new Int32Array(size);
  units.set(sink.units);
  starts.set(sink.starts);
  ends.set(sink.ends);
  Object.assign(sink, { units, starts, ends, slack: sink.slack + more });
}

/** The text written so far. */
export function textOf({ units, length }: Pick<Sink, 'units' | 'length'>): string {
  // Unlike a TextDecoder, this keeps halves of surrogate pairs.
  return Buffer.from(units.buffer, units.byteOffset, length * 2).toString('utf16le');
}
