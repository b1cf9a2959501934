import assert from 'node:assert/strict';
import { createCache } from '../src/cache.js';

describe('the cache', () => {
  it('forgets what was unused for longest when there are too many', () => {
    const cache = createCache<number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.get('a');
    cache.set('c', 3);
    assert.deepEqual([cache.get('a'), cache.get('b'), cache.get('c')], [1, undefined, 3]);
  });

  it('keeps what is used again and again, however many others come', () => {
    const cache = createCache<number>(100);
    cache.set('used', 1);
    for (let at = 0; at < 10_000; at += 1) {
      cache.set(String(at), at);
      if (at % 50 === 0) cache.get('used');
    }
    assert.equal(cache.get('used'), 1);
  });

  it('forgets what is over its time', () => {
    let now = 0;
    const cache = createCache<number>(2, 10, () => now);
    cache.set('a', 1);
    cache.set('b', 2, 20);
    now = 10;
    assert.deepEqual([cache.get('a'), cache.get('b')], [undefined, 2]);
  });

  it('holds a few more than its limit at most, and never forgets what fits', () => {
    const cache = createCache<number>(100);
    for (let at = 0; at < 1_000; at += 1) {
      cache.set(String(at), at);
      const held = Array.from({ length: at + 1 }, (_, key) => key).filter((key) => cache.get(String(key)) !== undefined);
      assert(held.length <= 110 && held.length >= Math.min(at + 1, 100));
      assert.deepEqual(held, held.map((_, index) => at + 1 - held.length + index));
    }
  });

  it('holds no more than a weight, by forgetting what was unused for longest', () => {
    const cache = createCache<number>(100, Infinity, Date.now, 10);
    for (const key of ['a', 'b', 'c']) cache.set(key, 1, undefined, 4);
    assert.deepEqual(['a', 'b', 'c'].map((key) => cache.get(key)), [undefined, 1, 1]);
    cache.delete('b');
    cache.set('c', 2, undefined, 5);
    cache.set('d', 3, undefined, 5);
    assert.deepEqual(['c', 'd'].map((key) => cache.get(key)), [2, 3]);
  });

  it('keeps nothing that weighs more than all may', () => {
    const cache = createCache<number>(100, Infinity, Date.now, 10);
    cache.set('a', 1, undefined, 11);
    cache.set('b', 2, undefined, 5);
    assert.deepEqual([cache.get('a'), cache.get('b')], [undefined, 2]);
  });
});
