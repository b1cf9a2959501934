import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTrail, writeTrail } from '../../src/guide/trail.js';
import type { Given } from '../../src/guide/types.js';

const word = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/, { maxLength: 30 }).filter(({ length }) => length > 0 && length <= 60);
const given: fc.Arbitrary<Given> = fc.record({ fact: word, value: word, by: fc.constantFrom('chosen', 'told', 'profile') }, { noNullPrototype: true });
const trail = fc.uniqueArray(given, { maxLength: 40, selector: ({ fact }) => fact });

describe('writeTrail', () => {
  it('writes how each answer came to be', () => {
    const answers: readonly Given[] = [
      { fact: 'hold', value: 'yes', by: 'chosen' },
      { fact: 'mode', value: 'fix', by: 'told' },
      { fact: 'asr', value: 'no', by: 'profile' },
    ];
    assert.deepEqual(writeTrail(answers), ['hold=yes', 'mode~fix', 'asr:no']);
  });
});

describe('readTrail', () => {
  it('reads whatever writeTrail writes', () => {
    fc.assert(fc.property(trail, (answers) => assert.deepEqual(readTrail(writeTrail(answers)), answers)));
  });

  it('reads a trail that went through JSON', () => {
    fc.assert(fc.property(trail, (answers) => assert.deepEqual(readTrail(JSON.parse(JSON.stringify(writeTrail(answers)))), answers)));
  });

  it('reads a trail of 40 answers', () => {
    const longest = Array.from({ length: 40 }, (_, index) => `fact-${index}=yes`);
    assert.equal(readTrail(longest)?.length, 40);
  });

  const foreign: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['a text', 'hold=yes'],
    ['an object', { 0: 'hold=yes', length: 1 }],
    ['numbers', [1]],
    ['an answer without a value', ['hold=']],
    ['an answer with another sign', ['hold>yes']],
    ['an answer with something before it', [' hold=yes']],
    ['an answer with a second line', ['hold=yes\n']],
    ['capitals', ['Hold=Yes']],
    ['the name of an object\'s ancestor', ['__proto__=yes']],
    ['an answer of more than 60 characters', [`hold=${'a'.repeat(61)}`]],
    ['a fact that is given twice', ['hold=yes', 'hold~no']],
    ['more than 40 answers', Array.from({ length: 41 }, (_, index) => `fact-${index}=yes`)],
  ];
  for (const [what, value] of foreign) {
    it(`does not take ${what} for a trail`, () => {
      assert.equal(readTrail(value), undefined);
    });
  }

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => assert.doesNotThrow(() => readTrail(value))));
  });
});
