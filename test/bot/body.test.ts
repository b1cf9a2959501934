import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import { parseBody, readBody, type Body } from '../../src/bot/body.js';

const bytes = (text: string): Buffer => Buffer.from(text);
const statusOf = (body: Body): number => (body.kind === 'json' ? 200 : body.status);
const nested = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

function request(headers: Readonly<Record<string, string>>): PassThrough & IncomingMessage {
  return Object.assign(new PassThrough(), { headers }) as unknown as PassThrough & IncomingMessage;
}
const json = { 'content-type': 'application/json; charset=utf-8' };

describe('readBody', () => {
  it('reads a JSON object that comes in pieces, even within a character', async () => {
    const incoming = request(json);
    const sent = bytes('{"text":"しるべ"}');
    incoming.write(sent.slice(0, 11));
    incoming.end(sent.slice(11));
    assert.deepEqual(await readBody(incoming), { kind: 'json', value: { text: 'しるべ' } });
  });

  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain', 'application/jsonp', '']) {
    it(`refuses content of type "${type}"`, async () => {
      assert.equal(statusOf(await readBody(request({ 'content-type': type }))), 415);
    });
  }

  for (const encoding of ['gzip', 'deflate', 'br', 'identity, gzip']) {
    it(`refuses content encoded as ${encoding}`, async () => {
      assert.equal(statusOf(await readBody(request({ ...json, 'content-encoding': encoding }))), 415);
    });
  }

  it('refuses a large body by its announced length, without reading it', async () => {
    assert.equal(statusOf(await readBody(request({ ...json, 'content-length': String(512 * 1024 + 1) }))), 413);
  });

  it('refuses a large body that did not announce its length', async () => {
    const incoming = request(json);
    const reading = readBody(incoming);
    incoming.write(Buffer.alloc(300 * 1024, 0x20));
    incoming.write(Buffer.alloc(300 * 1024, 0x20));
    assert.equal(statusOf(await reading), 413);
    assert.equal(incoming.isPaused(), true);
  });

  it('gives up on a body that does not end in time', async () => {
    const incoming = request(json);
    incoming.write('{');
    assert.equal(statusOf(await readBody(incoming, 20)), 408);
  });

  it('refuses a body that breaks off', async () => {
    const incoming = request(json);
    incoming.write('{');
    setImmediate(() => incoming.destroy());
    assert.equal(statusOf(await readBody(incoming, 1_000)), 400);
  });
});

describe('parseBody', () => {
  for (const text of ['', '{', '[]', '"text"', 'null', '1', '{"a":1}x']) {
    it(`refuses ${text === '' ? 'nothing' : text}`, () => {
      assert.equal(statusOf(parseBody(bytes(text))), 400);
    });
  }

  it('refuses bytes that are not UTF-8', () => {
    assert.equal(statusOf(parseBody(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))), 400);
  });

  it('reads past a byte order mark', () => {
    assert.deepEqual(parseBody(bytes('\ufeff{"a":1}')), { kind: 'json', value: { a: 1 } });
  });

  it('accepts the depth of a card within an activity', () => {
    assert.equal(statusOf(parseBody(bytes(nested(64)))), 200);
  });

  it('refuses a nesting of objects and lists that is too deep only together', () => {
    const mixed = (pairs: number): string => '{"a":['.repeat(pairs) + ']}'.repeat(pairs);
    assert.deepEqual([32, 33].map((pairs) => statusOf(parseBody(bytes(mixed(pairs))))), [200, 400]);
  });

  for (const depth of [65, 50_000]) {
    it(`refuses a nesting of ${depth} objects`, () => {
      assert.equal(statusOf(parseBody(bytes(nested(depth)))), 400);
    });
  }

  it('accepts many brackets that are not in each other', () => {
    assert.equal(statusOf(parseBody(bytes(`{"a":[${'[],{},'.repeat(200)}1]}`))), 200);
  });

  it('does not count brackets within strings', () => {
    assert.equal(statusOf(parseBody(bytes(JSON.stringify({ text: `"\\${'['.repeat(100)}` })))), 200);
  });

  for (const key of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__', '__\\u0070roto__', 'c\\u006fnstructor']) {
    it(`drops the key ${key}`, () => {
      const body = parseBody(bytes(`{"a":{"${key}":{"polluted":1}}}`));
      assert.equal(body.kind === 'json' && JSON.stringify(body.value), '{"a":{}}');
    });
  }

  it('drops keys that reach a prototype, however they are written and however deep they are', () => {
    const body = parseBody(bytes('{"a":[{"\\u005f_proto__":{"polluted":1},"constructor":{"prototype":{}},"kept":1}],"__proto__":{"b":1}}'));
    assert(body.kind === 'json');
    assert.equal(JSON.stringify(body.value), '{"a":[{"kept":1}]}');
  });
});
