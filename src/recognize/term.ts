import { patternSource } from '../knowledge/pattern.js';
import { requiredLiteral } from './literal.js';
import { fold, isWordCharacter } from './fold.js';
import type { Span } from './normalize.js';

/** How far apart the two sides of a gap (…) may stand, in characters. */
const gap = 220;
/** A phrase of so many characters is found even where a paste lost the line break before or after it. */
const unmistakable = 24;
/** How far before its required literal a /pattern/ may begin. */
const reach = 200;

/** A term ready to be tried wherever its literal occurs. */
export interface Term {
  /** Must occur in the text for the term to match. */
  readonly literal: string;
  /** The place that the term covers when its literal stands at `at`. */
  readonly match: (text: string, at: number) => Span | undefined;
}

/** Words, `word*`, and gaps; or a /pattern/. Both are compared with folded text. */
export function compileTerm(source: string): Term {
  return source.startsWith('/') ? compilePattern(source) : compileWords(source);
}

function compileWords(source: string): Term {
  const sides = source.split('…').map(fold).filter((side) => side !== '');
  const literal = sides[0]?.split('*')[0]?.trimEnd() ?? '';
  const plain = sides.length === 1 && sides[0] === literal;
  const long = plain && literal.length >= unmistakable;
  const pattern = new RegExp(sides.map(wordsPattern).join(`[^]{0,${gap}}?`), 'uy');
  return {
    literal,
    match(text, at) {
      if (!long && isWordCharacter(literal[0]) && isWordCharacter(text[at - 1])) return undefined;
      if (plain) return long || wordEnds(text, at + literal.length) ? { start: at, end: at + literal.length } : undefined;
      pattern.lastIndex = at;
      const found = pattern.exec(text)?.[0];
      return found === undefined ? undefined : { start: at, end: at + found.length };
    },
  };
}

function wordEnds(text: string, end: number): boolean {
  return !(isWordCharacter(text[end - 1]) && isWordCharacter(text[end]));
}

function wordsPattern(side: string): string {
  const escaped = side.replace(/[\\^$.*+?()[\]{}|/]/g, (character) => (character === '*' ? "[a-z0-9']*" : `\\${character}`));
  const start = isWordCharacter(side[0]) ? '(?<![a-z0-9])' : '';
  const end = isWordCharacter(side.at(-1)) ? '(?![a-z0-9])' : '';
  return `${start}${escaped}${end}`;
}

function compilePattern(source: string): Term {
  const body = patternSource(source);
  const literal = requiredLiteral(body);
  const pattern = new RegExp(body, 'gu');
  return {
    literal,
    match(text, at) {
      const from = Math.max(0, at - reach);
      const window = text.slice(from, at + literal.length + reach);
      for (const found of window.matchAll(pattern)) {
        const start = from + found.index;
        if (start <= at && start + found[0].length >= at + literal.length) return { start, end: start + found[0].length };
      }
      return undefined;
    },
  };
}
