import assert from 'node:assert/strict';
import type { PhraseKey } from '../../src/knowledge/phrase.js';
import { readCommand } from '../../src/turn/command.js';
import { knowledge } from '../support/product.js';

const { phrases } = knowledge;
const kinds = { commandForget: 'forget', commandQuiet: 'quiet', commandBack: 'back', commandSettings: 'settings', commandLanguage: 'language', commandJapanese: 'language', commandEnglish: 'language' } as const satisfies Partial<Record<PhraseKey, string>>;
const words = Object.entries(kinds).flatMap(([key, kind]) => Object.values(phrases[key] ?? {}).flatMap((text) => text.split('|').map((word) => ({ key, word, kind }))));

describe('a command', () => {
  it('is every phrase of the knowledge for it, and no phrase is two commands', () => {
    assert.ok(words.length > 70);
    assert.deepEqual(words.filter(({ word, kind }) => readCommand(phrases, word)?.kind !== kind), []);
  });

  it('is the same in any width and case, with spaces, stops and quotation marks', () => {
    for (const { word, kind } of words) {
      for (const said of [`  ${word}。`, `“${word.toUpperCase()}!”`, `「${word}」`, `${word} .`, word.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))]) {
        assert.equal(readCommand(phrases, said)?.kind, kind, said);
      }
    }
  });

  it('is never a question, a part of a sentence, or nothing', () => {
    for (const { word } of words) {
      for (const said of [`${word}?`, `${word}？`, `${word} x`, `x${word}`]) assert.equal(readCommand(phrases, said), undefined, said);
    }
    for (const said of ['', ' ', '。', '!!!', '|']) assert.equal(readCommand(phrases, said), undefined, said);
    assert.equal(readCommand({}, ''), undefined);
  });

  it('is not looked for in a long message', () => {
    assert.equal(readCommand(phrases, `settings${'.'.repeat(100)}`), undefined);
  });
});
