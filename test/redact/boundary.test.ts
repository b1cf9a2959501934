import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchesOf } from '../../src/redact/boundary.js';

describe('every match of a pattern', () => {
  const pattern = /(a+)b?|cd/g;
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd') });

  it('is found, in whatever text it was looked for before', () => {
    fc.assert(fc.property(fc.array(texts), (all) => {
      for (const text of all) assert.deepEqual(matchesOf(pattern, text), [...text.matchAll(pattern)]);
    }));
  });

  it('is found when a search before was left half way', () => {
    pattern.lastIndex = 3;
    assert.deepEqual(matchesOf(pattern, 'acdab').map(([found]) => found), ['a', 'cd', 'ab']);
  });
});
