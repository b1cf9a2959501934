import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreError } from '../../src/store/fault.js';
import { guardStore } from '../../src/store/guard.js';
import { openSqlite } from '../../src/store/sqlite.js';
import type { Store } from '../../src/store/types.js';
import { createMemoryStore } from '../support/store.js';
import { conforms } from './conformance.js';

const forever = new Date(8.64e15);
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A store whose database does as it is told, and one guard in front of it. */
function aStore() {
  const inner = createMemoryStore();
  const calls: string[] = [];
  let mode: 'works' | 'hangs' | 'refuses' | 'fails' = 'works';
  const behave = async (name: string): Promise<void> => {
    calls.push(name);
    if (mode === 'refuses') throw new StoreError('unreachable', 'refused', '');
    if (mode === 'fails') throw new StoreError('failed', 'disk full', '');
    if (mode === 'hangs') await new Promise(() => undefined);
  };
  const store: Store = {
    ...inner,
    get: async (...of) => behave('get').then(() => inner.get(...of)),
    put: async (...of) => behave('put').then(() => inner.put(...of)),
    check: async () => behave('check'),
  };
  return {
    guarded: guardStore(store, { stall: 60, limit: 400, pause: 10 }),
    calls,
    /** Calls that hang already go on hanging. */
    becomes: (next: typeof mode) => void (mode = next),
  };
}

const reasonOf = async (call: Promise<unknown>): Promise<unknown> => call.then(() => 'answered', (error: { reason: unknown }) => error.reason);

describe('the guarded store', () => {
  describe('as a store', () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), 'shirube-guard-'))));
    after(() => rmSync(folder, { recursive: true, force: true }));
    conforms(async (now) => guardStore(await openSqlite(folder, { now })));
  });

  it('gives every waiting call up when the database falls silent', async () => {
    const { guarded, becomes } = aStore();
    becomes('hangs');
    assert.deepEqual(await Promise.all([reasonOf(guarded.get('c', 'k')), reasonOf(guarded.put('c', 'k', 1, 0, forever)), reasonOf(guarded.check())]), ['timeout', 'timeout', 'timeout']);
    becomes('works');
    await guarded.close();
  });

  it('asks a database that was away nothing more, until it answers a check in the background', async () => {
    const { guarded, becomes, calls } = aStore();
    becomes('refuses');
    assert.equal(await reasonOf(guarded.get('c', 'k')), 'unreachable');
    assert.equal(await reasonOf(guarded.get('c', 'k')), 'unreachable');
    assert.deepEqual(calls.filter((name) => name === 'get'), ['get']);
    while (calls.filter((name) => name === 'check').length < 2) await soon();
    becomes('works');
    while ((await reasonOf(guarded.put('c', 'k', 1, 0, forever))) !== 'answered') await soon();
    assert.deepEqual((await guarded.get('c', 'k'))?.value, 1);
    await guarded.close();
  });

  it('comes back by itself after it hung', async () => {
    const { guarded, becomes } = aStore();
    becomes('hangs');
    assert.equal(await reasonOf(guarded.get('c', 'k')), 'timeout');
    becomes('works');
    while ((await reasonOf(guarded.get('c', 'k'))) !== 'answered') await soon();
    await guarded.close();
  });

  it('stays with a database that answers with an error: it is there', async () => {
    const { guarded, becomes } = aStore();
    becomes('fails');
    assert.equal(await reasonOf(guarded.get('c', 'k')), 'failed');
    becomes('works');
    assert.equal(await reasonOf(guarded.get('c', 'k')), 'answered');
    await guarded.close();
  });

  it('gives one slow call up, but not the database, while others are answered', async () => {
    const { guarded, becomes } = aStore();
    becomes('hangs');
    const slow = reasonOf(guarded.get('c', 'slow'));
    becomes('works');
    let slowIsOver = false;
    void slow.then(() => (slowIsOver = true));
    while (!slowIsOver) {
      assert.equal(await reasonOf(guarded.get('c', 'k')), 'answered');
      await soon();
    }
    assert.equal(await slow, 'timeout');
    await guarded.close();
  });

  it('asks nothing more once it is closed', async () => {
    const { guarded, becomes, calls } = aStore();
    becomes('refuses');
    await reasonOf(guarded.get('c', 'k'));
    await guarded.close();
    const before = calls.length;
    await new Promise((resolve) => setTimeout(resolve, 40));
    assert.equal(calls.length, before);
  });
});
