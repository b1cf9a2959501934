import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { shown, startApp, type App } from '../support/app.js';
import { traffic } from '../../src/bot/traffic.js';

/** A raw connection, what came back on it, and when it was closed. */
interface Line {
  readonly socket: Socket;
  readonly text: () => string;
  readonly closed: Promise<void>;
}

describe('the server, short of time and room', () => {
  let app: App;
  const lines: Line[] = [];
  const open = (text = ''): Line => {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    let got = '';
    socket.on('data', (chunk: Buffer) => (got += chunk.toString())).on('error', () => undefined);
    if (text) socket.write(text);
    const line: Line = { socket, text: () => got, closed: new Promise((resolve) => socket.once('close', () => resolve())) };
    lines.push(line);
    return line;
  };
  const start = async (changes: Partial<typeof traffic>): Promise<void> => {
    app = await startApp({ limits: { ...traffic, checkEvery: 20, ...changes } });
  };
  const head = 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  afterEach(async () => {
    for (const { socket } of lines.splice(0)) socket.destroy();
    await app.close();
  });

  it('hangs up with 408 on whoever does not finish the headers in time', async () => {
    await start({ headerTime: 100 });
    const line = open('POST /api/messages HTTP/1.1\r\nX-Slow: ');
    const drip = setInterval(() => line.socket.write('x'), 20);
    await line.closed;
    clearInterval(drip);
    assert.match(line.text(), /^HTTP\/1\.1 408 /);
  });

  it('hangs up on whoever connects and says nothing', async () => {
    await start({ headerTime: 100 });
    await open().closed;
  });

  it('answers 408 to whoever sends the body a byte at a time', async () => {
    await start({ bodyTime: 150 });
    const line = open(`${head}Content-Length: 1000\r\n\r\n`);
    const drip = setInterval(() => line.socket.write('{'), 20);
    await line.closed;
    clearInterval(drip);
    assert.match(line.text(), /^HTTP\/1\.1 408 [^]*\{"error":"request timeout"\}$/);
  });

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['a body without end', `${head}Transfer-Encoding: chunked\r\n\r\n`, /^HTTP\/1\.1 413 [^]*\{"error":"payload too large"\}$/],
    ['a body that is announced as a gigabyte', `${head}Content-Length: 1000000000\r\n\r\n`, /^HTTP\/1\.1 413 /],
    ['a form without end', 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data\r\nTransfer-Encoding: chunked\r\n\r\n', /^HTTP\/1\.1 415 /],
  ];
  for (const [what, begin, answer] of refused) {
    it(`refuses ${what} while it is being sent, and reads no more of it`, async () => {
      await start({});
      const line = open(begin);
      const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`;
      const feed = (): void => {
        while (!line.socket.destroyed && line.socket.write(chunk));
      };
      line.socket.on('drain', feed);
      feed();
      await line.closed;
      assert.match(line.text(), answer);
      // The rest waits in the buffers of the two systems, which are of a few megabytes.
      assert.ok(line.socket.bytesWritten - line.socket.writableLength < 24_000_000, `${line.socket.bytesWritten}`);
    });
  }

  it('goes on with a connection whose refused body is small', async () => {
    await start({});
    const line = open('POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n');
    while (!line.text().includes('415')) await new Promise((resolve) => setTimeout(resolve, 5));
    line.socket.write('helloGET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    await line.closed;
    assert.match(line.text(), /^HTTP\/1\.1 415 [^]*HTTP\/1\.1 200 [^]*alive/);
  });

  it('tells whoever comes when all connections are taken to come again', async () => {
    await start({ connections: 2 });
    open();
    const second = open();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const third = open('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await third.closed;
    assert.match(third.text(), /^HTTP\/1\.1 503 [^]*Retry-After: 1\r\n[^]*\{"error":"unavailable"\}$/);
    second.socket.destroy();
    await second.closed;
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal((await app.send('/healthz', {})).status, 200);
  });

  it('tells whoever delivers when as much as it can is being answered to come again', async () => {
    await start({ deliveries: 2 });
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    app.does(async () => {
      await held;
      return { outgoing: { kind: 'post', ...shown }, keep: async () => undefined };
    });
    const running = ['1', '2'].map((id) => app.deliver({ id, conversation: { id } }));
    while (app.incoming.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const refused = await app.deliver({ id: '3' });
    assert.deepEqual([refused.status, refused.headers.get('retry-after'), await refused.json()], [503, '1', { error: 'unavailable' }]);
    assert.equal((await app.send('/healthz', {})).status, 200);
    finish();
    assert.deepEqual((await Promise.all(running)).map(({ status }) => status), [200, 200]);
    assert.equal((await app.deliver({ id: '3' })).status, 200);
  });

  it('reads no more than so many bodies at a time', async () => {
    await start({ bodies: 1 });
    const slow = open(`${head}Content-Length: 1000\r\n\r\n{`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal((await app.deliver({})).status, 503);
    slow.socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal((await app.deliver({})).status, 200);
  });

  it('answers beside a thousand connections that say nothing', async () => {
    await start({});
    const idle = Array.from({ length: 1_000 }, () => open());
    await Promise.all(idle.map(({ socket }) => new Promise((resolve) => socket.once('connect', resolve))));
    const started = performance.now();
    assert.equal((await app.deliver({})).status, 200);
    assert(performance.now() - started < 1_000);
  });

  it('refuses a request line or headers that are none or too long', async () => {
    await start({});
    for (const [text, status] of [['NONSENSE\r\n\r\n', 400], [`GET /${'x'.repeat(20_000)} HTTP/1.1\r\n\r\n`, 431], [`${head}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431], [`${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n`, 400]] as const) {
      const line = open(text);
      await line.closed;
      assert.match(line.text(), new RegExp(`^HTTP/1\\.1 ${status} `));
      assert.doesNotMatch(line.text(), /NONSENSE|xxx/);
    }
  });
});
