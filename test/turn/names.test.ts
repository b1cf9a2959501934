import assert from 'node:assert/strict';
import fc from 'fast-check';
import { displayName } from '../../src/turn/names.js';

describe('a name on a card', () => {
  for (const [name, shown] of [
    ['Megan Bowen', 'Megan Bowen'],
    ['  佐藤\n花子 ', '佐藤 花子'],
    ['寿限無寿限無五劫の擦り切れ海砂利水魚', '寿限無寿限無五劫の擦り…'],
    ['Wolfeschlegelsteinhausenbergerdorff', 'Wolfeschlegelsteinhause…'],
    ['a\u202eb\u200bc', 'a b c'],
    ['', ''],
    ['\u0000\u2028', ''],
  ] as const) {
    it(`shows ${JSON.stringify(name)} as ${JSON.stringify(shown)}`, () => {
      assert.equal(displayName(name), shown);
    });
  }

  it('is always one short line, whatever people call themselves', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (name) => {
      const shown = displayName(name);
      assert.ok(shown.length <= 24 * 8 + 1 && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(shown), JSON.stringify(shown));
    }));
  });
});
