import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toLines, toRich, toWords } from '../../src/view/rich.js';
import type { Run } from '../../src/view/types.js';

const plain = (text: string): Run => ({ text, weight: 'Default', font: 'Default' });
const bold = (text: string): Run => ({ text, weight: 'Bolder', font: 'Default' });
const literal = (text: string): Run => ({ text, weight: 'Default', font: 'Monospace' });

const proses: readonly (readonly [string, string, readonly Run[]])[] = [
  ['plain words as one run', 'Do it.', [plain('Do it.')]],
  ['bold', 'Do it **now**.', [plain('Do it '), bold('now'), plain('.')]],
  ['a literal', 'Set `mail`.', [plain('Set '), literal('mail'), plain('.')]],
  ['bold and a literal that touch', '**Set**`mail`', [bold('Set'), literal('mail')]],
  ['a literal inside bold', '**Copy `Value` now.**', [bold('Copy '), { text: 'Value', weight: 'Bolder', font: 'Monospace' }, bold(' now.')]],
  ['asterisks inside a literal as they are', '`Get-*` and `**`', [literal('Get-*'), plain(' and '), literal('**')]],
  ['Markdown, tags and placeholders as they are', '[x](https://evil) <b> ${a} {{DATE()}} _b_', [plain('[x](https://evil) <b> ${a} {{DATE()}} _b_')]],
  ['nothing', '', []],
];

describe('toRich', () => {
  for (const [what, prose, runs] of proses) {
    it(`turns ${what} into runs`, () => {
      assert.deepEqual(toRich(prose), { runs });
    });
  }

  it('loses no character of words without marks', () => {
    fc.assert(fc.property(fc.string().filter((text) => !/[*`]/.test(text)), (text) => assert.equal(toWords(text), text)));
  });

  it('gives no empty run', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '*', '`', ' ') }), (text) => assert.ok(toRich(text).runs.every((run) => run.text !== ''))));
  });
});

describe('toWords', () => {
  it('takes the marks off', () => {
    assert.equal(toWords('**Never** clear `mail`.'), 'Never clear mail.');
  });
});

describe('toLines', () => {
  it('makes a line of every text', () => {
    assert.deepEqual(toLines(['a', 'b']), [{ text: 'a' }, { text: 'b' }]);
  });
});
