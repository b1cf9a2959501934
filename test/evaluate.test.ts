import assert from 'node:assert/strict';
import { evaluate, type Labelled } from '../src/evaluate.js';
import { recognize } from './support/product.js';

const rows: readonly Labelled[] = [
  { id: 'right', kind: 'error', text: 'Property userPrincipalName is invalid.', label: 'upn-invalid', lang: 'en' },
  { id: 'wrong', kind: 'error', text: 'Property userPrincipalName is invalid.', label: 'license-conflict', lang: 'en' },
  { id: 'variant', kind: 'error', text: 'error CountViolation', label: 'license-exhausted', variant: true },
  { id: 'chat', kind: 'negative', text: 'lunch?', label: 'none', neg_type: 'chat' },
  { id: 'doubtful', kind: 'error', text: 'lunch?', label: 'upn-invalid', ambiguous: true },
  { id: 'asked', kind: 'question', text: 'ASRは使っていません。メールボックスとユーザーを完全に削除する方法は？', label: 'deprovision-remove-object', lang: 'ja', mode: 'plan', facts: { asr: 'no' } },
  { id: 'no mode', kind: 'question', text: 'Property userPrincipalName is invalid.', label: 'upn-invalid', mode: 'fix' },
];

describe('evaluate', () => {
  const { scores, confusion, misses } = evaluate(rows, recognize);
  const score = (name: string) => scores.find((one) => one.name === name);

  for (const [name, right, total] of [['errors', 1, 2], ['errors, variant', 1, 1], ['negatives left alone', 1, 1], ['chat left alone', 1, 1], ['questions', 2, 2], ['mode of questions', 1, 1], ['fact asr', 1, 1], ['ambiguous', 0, 1]] as const) {
    it(`counts ${name}`, () => {
      assert.deepEqual(score(name), { name, right, total });
    });
  }

  it('shows what was answered for each label', () => {
    assert.deepEqual([...(confusion.get('license-conflict') ?? [])], [['upn-invalid', 1]]);
  });

  it('gives every miss with its receipt', () => {
    assert.match(misses[0] ?? '', /^MISS wrong: expected license-conflict, got answer upn-invalid 0\.95 \[upn-invalid\.property=/);
  });
});
