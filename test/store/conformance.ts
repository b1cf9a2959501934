import assert from 'node:assert/strict';
import fc from 'fast-check';
import { StoreError } from '../../src/store/fault.js';
import type { Store } from '../../src/store/types.js';
import { agreesWithModel } from './model.js';
import { hostileKeys, jsonKinds } from './samples.js';

const start = Date.parse('2026-01-05T09:00:00.000Z');
const later = new Date(start + 60_000);
const forever = new Date(start + 1e12);

/** What every store has to do, whatever it is made of. `open` gives a new connection to the same data each time. */
export function conforms(open: (now: () => Date) => Promise<Store>): void {
  let store: Store;
  let today = start;
  let count = 0;
  /** A collection of its own for every test. */
  const fresh = () => `test ${String((count += 1))}`;

  before(async () => {
    store = await open(() => new Date(today));
  });
  beforeEach(() => {
    today = start;
  });
  after(() => store.close());

  it('knows no document under an unknown key', async () => {
    assert.equal(await store.get(fresh(), 'nothing'), undefined);
  });

  it('keeps documents under hostile keys and collections apart', async () => {
    const collection = fresh();
    for (const [index, key] of hostileKeys.entries()) {
      assert.equal(await store.put(collection, key, index, 0, forever), 1, JSON.stringify(key.slice(0, 20)));
      assert.equal(await store.put(`${collection}${key}`, 'k', -index, 0, forever), 1, JSON.stringify(key.slice(0, 20)));
    }
    for (const [index, key] of hostileKeys.entries()) {
      assert.deepEqual(await store.get(collection, key), { revision: 1, value: index });
      assert.deepEqual(await store.get(`${collection}${key}`, 'k'), { revision: 1, value: 0 - index });
    }
  });

  it('does not confuse where a collection ends and a key begins', async () => {
    const collection = fresh();
    await store.put(`${collection}a`, 'b', 'first', 0, forever);
    assert.equal(await store.get(collection, 'ab'), undefined);
    assert.equal(await store.get(`${collection}","a`, 'b'), undefined);
  });

  it('gives every kind of JSON back as it was', async () => {
    const collection = fresh();
    for (const [index, value] of jsonKinds.entries()) {
      await store.put(collection, String(index), value, 0, forever);
      assert.deepEqual(await store.get(collection, String(index)), { revision: 1, value });
    }
  });

  it('gives any JSON back from under any key', async () => {
    const collection = fresh();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }), async (key, value) => {
        const revision = (await store.get(collection, key))?.revision ?? 0;
        assert.equal(await store.put(collection, key, value, revision, forever), revision + 1);
        assert.deepEqual(await store.get(collection, key), { revision: revision + 1, value: JSON.parse(JSON.stringify(value)) });
      }),
      { numRuns: 100 },
    );
  });

  it('keeps a document of one megabyte', async () => {
    const [collection, value] = [fresh(), { text: 'あx\0'.repeat(1 << 18) }];
    assert.equal(await store.put(collection, 'big', value, 0, forever), 1);
    assert.equal(await store.put(collection, 'big', { ...value, more: 1 }, 1, forever), 2);
    assert.deepEqual(await store.get(collection, 'big'), { revision: 2, value: { ...value, more: 1 } });
  });

  it('refuses what is not JSON and what is no date', async () => {
    const collection = fresh();
    for (const value of [undefined, () => 1, 1n]) {
      await assert.rejects(store.put(collection, 'k', value, 0, forever), { reason: 'value' });
    }
    await assert.rejects(store.put(collection, 'k', 1, 0, new Date(NaN)), (error) => error instanceof StoreError && error.code === 'store' && error.reason === 'value');
    assert.equal(await store.get(collection, 'k'), undefined);
  });

  it('lets exactly one of twenty creators win', async () => {
    const collection = fresh();
    const revisions = await Promise.all(Array.from({ length: 20 }, (_, writer) => store.put(collection, 'race', writer, 0, forever)));
    assert.deepEqual(revisions.filter((revision) => revision !== undefined), [1]);
    assert.equal((await store.get(collection, 'race'))?.value, revisions.indexOf(1));
  });

  it('loses no increment of twenty writers at once', async () => {
    const collection = fresh();
    const increment = async (): Promise<void> => {
      for (;;) {
        const old = await store.get(collection, 'sum');
        if ((await store.put(collection, 'sum', Number(old?.value ?? 0) + 1, old?.revision ?? 0, forever)) !== undefined) return;
      }
    };
    await Promise.all(Array.from({ length: 20 }, async () => {
      for (let round = 0; round < 5; round += 1) await increment();
    }));
    assert.deepEqual(await store.get(collection, 'sum'), { revision: 100, value: 100 });
  });

  it('writes only over the expected revision', async () => {
    const collection = fresh();
    assert.equal(await store.put(collection, 'k', 'early', 1, forever), undefined);
    assert.equal(await store.put(collection, 'k', 'first', 0, forever), 1);
    for (const wrong of [0, 2, -1, 1.5, NaN, Infinity, 2 ** 63]) {
      assert.equal(await store.put(collection, 'k', 'wrong', wrong, forever), undefined, String(wrong));
    }
    assert.equal(await store.put(collection, 'k', 'second', 1, forever), 2);
    assert.deepEqual(await store.get(collection, 'k'), { revision: 2, value: 'second' });
  });

  it('creates two documents as one, each where there is none', async () => {
    const collection = fresh();
    await store.put(collection, 'b', 'theirs', 0, later);
    assert.equal(await store.create(collection, ['a', 'b'], 'ours', forever), 1);
    assert.equal(await store.create(collection, ['a', 'b'], 'late', forever), 0);
    assert.deepEqual([await store.get(collection, 'a'), await store.get(collection, 'b')], [{ revision: 1, value: 'ours' }, { revision: 1, value: 'theirs' }]);
    today = later.getTime();
    assert.equal(await store.create(collection, ['b', 'c'], 'later', forever), 2);
    assert.deepEqual([await store.get(collection, 'b'), await store.get(collection, 'c')], [{ revision: 2, value: 'later' }, { revision: 1, value: 'later' }]);
    assert.equal(await store.create(collection, ['d'], 'one', later), 1);
    assert.equal(await store.create(collection, ['d'], 'two', forever), 1);
    assert.equal(await store.create(collection, ['d'], 'three', forever), 0);
  });

  it('replaces the documents that hold a value, and no others', async () => {
    const collection = fresh();
    await store.create(collection, ['a', 'b'], { was: 'ours' }, later);
    await store.put(collection, 'c', 'theirs', 0, forever);
    assert.equal(await store.replace(collection, ['a', 'c'], { was: 'ours' }, 'done', forever), 1);
    assert.equal(await store.replace(collection, ['c'], { was: 'ours' }, 'done', forever), 0);
    assert.deepEqual([await store.get(collection, 'a'), await store.get(collection, 'c')], [{ revision: 2, value: 'done' }, { revision: 1, value: 'theirs' }]);
    today = later.getTime();
    assert.equal(await store.replace(collection, ['a', 'b'], { was: 'ours' }, 'done', forever), 0);
    assert.equal(await store.get(collection, 'b'), undefined);
    assert.equal(await store.replace(collection, ['a'], 'done', 'over', forever), 1);
    assert.equal((await store.get(collection, 'a'))?.value, 'over');
  });

  it('lets exactly one of twenty have both of two documents', async () => {
    const collection = fresh();
    const created = await Promise.all(Array.from({ length: 20 }, (_, writer) => store.create(collection, ['x', 'y'], `of ${writer}`, forever)));
    assert.deepEqual(created.filter((count) => count > 0), [2]);
    const values = await Promise.all(['x', 'y'].map(async (key) => (await store.get(collection, key))?.value));
    assert.deepEqual(values, Array(2).fill(`of ${created.indexOf(2)}`));
  });

  it('deletes a document, and minds nothing when there is none', async () => {
    const collection = fresh();
    await store.put(collection, 'k', 1, 0, forever);
    await store.put(collection, 'other', 2, 0, forever);
    await store.delete(collection, 'k');
    await store.delete(collection, 'k');
    assert.equal(await store.get(collection, 'k'), undefined);
    assert.equal((await store.get(collection, 'other'))?.value, 2);
    assert.equal(await store.put(collection, 'k', 3, 0, forever), 1);
  });

  it('counts a document as none from the moment it expires', async () => {
    const collection = fresh();
    await store.put(collection, 'k', 'old', 0, later);
    today = later.getTime() - 1;
    assert.equal((await store.get(collection, 'k'))?.value, 'old');
    today = later.getTime();
    assert.equal(await store.get(collection, 'k'), undefined);
    assert.equal(await store.put(collection, 'k', 'revived', 1, forever), undefined);
  });

  it('creates anew over an expired document, out of reach of its old revisions', async () => {
    const collection = fresh();
    await store.put(collection, 'k', 'old', 0, later);
    today = later.getTime();
    const revision = await store.put(collection, 'k', 'new', 0, forever);
    assert.equal(revision, 2);
    assert.equal(await store.put(collection, 'k', 'late', 1, forever), undefined);
    assert.equal(await store.put(collection, 'k', 'next', revision, forever), 3);
    assert.equal((await store.get(collection, 'k'))?.value, 'next');
  });

  it('prolongs a document with every write', async () => {
    const collection = fresh();
    await store.put(collection, 'k', 1, 0, later);
    await store.put(collection, 'k', 2, 1, forever);
    today = later.getTime();
    assert.equal((await store.get(collection, 'k'))?.value, 2);
  });

  it('answers a journal oldest first, from a moment on, up to a limit', async () => {
    const [journal, at] = [fresh(), (seconds: number) => new Date(start + seconds * 1000)];
    for (const [seconds, value] of [[3, 'c'], [1, 'a'], [2, 'b1'], [2, 'b2'], [2, 'b3']] as const) await store.append(journal, value, at(seconds));
    await store.append(`${journal}\0`, 'elsewhere', at(2));
    const values = async (since: Date, limit: number) => (await store.query(journal, since, limit)).map(({ value }) => value);
    assert.deepEqual(await store.query(journal, at(3), 9), [{ at: at(3), value: 'c' }]);
    assert.deepEqual(await values(at(0), Infinity), ['a', 'b1', 'b2', 'b3', 'c']);
    assert.deepEqual(await values(at(1.001), 9), ['b1', 'b2', 'b3', 'c']);
    assert.deepEqual(await values(at(0), 2), ['a', 'b1']);
    assert.deepEqual(await values(at(0), 0), []);
    assert.deepEqual(await values(at(4), 9), []);
    assert.deepEqual(await store.query(fresh(), at(0), 9), []);
  });

  it('keeps every kind of JSON in a journal of any name', async () => {
    for (const name of hostileKeys) await store.append(`j${name}`, name, later);
    for (const name of hostileKeys) assert.deepEqual(await store.query(`j${name}`, later, 9), [{ at: later, value: name }]);
  });

  it('forgets one journal, and says how many lines it had', async () => {
    const journal = fresh();
    for (const value of ['a', 'b']) await store.append(journal, value, later);
    await store.append(`${journal}\0`, 'elsewhere', later);
    assert.equal(await store.forget(journal), 2);
    assert.deepEqual(await store.query(journal, new Date(0), 9), []);
    assert.equal((await store.query(`${journal}\0`, new Date(0), 9)).length, 1);
    assert.equal(await store.forget(journal), 0);
  });

  it('sweeps what has expired and what is old, and says how much it was', async () => {
    await store.sweep(new Date(8.64e15), new Date(8.64e15));
    const name = fresh();
    for (const [key, expires] of [['a', later], ['b', later], ['c', forever]] as const) await store.put(name, key, key, 0, expires);
    for (const at of [new Date(start), later, forever]) await store.append(name, 'line', at);
    assert.equal(await store.sweep(new Date(later.getTime() - 1), new Date(start)), 0);
    assert.equal(await store.sweep(later, later), 3);
    assert.equal(await store.sweep(later, later), 0);
    assert.equal(await store.get(name, 'a'), undefined);
    assert.equal((await store.get(name, 'c'))?.value, 'c');
    assert.equal((await store.query(name, new Date(0), 9)).length, 2);
  });

  it('behaves like a plain map with a clock, whatever the order of calls', () => agreesWithModel(store, fresh, (time) => {
    today = time;
  }));

  it('answers a check', async () => {
    await store.check();
  });
}
