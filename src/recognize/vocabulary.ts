import { createAutomaton } from './automaton.js';
import type { Normalized } from './normalize.js';
import { readSign, signs, type Sign } from './signs.js';
import type { Places } from './spans.js';
import { compilePiece, squeeze, type Piece } from './term.js';
import type { Mark } from './types.js';

/** What one pass over a text finds. */
export interface Scanned {
  /** Places of each piece that occurs, by the piece as it is written. */
  readonly places: ReadonlyMap<string, Places>;
  /** What errors are known by, ascending. */
  readonly marks: readonly Mark[];
}

/** What is to be done where a literal occurs. */
interface Use {
  readonly pieces: readonly (readonly [string, Piece])[];
  /** Signs, with their literal as it is written. */
  readonly signs: readonly (readonly [string, Sign])[];
}

/** Compiles pieces of terms, and the signs of errors, into one search. */
export function createVocabulary(sides: readonly string[], isPhrase: (side: string) => boolean): (text: Normalized) => Scanned {
  const uses = usesOf(sides);
  const literals = [...uses.keys()];
  const byIndex = [...uses.values()];
  const automaton = createAutomaton(literals);
  const lengths = Int32Array.from(literals, ({ length }) => length);
  return (text) => {
    const { units, text: folded } = text;
    const places = new Map<string, number[]>();
    const marks: Mark[] = [];
    automaton.scan(units, (literal, end) => {
      const use = byIndex[literal];
      if (use === undefined) return;
      const start = startOf(units, end, lengths[literal] ?? 0);
      for (const [side, piece] of use.pieces) {
        const span = piece.match(folded, units, start, end);
        if (span === undefined) continue;
        const known = places.get(side);
        if (known) known.push(span.start, span.end);
        else places.set(side, [span.start, span.end]);
        if (isPhrase(side)) marks.push({ kind: 'phrase', value: side, ...span });
      }
      for (const [written, sign] of use.signs) {
        const mark = readSign(sign, written, text, start, end);
        if (mark) marks.push(mark);
      }
    });
    return { places, marks: marks.sort((a, b) => a.start - b.start) };
  };
}

function usesOf(sides: readonly string[]): ReadonlyMap<string, Use> {
  const uses = new Map<string, { pieces: (readonly [string, Piece])[]; signs: (readonly [string, Sign])[] }>();
  const useOf = (literal: string) => {
    const use = uses.get(literal) ?? { pieces: [], signs: [] };
    uses.set(literal, use);
    return use;
  };
  for (const side of new Set(sides)) {
    const piece = compilePiece(side);
    // A piece that nothing must occur for would have to be tried everywhere.
    if (piece.literal !== '') useOf(piece.literal).pieces.push([side, piece]);
  }
  for (const sign of signs) for (const literal of sign.literals) useOf(squeeze(literal)).signs.push([literal, sign]);
  return uses;
}

/** Where so many characters begin that end at `end`, spaces not counted. */
function startOf(units: Uint16Array, end: number, count: number): number {
  let at = end;
  for (let left = count; left > 0; left -= 1) {
    at -= 1;
    while (units[at] === 32) at -= 1;
  }
  return at;
}
