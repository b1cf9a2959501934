import assert from 'node:assert/strict';
import fc from 'fast-check';
import { columnsOf } from '../../src/columns.js';
import { press } from '../../src/view/frame.js';
import { inRows } from '../../src/view/rows.js';
import type { Press } from '../../src/view/types.js';

const aPress = (title: string, mode: Press['mode'] = 'primary'): Press => ({ ...press(title, { version: 1, walk: 'walk-0001', revision: 0, language: 'en', event: 'none' }), mode });
const titlesOf = (presses: readonly Press[]) => inRows(presses).map((row) => row.presses.map(({ title }) => title));
const title = fc.string({ minLength: 1, maxLength: 36 });

describe('rows of buttons', () => {
  it('hold as many as a narrow phone shows side by side', () => {
    assert.deepEqual(titlesOf(['Back', 'Change an answer', '日本語', 'Start over'].map((one) => aPress(one))), [['Back', 'Change an answer'], ['日本語', 'Start over']]);
  });

  it('count a Japanese character as two', () => {
    assert.deepEqual(titlesOf(['1つ戻る', '回答を変更する', 'English'].map((one) => aPress(one))), [['1つ戻る', '回答を変更する'], ['English']]);
  });

  it('leave what waits in the menu in the last row', () => {
    assert.deepEqual(titlesOf([aPress('Back to the question'), aPress('Change every answer', 'secondary'), aPress('Start over again', 'secondary')]), [['Back to the question', 'Change every answer', 'Start over again']]);
  });

  it('are parted from the content above by a line, once', () => {
    assert.deepEqual(inRows(['a'.repeat(30), 'b'.repeat(30)].map((one) => aPress(one))).map(({ first, spacing }) => [first, spacing]), [[true, 'Medium'], [false, 'Small']]);
  });

  it('are none where there is no button', () => {
    assert.deepEqual(inRows([]), []);
  });

  it('keep every button in its order, and no row of several is too wide', () => {
    fc.assert(fc.property(fc.array(title), (titles) => {
      const rows = titlesOf(titles.map((one) => aPress(one)));
      assert.deepEqual(rows.flat(), titles);
      for (const row of rows) assert.ok(row.length === 1 || row.reduce((sum, one) => sum + columnsOf(one) + 5, 0) <= 40);
    }));
  });
});
