import assert from 'node:assert/strict';
import { createExclusive, type Exclusive } from '../../src/bot/exclusive.js';
import { guardStore } from '../../src/store/guard.js';
import { createMemoryStore } from '../support/store.js';

const times = { lease: 1_000, patience: 600 };

/** Two servers on one store, whose clock is set by hand. */
function aPair() {
  const store = createMemoryStore();
  let now = 0;
  let ids = 0;
  const failures: unknown[] = [];
  // The store in memory forgets nothing by itself.
  const forget = (collection: string, keys: readonly string[]): void => {
    for (const key of keys) {
      const expires = store.documents.get(JSON.stringify([collection, key]))?.expires;
      if (expires !== undefined && expires.getTime() <= now) void store.delete(collection, key).catch(() => undefined);
    }
  };
  const expiring: Parameters<typeof createExclusive>[0] = {
    get: (collection, key) => (forget(collection, [key]), store.get(collection, key)),
    create: (collection, keys, ...of) => (forget(collection, keys), store.create(collection, keys, ...of)),
    replace: (collection, keys, ...of) => (forget(collection, keys), store.replace(collection, keys, ...of)),
  };
  const create = (): Exclusive => createExclusive(expiring, () => new Date(now), () => String((ids += 1)), (error) => void failures.push(error));
  return { store, failures, here: create(), there: create(), sets: (milliseconds: number) => void (now = milliseconds) };
}

const work = () => {
  let runs = 0;
  return { run: async () => (runs += 1), runs: () => runs };
};

describe('work that only one server may do', () => {
  it('runs, and not again once it is done', async () => {
    const { here, there } = aPair();
    const { run, runs } = work();
    const ran = await here(['a'], times, run);
    await ran?.done();
    assert.deepEqual([ran?.value, await there(['a'], times, run), runs()], [1, undefined, 1]);
  });

  it('is known by any of its keys', async () => {
    const { here, there } = aPair();
    const { run, runs } = work();
    await (await here(['id 1', 'content'], times, run))?.done();
    assert.equal(await there(['id 2', 'content'], times, run), undefined);
    assert.equal(await there(['id 1', 'else'], times, run), undefined);
    assert.equal(runs(), 1);
  });

  it('does not keep the key of a repetition to itself', async () => {
    const { here, there } = aPair();
    const { run } = work();
    await (await here(['content'], times, run))?.done();
    await there(['id 2', 'content'], times, run);
    assert.equal((await there(['id 2'], times, run))?.value, 2);
  });

  it('waits for a server that is at it', async () => {
    const { here, there } = aPair();
    const { run, runs } = work();
    const ran = await here(['a'], times, run);
    const second = there(['a'], times, run);
    await ran?.done();
    assert.deepEqual([await second, runs()], [undefined, 1]);
  });

  it('is taken over from a server that died over it', async () => {
    const { here, there, sets } = aPair();
    const { run, runs } = work();
    await here(['id', 'content'], times, run);
    sets(999);
    assert.equal(await there(['id', 'content'], { ...times, patience: 0 }, run), undefined);
    sets(1_000);
    assert.equal((await there(['id', 'content'], times, run))?.value, 2);
    assert.equal(runs(), 2);
  });

  it('is not waited for longer than one has patience', async () => {
    const { here, there } = aPair();
    const { run } = work();
    await here(['a'], times, run);
    assert.equal(await there(['a'], { ...times, patience: 300 }, run), undefined);
  });

  it('is not noted as done by a server from which it was taken over', async () => {
    const { here, there, sets, store } = aPair();
    const { run, runs } = work();
    const late = await here(['id', 'content'], times, run);
    sets(1_000);
    await there(['id', 'content'], times, run);
    await late?.done();
    assert.notEqual((await store.get('deliveries', 'id'))?.value, 'done');
    sets(2_000);
    assert.equal((await there(['id', 'content'], times, run))?.value, 3);
    assert.equal(runs(), 3);
  });

  it('runs as often as it is asked for where it has no key', async () => {
    const { here, store, failures } = aPair();
    const { run } = work();
    store.fail(true);
    await (await here([], times, run))?.done();
    assert.deepEqual([(await here([], times, run))?.value, failures], [2, []]);
  });

  it('is done once by two at the same time', async () => {
    const { here, there } = aPair();
    const { run, runs } = work();
    const finish = async (exclusive: Exclusive) => (await exclusive(['id', 'content'], times, run))?.done();
    await Promise.all([finish(here), finish(there), finish(here), finish(there)]);
    assert.equal(runs(), 1);
  });

  it('runs without the store', async () => {
    const { here, store, failures } = aPair();
    const { run } = work();
    store.fail(true);
    const ran = await here(['a'], times, run);
    await ran?.done();
    assert.deepEqual([ran?.value, failures.length], [1, 2]);
  });

  it('does not wait for a store that hangs', async () => {
    const hanging = guardStore({ ...createMemoryStore(), create: () => new Promise(() => undefined) });
    const exclusive = createExclusive(hanging, () => new Date(), () => 'id', () => undefined);
    const started = performance.now();
    assert.equal((await exclusive(['a'], times, work().run))?.value, 1);
    assert.ok(performance.now() - started < 1_000);
    await hanging.close();
  });
});
