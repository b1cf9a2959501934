import assert from 'node:assert/strict';
import { locales } from '../../src/locale.js';
import { knowledge, recognize } from '../support/product.js';

describe('the same content in Japanese and in English', () => {
  for (const scenario of Object.values(knowledge.scenarios)) {
    for (const rule of scenario.rules) {
      for (const locale of locales) {
        it(`is read alike by ${rule.id}, in ${locale}`, () => {
          assert.ok(rule.samples[locale].length > 0, 'the rule has no sample in this language');
          for (const sample of rule.samples[locale]) {
            const { held, candidates } = recognize(sample);
            assert.ok(held.includes(rule.id), `"${sample}" is not held`);
            if (rule.intent !== undefined) assert.equal(candidates[0]?.intent, rule.intent, sample);
          }
        });
      }
      it(`leaves the near misses of ${rule.id} alone`, () => {
        assert.deepEqual(rule.near.filter((sample) => recognize(sample).held.includes(rule.id)), []);
      });
    }
  }
});
