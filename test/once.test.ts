import assert from 'node:assert/strict';
import { frozen, oncePer, oncePerFrozen } from '../src/once.js';

function counting() {
  let times = 0;
  return { make: ({ words }: { readonly words: string }) => `${words} ${(times += 1)}`, times: () => times };
}

describe('oncePer', () => {
  it('makes one thing of each object, however often it is asked', () => {
    const once = oncePer(counting().make);
    const [first, second] = [{ words: 'a' }, { words: 'a' }];
    assert.deepEqual([once(first), once(second), once(first)], ['a 1', 'a 2', 'a 1']);
  });
});

describe('oncePerFrozen', () => {
  it('keeps what was made from what is frozen', () => {
    const once = oncePerFrozen(counting().make);
    const source = Object.freeze({ words: 'a' });
    assert.deepEqual([once(source), once(source)], ['a 1', 'a 1']);
  });

  it('makes anew from what can change', () => {
    const once = oncePerFrozen(({ words }: { words: string }) => words);
    const source = { words: 'a' };
    const before = once(source);
    source.words = 'b';
    assert.deepEqual([before, once(source)], ['a', 'b']);
  });
});

describe('frozen', () => {
  it('freezes all that a value holds', () => {
    const value = frozen({ list: [{ text: 'a' }], none: null, number: 1 });
    assert.ok([value, value.list, value.list[0]].every(Object.isFrozen));
  });
});
