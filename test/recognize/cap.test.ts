import assert from 'node:assert/strict';
import { longest, partsOf } from '../../src/recognize/cap.js';
import { lineOf, normalize, quote } from '../../src/recognize/normalize.js';
import { apart } from '../../src/recognize/sink.js';
import { recognize } from '../support/product.js';

const line = 'nothing happened here at all today\n';
const filler = (length: number): string => line.repeat(Math.ceil(length / line.length));

describe('a message longer than the cap', () => {
  it('is read from its head and its tail', () => {
    const text = normalize(`first word\n${filler(longest)}middle word\n${filler(longest)}last word`);
    assert.equal(text.cut, true);
    assert.deepEqual(['first', 'middle', 'last'].map((word) => text.text.includes(`${word} word`)), [true, false, true]);
    assert.ok(text.text.length <= longest + apart);
  });

  it('is read whole up to the cap', () => {
    const original = filler(longest).slice(0, longest);
    assert.equal(normalize(original).cut, false);
    assert.equal(normalize(`${original}.`).cut, true);
  });

  it('has quotes and lines of the whole message', () => {
    const original = `${filler(longest * 3)}Property userPrincipalName is invalid`;
    const text = normalize(original);
    const start = text.text.indexOf('property');
    const span = { start, end: start + 37 };
    assert.equal(quote(text, span), 'Property userPrincipalName is invalid');
    assert.equal(lineOf(text, span), original.split('\n').length);
  });

  it('is recognized by what stands at its end', () => {
    const original = `${filler(longest * 3)}2024-05-01T10:00:00Z [ERROR] Bad Request (400) Property userPrincipalName is invalid.`;
    const { candidates, records } = recognize(original);
    assert.deepEqual(candidates.map(({ intent }) => intent), ['upn-invalid']);
    assert.deepEqual(records.map(({ status, line: at, end }) => [status, at, end]), [[400, original.split('\n').length, original.length]]);
  });

  it('joins no words across the cut', () => {
    const text = normalize(`${'a'.repeat(longest * 0.7)}${'b'.repeat(longest)}${'c'.repeat(longest)}`);
    assert.equal(/[ab]c/.test(text.text), false);
    assert.match(text.text, new RegExp(`a\\0{${apart}} c`));
  });

  it('is cut between lines where there are lines, and in no character', () => {
    const [head, tail] = partsOf(filler(longest * 2));
    assert.equal((head?.end ?? 0) % line.length, line.length - 1);
    assert.equal((tail?.start ?? 0) % line.length, 0);
    const emoji = `x${'😀'.repeat(longest)}`;
    assert.ok(partsOf(emoji).every(({ start, end }) => !/\p{Surrogate}/u.test(emoji.slice(start, end))));
  });
});
