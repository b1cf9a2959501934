import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnector, ServiceFault, type Connector } from '../../src/bot/connector.js';
import { startConnector, type Behaviour, type FakeConnector } from '../support/connector.js';

/** A connection is free for the next request a moment after the answer. */
const idle = () => sleep(10);

describe('the connector', () => {
  let service: FakeConnector;
  let connector: Connector;
  const signal = new AbortController().signal;
  const activity = { type: 'message', text: '訴訟ホールド' };
  const message = { activity };
  beforeEach(async () => {
    service = await startConnector();
    connector = createConnector(`${service.serviceUrl}/`, async () => ({ authorization: 'Bearer proof' }));
  });
  afterEach(() => service.close());

  const faultOf = async (behaviour: Behaviour): Promise<ServiceFault> => {
    service.next('POST', behaviour);
    try {
      await connector.post('a', undefined, message, signal);
    } catch (error) {
      assert(error instanceof ServiceFault);
      return error;
    }
    return assert.fail('no fault');
  };

  it('posts to a conversation, to a message in it, and replaces a message', async () => {
    await connector.post('19:a@thread;messageid=1', undefined, message, signal);
    await connector.post('19:a@thread;messageid=1', 'b/c', message, signal);
    await connector.update('19:a@thread;messageid=1', 'b/c', message, signal);
    const base = '/_connector/v3/conversations/19:a@thread;messageid=1/activities';
    assert.deepEqual(service.calls.map(({ method, path }) => `${method} ${path}`), [`POST ${base}`, `POST ${base}/b/c`, `PUT ${base}/b/c`]);
    assert.deepEqual(service.calls[0]?.activity, activity);
  });

  it('sends a card as it was written, and its length in bytes', async () => {
    const json = '{"type":"AdaptiveCard",  "body":["訴訟ホールド"]}';
    await connector.post('a', undefined, { activity, card: { json } }, signal);
    const [call] = service.calls;
    assert.deepEqual(call?.activity, { ...activity, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: JSON.parse(json) as unknown }] });
    const written = JSON.stringify({ ...activity, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: null }] }).replace('null', json);
    assert.equal(call?.headers['content-length'], String(Buffer.byteLength(written)));
  });

  it('tells the id of what it posted, where the service tells it', async () => {
    const told: unknown[] = [];
    for (const body of [undefined, '', '{"id":""}', '{"id":7}', 'null', '<html>']) {
      service.next('POST', { status: 200, ...(body !== undefined && { body }) });
      told.push(await connector.post('a', undefined, message, signal));
    }
    assert.deepEqual(told, ['sent-1', undefined, undefined, undefined, undefined, undefined]);
  });

  it('proves who it is, and names its type and length', async () => {
    await connector.post('a', undefined, message, signal);
    const { authorization, 'content-type': type, 'content-length': length } = service.calls[0]?.headers ?? {};
    assert.deepEqual({ authorization, type, length }, { authorization: 'Bearer proof', type: 'application/json; charset=utf-8', length: String(Buffer.byteLength(JSON.stringify(activity))) });
  });

  it('cannot be led to another path by an id', async () => {
    await connector.post('../../admin?x=', '../..', message, signal);
    assert.match(service.calls[0]?.path ?? '', /^\/_connector\/v3\/conversations\//);
  });

  it('keeps its connection, also after a fault', async () => {
    for (const status of [200, 429, 200]) {
      service.next('POST', { status });
      await connector.post('a', undefined, message, signal).catch(() => undefined);
      await idle();
    }
    assert.deepEqual([service.calls.length, service.connections()], [3, 1]);
  });

  it('shares its connection with a connector of the same service', async () => {
    await connector.post('a', undefined, message, signal);
    await idle();
    await createConnector(service.serviceUrl, async () => ({})).post('a', undefined, message, signal);
    assert.equal(service.connections(), 1);
  });

  it('opens another connection when the kept one was closed', async () => {
    await connector.post('a', undefined, message, signal);
    service.dropIdle();
    await sleep(50);
    await connector.post('a', undefined, message, signal);
    assert.equal(service.connections(), 2);
  });

  it('tells the status, the code and the wait of a refusal, and no words', async () => {
    const fault = await faultOf({ status: 429, headers: { 'Retry-After': '3' }, body: '{"error":{"code":"Throttled","message":"somebody wrote this"}}' });
    assert.deepEqual([fault.status, fault.code, fault.retryAfter], [429, 'Throttled', '3']);
    assert.doesNotMatch(JSON.stringify(fault) + fault.message, /somebody|proof/);
  });

  for (const body of ['<html>Bad gateway</html>', '{"error":{"code":"two words\\n"}}', '', '{"error":null}', 'x'.repeat(1_000_000)]) {
    it(`takes no code from ${JSON.stringify(body.slice(0, 24))}`, async () => {
      assert.deepEqual([(await faultOf({ status: 502, body })).status, (await faultOf({ status: 502, body })).code], [502, 'Unknown']);
    });
  }

  it('does not follow to where a service points', async () => {
    const other = await startConnector();
    assert.equal((await faultOf({ status: 307, headers: { Location: other.serviceUrl } })).status, 307);
    assert.deepEqual(other.calls, []);
    await other.close();
  });

  it('tells a broken connection by its code', async () => {
    const fault = await faultOf({ reset: true });
    assert.deepEqual([fault.status, fault.code], [undefined, 'ECONNRESET']);
  });

  it('tells a service that is not there by its code', async () => {
    await service.close();
    await assert.rejects(connector.post('a', undefined, message, signal), (error: unknown) => error instanceof ServiceFault && error.code === 'ECONNREFUSED');
    service = await startConnector();
  });

  it('stops when it is told to', async () => {
    service.next('POST', { hang: true });
    const abort = new AbortController();
    const posting = connector.post('a', undefined, message, abort.signal);
    setTimeout(() => abort.abort(), 50);
    await assert.rejects(posting, ServiceFault);
  });

  it('lets go of the signal when it has ended, however it ended', async () => {
    const { signal: own } = new AbortController();
    for (const behaviour of [{ status: 200 }, { status: 502, body: 'x'.repeat(1_000_000) }, { reset: true }]) {
      service.next('POST', behaviour);
      await connector.post('a', undefined, message, own).catch(() => undefined);
      assert.equal(getEventListeners(own, 'abort').length, 0);
    }
  });

  it('does not begin when it was told to stop while it waited for its token', async () => {
    const abort = new AbortController();
    const late = createConnector(service.serviceUrl, async () => (abort.abort(), {}));
    await assert.rejects(late.post('a', undefined, message, abort.signal));
    assert.deepEqual(service.calls, []);
  });
});
