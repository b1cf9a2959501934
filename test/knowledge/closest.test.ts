import assert from 'node:assert/strict';
import { meant } from '../../src/knowledge/closest.js';

const cases: readonly (readonly [string, string, readonly string[], string])[] = [
  ['names what differs in a letter', 'remvoed', ['kept', 'removed'], 'Did you mean "removed"? '],
  ['names nothing that is another word', 'nowhere', ['kept', 'removed'], ''],
  ['names the nearest of several', 'seen-im', ['seen-at', 'seen-in'], 'Did you mean "seen-in"? '],
  ['allows one letter of a short name', 'asq', ['asr'], 'Did you mean "asr"? '],
  ['says nothing where nothing is known', 'kept', [], ''],
];

describe('what an author meant', () => {
  for (const [what, written, known, said] of cases) {
    it(what, () => {
      assert.equal(meant(written, known), said);
    });
  }
});
