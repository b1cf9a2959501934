import assert from 'node:assert/strict';
import { compare } from '../src/compare.js';
import type { Reading } from '../src/recognize/types.js';
import { recognize } from './support/product.js';

const rows = [
  { id: 'a', kind: 'error', text: 'Forbidden (403) Insufficient privileges to complete the operation', label: 'insufficient-privileges' },
  { id: 'b', kind: 'negative', text: 'See you at lunch.', label: 'none' },
] as const;

/** What the recognizer reads, changed for one message. */
const changing = (text: string, changes: Partial<Reading>) => (message: string): Reading => ({ ...recognize(message), ...(message === text ? changes : {}) });

describe('compare', () => {
  it('finds nothing where nothing has changed', () => {
    assert.deepEqual(compare(rows, recognize, recognize), []);
  });

  it('finds an answer that is gone, and says that it was right', () => {
    const [change, ...others] = compare(rows, recognize, changing(rows[0].text, { outcome: 'unknown', candidates: [] }));
    assert.deepEqual(others, []);
    assert.deepEqual([change?.id, change?.after, change?.was, change?.is], ['a', 'unknown', true, false]);
    assert.match(change?.before ?? '', /^answer: insufficient-privileges/);
  });

  it('finds a fact that is now told', () => {
    const { candidates } = recognize(rows[0].text);
    const told = candidates.map((one) => ({ ...one, facts: { 'seen-in': 'graph' } }));
    const [change] = compare(rows, recognize, changing(rows[0].text, { candidates: told }));
    assert.match(change?.after ?? '', /^answer: insufficient-privileges seen-in=graph$/);
  });

  it('finds another neighbour of a message that is left alone, which stays right', () => {
    const [change] = compare(rows, recognize, changing(rows[1].text, { neighbour: 'upn-duplicate' }));
    assert.deepEqual([change?.id, change?.was, change?.is], ['b', true, true]);
    assert.match(change?.after ?? '', /like upn-duplicate$/);
  });

  it('does not mind a score that moved', () => {
    const { candidates } = recognize(rows[0].text);
    const moved = candidates.map((one) => ({ ...one, score: one.score / 2 }));
    assert.deepEqual(compare(rows, recognize, changing(rows[0].text, { candidates: moved })), []);
  });
});
