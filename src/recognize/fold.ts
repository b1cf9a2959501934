import { action, actionOf, actions, foldCluster, isMark } from './character.js';
import { createSink, dot, textOf, writeSpace, writeText, writeUnit, type Sink } from './sink.js';

/** So many marks change one character; more of them are somebody's joke, and slow to put in order. */
const mostMarks = 16;

/** A text, and its UTF-16 units, which are quicker to read one by one; a 0 follows them. */
export interface Source {
  readonly original: string;
  readonly raw: Uint16Array;
}

export function sourceOf(original: string): Source {
  const raw = new Uint16Array(original.length + 1);
  Buffer.from(raw.buffer).write(original, 'utf16le');
  return { original, raw };
}

/** Folds a whole text, white space collapsed and trimmed. Terms of the knowledge go through this. */
export function fold(text: string): string {
  // Most terms and messages, which are folded one by one.
  if (/^[ -~]*$/.test(text)) return text.toLowerCase().replace(/ {2,}/g, ' ').trim();
  const sink = createSink(text.length);
  const source = sourceOf(text);
  for (let at = 0; at < text.length; at += 1) {
    at = foldRun(sink, source, at, text.length);
    if (at >= text.length) break;
    if (actionOf(text.charCodeAt(at)) === action.newline) writeSpace(sink, at, at + 1);
    else writeText(sink, text.charAt(at), at, at + 1);
  }
  return textOf(sink);
}

/** Folds characters up to a line break or one that can begin markup, and tells where that is. */
export function foldRun(sink: Sink, source: Source, from: number, to: number): number {
  const { raw, original } = source;
  let at = from;
  let plain = -1;
  while (at < to) {
    const folded = actionOf(raw[at] ?? 0);
    if (folded > action.space) {
      writeUnit(sink, folded, at);
      plain = at = foldPlain(sink, raw, at + 1, to);
    } else if (folded === action.space) {
      writeSpace(sink, at, at + 1);
      at += 1;
    } else if (folded === action.dropped) {
      at += 1;
    } else if (folded === action.slow) {
      // A mark changes the character before it, which was written already.
      const changes = plain === at && isMark(raw[at] ?? 0) && sink.units[sink.length - 1] !== action.space;
      if (changes) sink.length -= 1;
      at = foldSlow(sink, original, changes ? at - 1 : at, to);
    } else {
      return at;
    }
  }
  return at;
}

/**
 * Most of a text: characters that fold to one, with single spaces between. Everything is a variable of this function,
 * which makes it several times quicker than `writeUnit`.
 */
function foldPlain(sink: Sink, raw: Uint16Array, from: number, to: number): number {
  const { units } = sink;
  const known = actions;
  const shift = sink.length - from;
  let at = from;
  for (; at < to; at += 1) {
    const folded = known[raw[at] ?? 0] ?? 0;
    const place = at + shift;
    if (folded <= action.space || folded > 0xffff) {
      if (folded !== action.space || !isPlainBreak(units[place - 1] ?? 0, known[raw[at + 1] ?? 0] ?? 0)) break;
    }
    units[place] = folded;
  }
  sink.length = at + shift;
  return at;
}

/** A space that is written as it is: nothing ends there, and no script does without it. */
function isPlainBreak(before: number, next: number): boolean {
  return before !== dot && before < 0x3000 && next > action.space && next <= 0xffff;
}

const expansions = new Map<string, string>();
const mostExpansions = 4096;

/** One character beyond the first plane, with marks, or folding to several. */
function foldSlow(sink: Sink, original: string, at: number, to: number): number {
  let end = at + ((original.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  for (let marks = 0; marks < mostMarks && end < to && isMark(original.charCodeAt(end)); marks += 1) end += 1;
  const cluster = original.slice(at, end);
  let folded = expansions.get(cluster);
  if (folded === undefined) {
    folded = foldCluster(cluster);
    if (expansions.size < mostExpansions) expansions.set(cluster, folded);
  }
  writeText(sink, folded, at, end);
  return end;
}
