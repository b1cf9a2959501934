import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sinon from 'sinon';
import { knowingAbsence, mostKnown, nameOf } from '../../src/store/absence.js';
import { openSqlite } from '../../src/store/sqlite.js';
import { createMemoryStore } from '../support/store.js';

const forever = new Date(8.64e15);

describe('a store that knows what is not there', () => {
  it('looks only for what may be there', async () => {
    const inner = createMemoryStore();
    await inner.put('few', 'old', 1, 0, forever);
    const get = sinon.spy(inner, 'get');
    const store = knowingAbsence(inner, new Set(['few']), [nameOf('few', 'old')]);
    assert.deepEqual([await store.get('few', 'none'), get.callCount], [undefined, 0]);
    assert.deepEqual([(await store.get('few', 'old'))?.value, (await store.get('many', 'none'))?.value, get.callCount], [1, undefined, 2]);
    await store.put('few', 'put', 2, 0, forever);
    await store.create('few', ['one', 'other'], 3, forever);
    assert.deepEqual(await Promise.all(['put', 'one', 'other'].map(async (key) => (await store.get('few', key))?.value)), [2, 3, 3]);
  });

  it('asks for what is being written', async () => {
    const inner = createMemoryStore();
    const store = knowingAbsence(inner, new Set(['few']), []);
    const get = sinon.spy(inner, 'get');
    const written = store.put('few', 'key', 1, 0, forever);
    await store.get('few', 'key');
    await written;
    assert.equal(get.callCount, 1);
  });

  it('looks for everything where there is too much to know', async () => {
    const inner = createMemoryStore();
    const get = sinon.spy(inner, 'get');
    const names = Array.from({ length: mostKnown + 1 }, (_, at) => nameOf('few', String(at)));
    await knowingAbsence(inner, new Set(['few']), names).get('few', 'none');
    assert.equal(get.callCount, 1);
  });

  it('finds after a start what was there before', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shirube-absence-'));
    try {
      const first = await openSqlite(folder, { few: ['few'] });
      await first.put('few', 'a "quoted" key, 鍵', 1, 0, forever);
      await first.put('fewer', 'other', 2, 0, forever);
      await first.close();
      const second = await openSqlite(folder, { few: ['few'] });
      assert.deepEqual([(await second.get('few', 'a "quoted" key, 鍵'))?.value, (await second.get('fewer', 'other'))?.value, await second.get('few', 'other')], [1, 2, undefined]);
      await second.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
