import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAutomaton } from '../../src/recognize/automaton.js';

const unitsOf = (text: string): Uint16Array => Uint16Array.from(text, (character) => character.charCodeAt(0));

/** Every literal at every position of the text without its spaces. */
function naive(literals: readonly string[], text: string): readonly string[] {
  const kept = [...text].flatMap((character, at) => (character === ' ' ? [] : [{ character, at }]));
  const squeezed = kept.map(({ character }) => character).join('');
  return literals.flatMap((literal, index) =>
    [...squeezed].flatMap((_, from) => (squeezed.startsWith(literal, from) ? [`${index}@${(kept[from + literal.length - 1]?.at ?? 0) + 1}`] : [])),
  );
}

function found(literals: readonly string[], text: string, automaton = createAutomaton(literals)): readonly string[] {
  const hits = automaton.scan(unitsOf(text));
  return Array.from({ length: hits.length / 2 }, (_, at) => `${hits[at * 2]}@${hits[at * 2 + 1]}`);
}

const letters = (from: string) => fc.string({ unit: fc.constantFrom(...from), minLength: 1, maxLength: 6 });

describe('the automaton', () => {
  it('finds literals inside each other and across each other', () => {
    assert.deepEqual([...found(['he', 'she', 'hers', 'his'], 'ushers')].sort(), ['0@4', '1@4', '2@6']);
  });

  it('passes over spaces of the text', () => {
    assert.deepEqual(found(['privileges'], 'priv ileges'), ['0@11']);
  });

  it('agrees with a naive search', () => {
    fc.assert(
      fc.property(fc.uniqueArray(letters('ab漢'), { minLength: 1, maxLength: 12 }), fc.string({ unit: fc.constantFrom(...'ab漢 x'), maxLength: 60 }), (literals, text) => {
        assert.deepEqual([...found(literals, text)].sort(), [...naive(literals, text)].sort());
      }),
      { numRuns: 1500 },
    );
  });

  it('agrees with a naive search where literals are too many for rows and letters too many for columns', () => {
    const letter = (index: number): string => String.fromCharCode(0x4e00 + index);
    const literals = Array.from({ length: 9000 }, (_, index) => `${letter(index % 700)}${letter((index * 7) % 90)}${letter(index % 13)}${letter(Math.floor(index / 700))}`);
    const automaton = createAutomaton(literals);
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...literals), fc.integer({ min: 0, max: 700 }).map(letter)), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        assert.deepEqual([...found(literals, text, automaton)].sort(), [...naive(literals, text)].sort());
      }),
      { numRuns: 30 },
    );
  });
});
