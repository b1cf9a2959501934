import assert from 'node:assert/strict';
import { createSay } from '../../src/knowledge/phrase.js';
import { phrases } from '../support/sample.js';

const say = createSay({ ...phrases, whyRule: { ja: '規則 {rule}', en: 'Rule {rule}, {rule} of {total}' } }, 'en');

describe('createSay', () => {
  it('fills in names, wherever and however often they stand', () => {
    assert.equal(say('whyRule', { rule: 'a.b', total: 3 }), 'Rule a.b, a.b of 3');
  });

  it('leaves a name that has no value', () => {
    assert.equal(say('whyRule', { total: 3 }), 'Rule {rule}, {rule} of 3');
    assert.equal(say('whyRule'), 'Rule {rule}, {rule} of {total}');
  });

  it('does not fill in what stands in a value', () => {
    assert.equal(say('whyRule', { rule: '{total} $&', total: 3 }), 'Rule {total} $&, {total} $& of 3');
  });

  it('says each language, and a phrase that is missing by its name', () => {
    assert.equal(createSay(phrases, 'ja')('headingCause'), '和 headingCause');
    assert.equal(createSay({}, 'ja')('headingCause'), 'headingCause');
  });
});
