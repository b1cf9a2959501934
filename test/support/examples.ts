import { piecesOf, type Examples } from '../../src/knowledge/placeholder.js';

/** What a team without settings reads. */
export function withExamples(text: string, examples: Examples): string {
  return piecesOf(text).map((piece) => ('text' in piece ? piece.text : (examples[piece.field] ?? ''))).join('');
}
