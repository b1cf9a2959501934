import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';
import Concurrent from 'libsql/promise';
import sinon from 'sinon';
import { explain } from '../../src/errors.js';
import { openStore } from '../../src/store/open.js';
import { openSqlite } from '../../src/store/sqlite.js';
import type { Store } from '../../src/store/types.js';
import { conforms } from './conformance.js';

const forever = new Date(8.64e15);
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('the SQLite store', function () {
  // Some tests start programs, which takes its time on a busy machine.
  this.timeout(20_000);
  let folder: string;
  let children: readonly ChildProcess[] = [];
  const temporary = () => mkdtempSync(join(tmpdir(), 'shirube-store-'));

  beforeEach(() => {
    folder = temporary();
  });
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
    children = [];
    rmSync(folder, { recursive: true, force: true });
  });

  /** Writes until it is killed; resolves once `acknowledged` writes were. */
  async function startWriter(acknowledged: number): Promise<{ readonly kill: () => Promise<number> }> {
    const child = spawn(process.execPath, ['--import=tsx', fileURLToPath(new URL('writer.ts', import.meta.url)), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    children = [...children, child];
    const exit = once(child, 'close');
    let printed = '';
    await new Promise<void>((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        printed += chunk;
        if (printed.split('\n').length > acknowledged) resolve();
      });
      child.once('exit', () => {
        reject(new Error('The writer ended by itself.'));
      });
    });
    return {
      async kill() {
        child.kill('SIGKILL');
        await exit;
        return Number(printed.trimEnd().split('\n').at(-1));
      },
    };
  }

  describe('asked to write a lot at the same time', () => {
    afterEach(() => sinon.restore());
    const write = (store: Store, keys: readonly string[]): Promise<readonly (number | undefined)[]> => Promise.all(keys.map((key) => store.put('walks', key, { key }, 0, forever)));
    const keys = Array.from({ length: 50 }, (_, at) => `walk-${at}`);

    it('waits for the disk once', async () => {
      const store = await openSqlite(folder);
      const exec = sinon.spy(Concurrent.prototype, 'exec');
      assert.deepEqual(await write(store, keys), keys.map(() => 1));
      assert.equal(exec.getCalls().filter(({ args }) => args[0] === 'commit').length, 1);
      await store.close();
    });

    it('lets the first of two writers of one key win', async () => {
      const store = await openSqlite(folder);
      assert.deepEqual(await write(store, ['a', 'b', 'a']), [1, 1, undefined]);
      await store.close();
    });

    it('writes one by one what cannot be written together, and only what fails is lost', async () => {
      const store = await openSqlite(folder);
      const exec = sinon.stub(Concurrent.prototype, 'exec').callThrough();
      let commits = 0;
      exec.withArgs('commit').callsFake(function (this: Concurrent) {
        commits += 1;
        // The common one, and the second of those that follow.
        if (commits === 1 || commits === 3) return Promise.reject(new Error('disk I/O error'));
        return exec.wrappedMethod.call(this, 'commit');
      });
      const outcomes = await Promise.allSettled(keys.slice(0, 4).map((key) => store.put('walks', key, { key }, 0, forever)));
      assert.deepEqual(outcomes.map(({ status }) => status), ['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
      exec.restore();
      const found = await Promise.all(keys.slice(0, 4).map((key) => store.get('walks', key)));
      assert.deepEqual(found.map((stored) => stored !== undefined), [true, false, true, true]);
      await store.close();
    });

    it('reads what nobody is writing while the disk is busy', async () => {
      const store = await openSqlite(folder);
      await store.put('walks', 'a', 1, 0, forever);
      const exec = sinon.stub(Concurrent.prototype, 'exec').callThrough();
      let finish: () => void = () => undefined;
      const disk = new Promise<void>((resolve) => (finish = resolve));
      exec.withArgs('commit').callsFake(async function (this: Concurrent) {
        await disk;
        return exec.wrappedMethod.call(this, 'commit');
      });
      const seen: string[] = [];
      const writing = store.put('walks', 'b', 2, 0, forever).then(() => seen.push('written'));
      const waiting = store.get('walks', 'b').then((stored) => seen.push(`b ${String(stored?.value)}`));
      assert.equal((await store.get('walks', 'a'))?.value, 1);
      assert.deepEqual(seen, []);
      finish();
      await Promise.all([writing, waiting]);
      assert.deepEqual(seen, ['written', 'b 2']);
      await store.close();
    });

    it('has written what a read after it can see, and what was asked for before it closes', async () => {
      const store = await openSqlite(folder);
      const [, seen] = await Promise.all([store.put('walks', 'a', 1, 0, forever), store.get('walks', 'a')]);
      const last = store.put('walks', 'b', 2, 0, forever);
      await store.close();
      assert.deepEqual([seen?.value, await last], [1, 1]);
    });
  });

  describe('as a store', () => {
    let shared: string;
    before(() => {
      shared = temporary();
    });
    after(() => {
      rmSync(shared, { recursive: true, force: true });
    });
    conforms((now) => openSqlite(shared, { now }));
  });

  it('keeps its data from one opening to the next, in one file', async () => {
    const first = await openSqlite(folder);
    await first.put('c', 'k', { text: '日本語' }, 0, forever);
    await first.append('j', 1, new Date(5));
    await first.close();
    await first.close();
    await assert.rejects(first.check(), { reason: 'unreachable', message: /closed/ });
    const copy = join(folder, 'copy');
    mkdirSync(copy);
    copyFileSync(join(folder, 'shirube.db'), join(copy, 'shirube.db'));
    const second = await openStore({ dataDir: copy, databaseUrl: undefined }, () => new Date());
    assert.deepEqual(await second.get('c', 'k'), { revision: 1, value: { text: '日本語' } });
    assert.deepEqual(await second.query('j', new Date(0), 9), [{ at: new Date(5), value: 1 }]);
    await second.close();
  });

  it('refuses a second opener at once, naming the folder and the remedy', async () => {
    const store = await openSqlite(folder);
    await assert.rejects(openSqlite(folder), (error) => {
      assert.match(explain(error), new RegExp(`${folder}.*\n.*DATA_DIR.*DATABASE_URL`));
      return true;
    });
    assert.equal(await store.put('c', 'k', 1, 0, forever), 1);
    await store.close();
    await (await openSqlite(folder)).close();
  });

  it('refuses an opener in another process, and lets it in when the first was killed', async () => {
    const writer = await startWriter(1);
    await assert.rejects(openSqlite(folder), { reason: 'locked' });
    await writer.kill();
    await (await openSqlite(folder)).close();
  });

  it('still holds every acknowledged write after kill -9', async () => {
    for (const writes of [20, 150, 400]) {
      const acknowledged = await (await startWriter(writes)).kill();
      const store = await openSqlite(folder);
      const revision = (await store.get('kill', 'counter'))?.revision ?? 0;
      const lines = (await store.query('kill', new Date(0), Infinity)).map(({ value }) => value);
      await store.close();
      assert.ok(acknowledged >= writes && revision >= acknowledged && revision <= acknowledged + 1, `${String(acknowledged)} acknowledged, ${String(revision)} stored`);
      assert.ok(lines.includes(acknowledged));
    }
  });

  it('keeps the folder and every file in it private', async () => {
    const home = join(folder, 'new', 'data');
    const store = await openSqlite(home);
    await store.put('c', 'k', 1, 0, forever);
    assert.equal(mode(home), '700');
    assert.deepEqual(readdirSync(home).map((name) => `${name} ${mode(join(home, name))}`).sort(), ['shirube.db 600', 'shirube.db-shm 600', 'shirube.db-wal 600', 'shirube.lock 600']);
    await store.close();
  });

  it('closes a folder and files that were open to others', async () => {
    await (await openSqlite(folder)).close();
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
    chmodSync(folder, 0o755);
    await (await openSqlite(folder)).close();
    assert.equal(mode(folder), '700');
    assert.deepEqual([...new Set(readdirSync(folder).map((name) => mode(join(folder, name))))], ['600']);
  });

  it('leaves a folder that also holds other things as it is, and warns', async () => {
    writeFileSync(join(folder, 'other'), '');
    chmodSync(folder, 0o755);
    const warnings: string[] = [];
    await (await openSqlite(folder, { warn: (message) => warnings.push(message) })).close();
    assert.equal(mode(folder), '755');
    assert.equal(mode(join(folder, 'shirube.db')), '600');
    assert.equal(warnings.length, 1);
    assert.ok(warnings[0]?.includes(folder));
  });

  for (const [type, name] of [[0x6969, 'NFS'], [0xff534d42, 'CIFS'], [0xff534d42 | 0, 'CIFS'], [0xfe534d42, 'SMB']] as const) {
    it(`refuses a folder on ${name} (${String(type)})`, async () => {
      await assert.rejects(openSqlite(folder, { fileSystem: () => Promise.resolve(type) }), (error) => {
        assert.match(explain(error), new RegExp(`${folder}.*${name}.*\n.*DATABASE_URL`));
        return true;
      });
      assert.deepEqual(readdirSync(folder), []);
    });
  }

  it('warns on a file system that may be a network share', async () => {
    const warnings: string[] = [];
    await (await openSqlite(folder, { fileSystem: () => Promise.resolve(0x65735546), warn: (message) => warnings.push(message) })).close();
    assert.match(warnings.join(), /FUSE/);
  });

  it('says what to do when the folder is a file, and when the database is not one', async () => {
    writeFileSync(join(folder, 'file'), '');
    await assert.rejects(openSqlite(join(folder, 'file')), { reason: 'unusable', remedy: /DATA_DIR/ });
    const home = join(folder, 'home');
    mkdirSync(home);
    writeFileSync(join(home, 'shirube.db'), 'not a database '.repeat(1000));
    await assert.rejects(openSqlite(home), { reason: 'unusable', remedy: /copy/ });
    rmSync(join(home, 'shirube.db'));
    await (await openSqlite(home)).close();
  });

  it('fails a write while another program holds the database, and the next write writes what it says', async () => {
    const store = await openSqlite(folder);
    const other = new Libsql(join(folder, 'shirube.db'));
    other.exec('begin immediate');
    await assert.rejects(store.put('c', 'first', 1, 0, forever), { reason: 'timeout' });
    other.exec('rollback');
    assert.equal(await store.put('c', 'second', 2, 0, forever), 1);
    // Seen by others, so really committed.
    assert.deepEqual(other.prepare('select name from shirube_document').raw().all(), [['["c","second"]']]);
    other.close();
    await store.close();
  });
});
