import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { anActivity } from '../support/activity.js';
import { startProduct, type Product } from '../support/process.js';

const json = { 'Content-Type': 'application/json' };
const empty = Buffer.alloc(200_000_000, 0x20);
const bombs = { gzip: gzipSync(empty), deflate: deflateSync(empty.subarray(0, 50_000_000)), br: brotliCompressSync(empty.subarray(0, 50_000_000)) };
const multipart = `--x\r\nContent-Disposition: form-data; name="file"; filename="f.bin"\r\nContent-Type: application/octet-stream\r\n\r\n${'x'.repeat(1_000_000)}\r\n--x--\r\n`;
const encoded = (encoding: string, body: Uint8Array | string): RequestInit => ({ headers: { ...json, 'Content-Encoding': encoding }, body });
const message = (changes: Record<string, unknown>): RequestInit => ({ headers: json, body: JSON.stringify(anActivity({ serviceUrl: 'http://127.0.0.1:9/', ...changes })) });
const nested = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

const table: readonly (readonly [string, RequestInit, number])[] = [
  ['a body that is announced as gzip and is not', encoded('gzip', '{"type":"message"}'), 415],
  ['gzip that unpacks to 200 MB', encoded('gzip', bombs.gzip), 415],
  ['deflate that unpacks to 50 MB', encoded('deflate', bombs.deflate), 415],
  ['brotli that unpacks to 50 MB', encoded('br', bombs.br), 415],
  ['an encoding inside another', encoded('identity, gzip', bombs.gzip), 415],
  ['a file of 1 MB in a form', { headers: { 'Content-Type': 'multipart/form-data; boundary=x' }, body: multipart }, 415],
  ['a form', { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'type=message' }, 415],
  ['JSON that says it is text', { headers: { 'Content-Type': 'text/plain' }, body: '{}' }, 415],
  ['two content types', { headers: { 'Content-Type': 'text/plain, application/json' }, body: '{}' }, 415],
  ['no body', { headers: json }, 400],
  ['an empty object', { headers: json, body: '{}' }, 400],
  ['a number for a type', { headers: json, body: '{"type":1}' }, 400],
  ['a list', { headers: json, body: '[]' }, 400],
  ['null', { headers: json, body: 'null' }, 400],
  ['half an object', { headers: json, body: '{"type":' }, 400],
  ['bytes that are no text', { headers: json, body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) }, 400],
  ['UTF-16', { headers: json, body: new Uint8Array(Buffer.from('{"type":"message"}', 'utf16le')) }, 400],
  ['a megabyte', { headers: json, body: JSON.stringify({ type: 'x'.repeat(1_000_000) }) }, 413],
  ['fifty thousand nested objects', { headers: json, body: nested(50_000) }, 400],
  ['a message with fifty thousand nested lists', { headers: json, body: `{"type":"message","value":${'['.repeat(50_000)}${']'.repeat(50_000)}}` }, 400],
  ['a message without a service', message({ serviceUrl: undefined }), 400],
  ['a message for the service of somebody else', message({ serviceUrl: 'https://evil.example/' }), 400],
  ['a message for a service spelled like ours', message({ serviceUrl: 'http://127.0.0.1@evil.example/' }), 400],
  ['a message of a channel that checks tokens by other rules', message({ channelId: 'AseChannel' }), 400],
  ['a message of no channel', message({ channelId: '' }), 400],
  ['a message of nobody', message({ from: undefined }), 400],
  ['a message with an endless id', message({ id: 'x'.repeat(2_000) }), 400],
];

