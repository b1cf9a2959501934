import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Kind } from '../../src/redact/types.js';
import { isSecret } from '../../src/redact/overlap.js';
import { redact } from '../support/redact.js';

interface Row {
  readonly note: string;
  readonly text: string;
  /** What must be found, in the order of the text: kind and the pasted characters. */
  readonly found?: readonly (readonly [Kind, string])[];
}

function rowsOf(name: string): readonly Row[] {
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8').split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Row);
}

const positive = rowsOf('positive.jsonl');
const negative = rowsOf('negative.jsonl');

describe('what is taken out of a text', () => {
  it('is tried on at least 200 cases, and what is left on as many, each another text', () => {
    for (const rows of [positive, negative]) assert.ok(new Set(rows.map(({ text }) => text)).size >= 200);
  });

  for (const { note, text, found } of positive) {
    it(`is a ${note}`, () => {
      const { spans } = redact(text);
      assert.deepEqual(spans.map(({ kind, start, end }) => [kind, text.slice(start, end)]), found);
    });
  }
});

describe('what is left in a text', () => {
  for (const { note, text } of negative) {
    it(`is ${note}`, () => {
      assert.equal(redact(text).text, text);
    });
  }

  it('is every word of the labelled messages that people could have written, for no secret is among them', () => {
    const folder = new URL('../corpus/', import.meta.url);
    const messages = readdirSync(folder).flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as Row).text));
    assert.ok(messages.length > 900);
    const alarms = messages.flatMap((text) => redact(text).spans.filter(({ kind }) => isSecret(kind)).map(({ kind, start, end }) => [kind, text.slice(start, end)]));
    assert.deepEqual(alarms, []);
  });
});
