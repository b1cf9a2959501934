import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { pino } from 'pino';
import { createServer } from '../../src/bot/server.js';
import { ShirubeError } from '../../src/errors.js';
import { startApp, type App } from '../support/app.js';

describe('the server, asked over HTTP', () => {
  let app: App;
  beforeEach(async () => (app = await startApp()));
  afterEach(() => app.close());

  describe('by somebody hostile', () => {
    const json = { 'Content-Type': 'application/json' };
    it('leaves no mark on the prototypes', async () => {
      await app.send('/api/messages', { method: 'POST', headers: json, body: '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}' });
      assert.equal(Reflect.get({}, 'polluted'), undefined);
    });

    it('tells nothing about itself where there is nothing', async () => {
      for (const [path, method, status] of [['/nope', 'GET', 404], ['/api/messages', 'GET', 405], ['/%', 'GET', 404], ['/api/messages', 'PUT', 405]] as const) {
        const response = await app.send(path, { method });
        assert.deepEqual([path, response.status, response.headers.get('server')], [path, status, null]);
        assert.match(await response.text(), /^\{"error":"[a-z ]+"\}$/);
      }
    });

    it('closes a connection that asks for another protocol', async () => {
      const { hostname, port } = new URL(app.url);
      const socket = connect(Number(port), hostname);
      socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
      await new Promise<void>((resolve) => socket.once('close', () => resolve()).resume());
    });
  });

  describe('about its health', () => {
    it('is alive', async () => {
      const response = await app.send('/healthz', {});
      assert.deepEqual([response.status, await response.text(), response.headers.get('server')], [200, '{"status":"alive"}', null]);
    });

    it('is ready, or not, and says no more', async () => {
      const first = await app.send('/readyz', {});
      app.ready(false);
      const second = await app.send('/readyz', {});
      assert.deepEqual([first.status, await first.text(), second.status, await second.text()], [200, '{"status":"ready"}', 503, '{"status":"not ready"}']);
    });
  });
});

describe('the server', () => {
  const log = pino({ level: 'silent' });
  const parts = { ready: async () => ({ ready: true, body: '' }), log, receive: async () => ({ status: 200, body: undefined, after: undefined }) };

  it('names the port that is in use and what to do', async () => {
    const first = createServer({ ...parts, config: { host: '127.0.0.1', port: 0 } });
    const port = await first.listen();
    const second = createServer({ ...parts, config: { host: '127.0.0.1', port } });
    await assert.rejects(second.listen(), (error: unknown) => {
      assert(error instanceof ShirubeError);
      assert.deepEqual([error.code, error.message], ['listen', `Port ${port} on 127.0.0.1 is already in use.`]);
      assert.match(error.remedy, /set PORT/);
      return true;
    });
    await first.close();
  });

  it('finishes what is running before it closes, including what follows the reply', async () => {
    const done: string[] = [];
    const later = (what: string): Promise<void> => new Promise((resolve) => setTimeout(() => resolve(void done.push(what)), 50));
    const server = createServer({
      ...parts,
      config: { host: '127.0.0.1', port: 0 },
      receive: async () => {
        await later('turn');
        return { status: 200, body: undefined, after: () => later('after') };
      },
    });
    const port = await server.listen();
    const response = fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const started = performance.now();
    await server.close();
    assert.deepEqual([(await response).status, done], [200, ['turn', 'after']]);
    assert(performance.now() - started < 2_000);
  });
});
