import { createAutomaton } from './automaton.js';
import { isWordUnit } from './character.js';
import type { Normalized } from './normalize.js';
import { readSign, signs, type Sign } from './signs.js';
import type { Places } from './spans.js';
import { compilePiece, squeeze, type Piece } from './term.js';
import type { Mark } from './types.js';

/** What one pass over a text finds. */
export interface Scanned {
  /** Places of each piece that occurs, by its id. */
  readonly places: Map<number, Places>;
  /** What errors are known by, ascending. */
  readonly marks: readonly Mark[];
}

/** What is to be done where a literal occurs. */
interface Use {
  /** Length of the literal. */
  readonly length: number;
  /** Nothing is to be done inside of a word, where short literals occur by the thousand. */
  closed: boolean;
  readonly pieces: { readonly id: number; readonly side: string; readonly piece: Piece; readonly written: string; readonly isPhrase: boolean }[];
  /** Signs, with their literal as it is written. */
  readonly signs: { readonly written: string; readonly sign: Sign }[];
}

/** Compiles pieces of terms, whose ids are their places in the list, and the signs of errors, into one search. */
export function createVocabulary(sides: readonly string[], phrases: ReadonlySet<string>): (text: Normalized) => Scanned {
  const uses = usesOf(sides, phrases);
  const automaton = createAutomaton([...uses.keys()]);
  const byIndex = [...uses.values()];
  return (text) => {
    const places = new Map<number, number[]>();
    const marks: Mark[] = [];
    const hits = automaton.scan(text.units);
    for (let at = 0; at < hits.length; at += 2) {
      const use = byIndex[hits[at] ?? 0];
      const end = hits[at + 1] ?? 0;
      if (use && !(use.closed && end < text.units.length && isWordUnit(text.units[end]))) tryUse(use, text, end, places, marks);
    }
    return { places, marks: marks.sort((a, b) => a.start - b.start) };
  };
}

/** Runs thousands of times a message, so it makes no iterators. */
function tryUse(use: Use, text: Normalized, end: number, places: Map<number, number[]>, marks: Mark[]): void {
  const start = startOf(text.units, end, use.length);
  for (let at = 0; at < use.pieces.length; at += 1) {
    const one = use.pieces[at];
    const span = one?.piece.match(text.text, text.units, start, end, one.written);
    if (one === undefined || span === undefined) continue;
    const known = places.get(one.id);
    if (known) known.push(span.start, span.end);
    else places.set(one.id, [span.start, span.end]);
    if (one.isPhrase) marks.push({ kind: 'phrase', value: one.side, start: span.start, end: span.end });
  }
  for (let at = 0; at < use.signs.length; at += 1) {
    const one = use.signs[at];
    const mark = one && readSign(one.sign, one.written, text, start, end);
    if (mark) marks.push(mark);
  }
}

function usesOf(sides: readonly string[], phrases: ReadonlySet<string>): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  const useOf = (literal: string): Use => {
    const use = uses.get(literal) ?? { length: literal.length, closed: true, pieces: [], signs: [] };
    uses.set(literal, use);
    return use;
  };
  for (const [id, side] of sides.entries()) {
    const piece = compilePiece(side);
    // A piece that nothing must occur for would have to be tried everywhere.
    for (const written of piece.literals) if (written !== '') useOf(squeeze(written)).pieces.push({ id, side, piece, written, isPhrase: phrases.has(side) });
  }
  for (const sign of signs) for (const written of sign.literals) useOf(squeeze(written)).signs.push({ written, sign });
  for (const use of uses.values()) use.closed = use.signs.length === 0 && use.pieces.every(({ piece }) => piece.closed);
  return uses;
}

/** Where so many characters begin that end at `end`, spaces not counted. */
function startOf(units: Uint16Array, end: number, count: number): number {
  let at = end;
  for (let left = count; left > 0; left -= 1) {
    at -= 1;
    while (at > 0 && units[at] === 32) at -= 1;
  }
  return at;
}
