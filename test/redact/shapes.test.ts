import assert from 'node:assert/strict';
import { faultOfPattern } from '../../src/knowledge/pattern.js';
import { publicIds } from '../../src/redact/known.js';
import { kindOfLabel, labels, patternOfLabels } from '../../src/redact/labels.js';
import { shapes } from '../../src/redact/shapes.js';
import { redact } from '../support/redact.js';

describe('the shapes of secrets', () => {
  for (const { pattern, literals } of shapes) {
    it(`are looked for in time that grows no faster than the text: ${pattern}`, () => {
      assert.equal(faultOfPattern(`/${pattern}/`), undefined);
      assert.ok(literals.every((literal) => literal.length > 0));
    });
  }
});

describe('the labels of secrets', () => {
  it('are each of the kind that they announce', () => {
    for (const { kind, words } of labels) for (const word of words) assert.equal(kindOfLabel(word), kind, word);
  });

  it('are each found', () => {
    for (const { words } of labels) for (const word of words) assert.equal(patternOfLabels().exec(` ${word}=`)?.[0].toLowerCase(), word.toLowerCase(), word);
  });
});

describe('ids that are the same in every tenant', () => {
  it('stay, wherever they stand', () => {
    for (const id of publicIds) assert.deepEqual(redact(`x ${id} y ${id.toUpperCase()}`).spans, []);
  });

  it('are ids', () => {
    assert.ok(publicIds.size > 120);
    for (const id of publicIds) assert.match(id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });
});
