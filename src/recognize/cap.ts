/** A longer message is read only in part, in characters, so that no paste keeps the others waiting. */
export const longest = 100_000;
/** Share of that for the beginning; the end of a log often holds what went wrong. */
const head = 0.7;
/** How far a cut moves to fall between two lines, in characters. */
const toLine = 1000;

export interface Part {
  readonly start: number;
  readonly end: number;
}

/** The parts of a message that are read: all of it, or its head and its tail. */
export function partsOf(original: string): readonly Part[] {
  if (original.length <= longest) return [{ start: 0, end: original.length }];
  const headEnd = longest * head;
  const tailStart = original.length - (longest - headEnd);
  const lineEnd = original.lastIndexOf('\n', headEnd);
  const lineStart = original.slice(tailStart, tailStart + toLine).indexOf('\n');
  return [
    { start: 0, end: whole(original, lineEnd > headEnd - toLine ? lineEnd : headEnd) },
    { start: whole(original, lineStart < 0 ? tailStart : tailStart + lineStart + 1), end: original.length },
  ];
}

/** The same place, or the one after it where that would part the halves of a character. */
function whole(original: string, at: number): number {
  return (original.codePointAt(at - 1) ?? 0) > 0xffff ? at + 1 : at;
}
