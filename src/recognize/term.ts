import { patternSource } from '../knowledge/pattern.js';
import { isWordUnit } from './character.js';
import { fold } from './fold.js';
import { requiredLiterals } from './literal.js';
import type { Span } from './normalize.js';

/** How far apart the two sides of a gap (…) may stand, in characters. */
export const gap = 220;
/** A phrase of so many characters is found even where a paste lost a line break in it, or broke a word. */
export const unmistakable = 24;

/** One side of a term, tried wherever its literal occurs. */
export interface Piece {
  /** One of them must occur in the text, spaces aside, for the piece to match. */
  readonly literals: readonly string[];
  /** Behind its literal no letter and no digit follows that belongs to the same word. */
  readonly closed: boolean;
  /** The place that the piece covers when one of its literals stands from `start` to `end`. */
  readonly match: (text: string, units: Uint16Array, start: number, end: number, literal: string) => Span | undefined;
}

/** A term is one piece, or several with gaps between them. */
export type Term = readonly string[];

/** The sides of a term. A /pattern/ has one. */
export function sidesOf(term: string): Term {
  return term.startsWith('/') ? [term] : term.split('…').map(fold).filter((side) => side !== '');
}

/** Words and `word*`; or a /pattern/. Both are compared with folded text. */
export function compilePiece(side: string): Piece {
  if (side.startsWith('/')) return compilePattern(side);
  const stars = side.split('*');
  const [first = ''] = stars;
  if (stars.length === 1) return compileWords(side);
  return stars.length === 2 && stars[1] === '' && !first.endsWith(' ') ? compileBeginning(first) : compileStars(side);
}

function compileWords(words: string): Piece {
  const long = words.length >= unmistakable;
  return {
    literals: [words],
    closed: !long && isWordUnit(words.charCodeAt(words.length - 1)),
    match(text, units, start, end) {
      if (long) return { start, end };
      return isExact(words, text, start, end) && beginsWord(units, start) && endsWord(units, end) ? { start, end } : undefined;
    },
  };
}

function compileBeginning(words: string): Piece {
  const long = words.length >= unmistakable;
  return {
    literals: [words],
    closed: false,
    match(text, units, start, end) {
      if (!long && !(isExact(words, text, start, end) && beginsWord(units, start))) return undefined;
      let ending = end;
      while (ending < units.length && (isWordUnit(units[ending]) || units[ending] === apostrophe)) ending += 1;
      return { start, end: ending };
    },
  };
}

/** A star between words is one word or nothing, as long as it takes. */
function compileStars(side: string): Piece {
  const parts = side.split('*');
  const body = parts.map((part) => part.replace(/[\\^$.+?()[\]{}|/]/g, '\\$&')).join(`[a-z0-9']{0,${longestWord}}`);
  const pattern = new RegExp(`${isWordUnit(side.charCodeAt(0)) ? '(?<![a-z0-9])' : ''}${body}${isWordUnit(side.charCodeAt(side.length - 1)) ? '(?![a-z0-9])' : ''}`, 'g');
  const longest = parts.reduce((best, part) => (part.trim().length > best.trim().length ? part : best)).trim();
  const reach = side.length + parts.length * longestWord;
  return { literals: [longest], closed: false, match: around(pattern, reach, reach) };
}

function compilePattern(source: string): Piece {
  const body = patternSource(source);
  const { literals, before, behind } = requiredLiterals(body);
  return { literals, closed: false, match: around(new RegExp(body, 'gu'), before, behind) };
}

/** What a pattern covers around a literal that everything it matches holds, so far before and behind that. */
function around(pattern: RegExp, before: number, behind: number): Piece['match'] {
  return (text, _units, at, literalEnd, literal) => {
    if (!isExact(literal, text, at, literalEnd)) return undefined;
    // One character more, for a look at whether a word begins there.
    const from = Math.max(0, at - before - 1);
    const part = text.slice(from, literalEnd + behind + 1);
    pattern.lastIndex = 0;
    for (let found = pattern.exec(part); found; found = pattern.exec(part)) {
      const start = from + found.index;
      if (start <= at && start + found[0].length >= literalEnd) return { start, end: start + found[0].length };
    }
    return undefined;
  };
}

/** What a star stands for has so many characters at most. */
const longestWord = 60;
const apostrophe = 39;

export function squeeze(words: string): string {
  return words.replaceAll(' ', '');
}

/** The literal was looked for without spaces; here they count. */
export function isExact(words: string, text: string, start: number, end: number): boolean {
  return end - start === words.length && (!words.includes(' ') || text.startsWith(words, start));
}

/** Reading before the beginning of an array is right, and makes every later reading slow. */
function beginsWord(units: Uint16Array, start: number): boolean {
  return start === 0 || !(isWordUnit(units[start]) && isWordUnit(units[start - 1]));
}

function endsWord(units: Uint16Array, end: number): boolean {
  return end >= units.length || !(isWordUnit(units[end - 1]) && isWordUnit(units[end]));
}
