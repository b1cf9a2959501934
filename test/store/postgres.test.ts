import assert from 'node:assert/strict';
import pg from 'pg';
import { openStore } from '../../src/store/open.js';
import { openPostgres, type PostgresOptions } from '../../src/store/postgres.js';
import type { Store } from '../../src/store/types.js';
import { postgresOrReason, type Server } from '../support/postgres.js';
import { startProxy } from '../support/proxy.js';
import { conforms } from './conformance.js';

const forever = new Date(8.64e15);

describe('the PostgreSQL store', function () {
  this.timeout(20_000);
  let server: Server;
  let stores: readonly Store[] = [];
  const open = async (options: PostgresOptions = {}, url = server.url) => {
    const store = await openPostgres(url, options);
    stores = [...stores, store];
    return store;
  };
  /** Statements of an administrator, past the store. */
  const administer = async (...texts: readonly string[]) => {
    const client = new pg.Client(server.url);
    await client.connect();
    for (const text of texts) await client.query(text);
    return client;
  };

  before(async function () {
    const started = await postgresOrReason();
    if (started === undefined) return this.skip();
    server = started;
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    stores = [];
  });
  // There is none after a skip.
  after(() => (server as Server | undefined)?.remove());

  describe('as a store', () => {
    conforms((now) => openPostgres(server.url, { now }));
  });

  it('fails every call while the database is away, and goes on by itself when it is back', async () => {
    const store = await open();
    await Promise.all(Array.from({ length: 10 }, (_, index) => store.put('outage', String(index), index, 0, forever)));
    await server.crash();
    const calls = [store.get('outage', '1'), store.put('outage', '1', 'x', 1, forever), store.delete('outage', '1'), store.append('j', 1, forever), store.query('j', forever, 1), store.sweep(forever, forever), store.check()];
    for (const call of await Promise.allSettled(calls)) {
      assert.equal(call.status === 'rejected' ? (call.reason as { readonly reason: unknown }).reason : 'answered', 'unreachable');
    }
    await server.start();
    await store.check();
    assert.equal(await store.put('outage', '1', 'after', 1, forever), 2);
  });

  it('opens while the database is down, and migrates when it is there', async () => {
    const client = await administer('drop table shirube_document, shirube_line, shirube_migration');
    await client.end();
    await server.crash();
    const warnings: string[] = [];
    const store = await open({ warn: (message) => warnings.push(message) });
    assert.match(warnings.join(), /cannot be reached/);
    await assert.rejects(store.check(), { reason: 'unreachable' });
    await server.start();
    await store.check();
    assert.equal(await store.put('late', 'k', 1, 0, forever), 1);
  });

  it('migrates once when several instances open an empty database together', async () => {
    await (await administer('drop table shirube_document, shirube_line, shirube_migration')).end();
    const warnings: string[] = [];
    const opened = await Promise.all([1, 2, 3, 4].map(() => open({ warn: (message) => warnings.push(message) })));
    await Promise.all(opened.map((store) => store.check()));
    assert.deepEqual(warnings, []);
    const client = await administer();
    assert.deepEqual((await client.query('select version from shirube_migration')).rows, [{ version: 1 }]);
    await client.end();
  });

  it('works for a user who may not create tables, in a schema that is there', async () => {
    await open();
    const client = await administer('create role clerk login', 'revoke create on schema public from public', 'grant select, insert, update, delete on all tables in schema public to clerk');
    await client.end();
    const store = await open({}, server.url.replace('shirube@', 'clerk@'));
    assert.equal(await store.put('clerk', 'k', 1, 0, forever), 1);
  });

  it('loses no increment of two instances', async () => {
    const pair = [await open(), await openStore({ dataDir: '', databaseUrl: server.url }, () => new Date())];
    stores = [...stores, ...pair.slice(1)];
    await Promise.all(pair.flatMap((store) => Array.from({ length: 5 }, async () => {
      for (let done = 0; done < 20; ) {
        const old = await store.get('pair', 'sum');
        if ((await store.put('pair', 'sum', Number(old?.value ?? 0) + 1, old?.revision ?? 0, forever)) !== undefined) done += 1;
      }
    })));
    assert.deepEqual(await pair[0]?.get('pair', 'sum'), { revision: 200, value: 200 });
  });

  it('gives up a statement that takes too long, and works on', async () => {
    const store = await open({ statementMilliseconds: 200 });
    await store.put('slow', 'k', 1, 0, forever);
    const client = await administer('begin', 'lock table shirube_document');
    const started = Date.now();
    await assert.rejects(store.put('slow', 'k', 2, 1, forever), { reason: 'timeout' });
    assert.ok(Date.now() - started < 1000);
    await client.query('rollback');
    await client.end();
    assert.equal(await store.put('slow', 'k', 2, 1, forever), 2);
  });

  it('takes a connection that the administrator ends for an outage, not for a refusal', async () => {
    const store = await open();
    const client = await administer('begin', 'lock table shirube_document');
    const outcome = assert.rejects(store.check(), { reason: 'unreachable' });
    for (let ended = 0; ended === 0; ) {
      const { rowCount } = await client.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'shirube' and wait_event_type = 'Lock'");
      ended = rowCount ?? 0;
    }
    await outcome;
    await client.end();
    await store.check();
  });

  it('waits no longer than its limits for a server that is silent', async () => {
    const proxy = await startProxy(server.socket);
    const store = await open({ connectMilliseconds: 300, statementMilliseconds: 200 }, proxy.url);
    await store.check();
    proxy.freeze();
    await assert.rejects(store.check(), { reason: 'timeout' });
    await assert.rejects(store.check(), { reason: 'timeout' });
    proxy.thaw();
    await store.check();
    await proxy.close();
  });

  it('says that it is closed after closing, which is harmless twice', async () => {
    const store = await open();
    await store.close();
    await store.close();
    await assert.rejects(store.check(), { reason: 'unreachable', message: /closed/ });
  });

  it('names a wrong address at once, without quoting it', async () => {
    for (const url of ['', 'mysql://u:secret@h/d', 'secret', 'postgresql://u:secret@h:port/d']) {
      await assert.rejects(openPostgres(url), (error: Error & { readonly remedy?: unknown }) => {
        assert.match(error.message, /DATABASE_URL/);
        assert.doesNotMatch(JSON.stringify([error.message, error.remedy, error.cause]), /secret/);
        return true;
      });
    }
  });
});
