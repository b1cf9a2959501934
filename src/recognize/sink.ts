import { ender, flagged, isIdeograph } from './character.js';

/** Folded text as it is being written, each unit with its place in the original. */
export interface Sink {
  units: Uint16Array;
  length: number;
  /** Runs of `Origins`. */
  readonly at: number[];
  readonly from: number[];
  readonly width: number[];
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
    length: 0,
    at: [],
    from: [],
    width: [],
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

/** More than any rule looks across. */
export const apart = 320;

/** Stands for characters that were left out, so that nothing on one side of them is near to what is on the other. */
export function writeGap(sink: Sink, start: number, end: number): void {
  writeBreak(sink);
  sink.at.push(sink.length);
  sink.from.push(start);
  sink.width.push(end - start);
  sink.units.fill(0, sink.length, sink.length + apart);
  sink.length += apart;
  writeNewline(sink, end, end);
}

/** Writes what several characters, or one that stands for several, fold to. */
export function writeText(sink: Sink, text: string, start: number, end: number): void {
  sink.slack -= Math.max(0, text.length - (end - start));
  if (sink.slack < 0) grow(sink);
  const width = text.length === 1 && end === start + 1 ? 0 : end - start;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 32) writeSpace(sink, start, end);
    else writeUnit(sink, flagged(unit), start, width);
  }
}

/**
 * @param folded a unit with its flags
 * @param width of the characters that it comes from, 0 for one character that gives nothing else
 */
export function writeUnit(sink: Sink, folded: number, start: number, width = 0): void {
  if (sink.spaceEnd >= 0) flush(sink, folded & 0xffff);
  writeOne(sink, folded, start, width);
  if ((folded & ender) !== 0) writeBreak(sink);
}

function writeOne(sink: Sink, folded: number, start: number, wide: number): void {
  const { at, from, width, length } = sink;
  const run = at.length - 1;
  const next = wide === 0 ? (from[run] ?? 0) + length - (at[run] ?? 0) : from[run];
  if (run < 0 || width[run] !== wide || next !== start) {
    at.push(length);
    from.push(start);
    width.push(wide);
  }
  sink.units[length] = folded;
  sink.length = length + 1;
}

/** Writes the white space that waits before a unit; ideographic characters have none between them. */
function flush(sink: Sink, next: number): void {
  const { spaceStart, spaceEnd, length, units } = sink;
  const last = length === 0 ? 0 : (units[length - 1] ?? 0);
  sink.spaceEnd = -1;
  if (sink.broken || last === dot) writeBreak(sink);
  sink.broken = false;
  if (length === 0 || (isIdeograph(last) && isIdeograph(next))) return;
  writeOne(sink, 32, spaceStart, spaceEnd === spaceStart + 1 ? 0 : spaceEnd - spaceStart);
}

export function writeBreak(sink: Sink): void {
  if (sink.length > 0 && sink.breaks[sink.breaks.length - 1] !== sink.length) sink.breaks.push(sink.length);
}

function grow(sink: Sink): void {
  const more = sink.units.length - sink.slack;
  const size = sink.units.length + more;
  const units = new Uint16Array(size);
  units.set(sink.units);
  Object.assign(sink, { units, slack: sink.slack + more });
}

/** The text written so far. */
export function textOf({ units, length }: Pick<Sink, 'units' | 'length'>): string {
  // Unlike a TextDecoder, this keeps halves of surrogate pairs.
  return Buffer.from(units.buffer, units.byteOffset, length * 2).toString('utf16le');
}