describe('the product, called by somebody hostile', function () {
  this.timeout(60_000);
  let product: Product;
  let baseline: number;
  let peak: number;
  const sockets: Socket[] = [];

  const post = (init: RequestInit): Promise<Response> => fetch(`${product.url}/api/messages`, { method: 'POST', ...init });
  const isAlive = async (): Promise<boolean> => product.alive() && (await fetch(`${product.url}/healthz`)).status === 200;
  const measure = (): void => void (peak = Math.max(peak, product.memory()));

  before(async () => {
    product = await startProduct();
    // An engine that has worked keeps room for work, which is nobody's attack.
    const text = 'See you at lunch then. '.repeat(400);
    for (let warm = 0; warm < 300; warm += 1) {
      await post(message({ id: `warm-${warm}`, text, from: { id: `29:warm-${warm}` }, conversation: { id: `19:warm-${warm}`, conversationType: 'channel' } }));
    }
    await isAlive();
    peak = baseline = product.memory();
  });
  afterEach(measure);
  after(async () => {
    for (const socket of sockets) socket.destroy();
    await product.stop();
  });

  for (const [what, init, status] of table) {
    it(`answers ${what} with ${status} within a second and lives on`, async () => {
      const started = performance.now();
      const response = await post(init);
      const body = await response.text();
      assert(performance.now() - started < 1_000);
      assert.equal(response.status, status);
      assert.match(body, /^\{"error":"[a-z ]+"\}$/);
      assert(await isAlive());
    });
  }

  it('answers many of them at the same time', async () => {
    const bodies = Array.from({ length: 200 }, (_, at) => table[at % table.length] ?? assert.fail());
    const statuses = await Promise.all(bodies.map(async ([, init]) => (await post(init)).status));
    assert.deepEqual(statuses, bodies.map(([, , status]) => status));
    assert(await isAlive());
  });

  it('leaves no file behind', () => {
    assert.deepEqual(readdirSync(product.temporary), []);
  });

  const raw = async (text: string, feed?: (socket: Socket) => void): Promise<string> => {
    const { hostname, port } = new URL(product.url);
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    let got = '';
    socket.on('data', (chunk: Buffer) => (got += chunk.toString())).on('error', () => undefined);
    socket.write(text);
    feed?.(socket);
    await new Promise((resolve) => socket.once('close', resolve));
    return got;
  };
  const head = 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

  it('stops reading a body without end', async () => {
    const chunk = `10000\r\n${' '.repeat(65_536)}\r\n`;
    const endless = (socket: Socket): void => {
      const feed = (): void => {
        while (!socket.destroyed && socket.write(chunk));
        measure();
      };
      socket.on('drain', feed);
      feed();
    };
    const started = performance.now();
    const answers = await Promise.all(Array.from({ length: 20 }, () => raw(`${head}Transfer-Encoding: chunked\r\n\r\n`, endless)));
    for (const answer of answers) assert.match(answer, /^HTTP\/1\.1 413 /);
    assert(performance.now() - started < 5_000);
    assert(await isAlive());
  });

  it('refuses a body that is announced as a gigabyte before it comes', async () => {
    assert.match(await raw(`${head}Content-Length: 1000000000\r\n\r\n{`), /^HTTP\/1\.1 413 /);
  });

  it('is not moved by a body announced before it is sent, a proxy request, or two requests in one', async () => {
    assert.match(await raw(`${head}Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`), /400 Bad Request/);
    assert.doesNotMatch(await raw('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n'), /200/);
    const smuggled = await raw(`${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /readyz HTTP/1.1\r\nHost: x\r\n\r\n`);
    assert.match(smuggled, /^HTTP\/1\.1 400 /);
    assert(await isAlive());
  });

  it('answers beside a thousand connections that say nothing', async () => {
    const { hostname, port } = new URL(product.url);
    const idle = Array.from({ length: 1_000 }, () => connect(Number(port), hostname).on('error', () => undefined));
    sockets.push(...idle);
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    const started = performance.now();
    assert.equal((await post({ headers: json, body: '{}' })).status, 400);
    assert(performance.now() - started < 1_000);
    assert(await isAlive());
  });

  it('grew by less than 48 MB in all this', () => {
    measure();
    const grown = (peak - baseline) / 1_048_576;
    assert(grown < 48, `${grown.toFixed(0)} MB`);
  });

  it('wrote nothing of what was sent into its log', () => {
    assert.doesNotMatch(product.output(), /evil\.example|AseChannel|xxxx|at (async )?\w+ \(/);
  });
});
