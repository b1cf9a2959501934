import assert from 'node:assert/strict';
import { pino } from 'pino';
import sinon from 'sinon';
import { Authentication } from '../../src/bot/authentication.js';
import { createBot } from '../../src/bot/bot.js';
import { createServer, type Server } from '../../src/bot/server.js';
import { parseConfig } from '../../src/config.js';
import { admitted, anActivity, tenant, type Json } from '../support/activity.js';
import { issuer, startOpenId, strangerKey, type OpenId } from '../support/openid.js';

const id = '11111111-2222-4333-8444-666666666666';
const serviceUrl = 'https://smba.trafficmanager.net/amer/';
const audience = 'https://api.botframework.com';
const registered = { BOT_ID: id, BOT_TYPE: 'SingleTenant', BOT_PASSWORD: 'secret', BOT_TENANT_ID: tenant };

describe('the client of a service', () => {
  const local = new Authentication({ kind: 'local' });
  const clientFor = async (url: string, kept = url): Promise<unknown> => {
    const { connectorFactory } = await local.authenticateRequest(admitted({ serviceUrl: url }), '');
    return connectorFactory?.create(kept, audience);
  };

  it('is built once', async () => {
    assert.equal(await clientFor('http://localhost:1/'), await clientFor('http://localhost:1/'));
  });

  it('is another one for another service', async () => {
    assert.notEqual(await clientFor('http://localhost:1/'), await clientFor('http://localhost:2/'));
  });

  for (const kept of ['https://evil.example/', 'http://localhost:1@evil.example/', 'http://169.254.169.254/', 'nonsense']) {
    it(`is not built for ${kept}, wherever that was kept`, async () => {
      await assert.rejects(clientFor('http://localhost:1/', kept), /not an address of the service/);
    });
  }
});

describe('a registered bot over HTTP', () => {
  let openId: OpenId;
  let server: Server;
  let url: string;
  let turns: number;
  const start = async (env: Readonly<Record<string, string>> = {}): Promise<void> => {
    const config = parseConfig({ ...registered, ...openId.env, ...env, PORT: '0', HOST: '127.0.0.1' });
    const log = pino({ level: 'silent' });
    const receive = createBot({
      config, log, words: (key) => key, report: () => undefined, asItWas: () => assert.fail('nothing is late'),
      answer: async () => {
        turns += 1;
        return { outgoing: { kind: 'silence' }, keep: async () => undefined };
      },
    });
    server = createServer({ config, receive, log, ready: async () => ({ ready: true, body: '' }) });
    url = `http://127.0.0.1:${await server.listen()}`;
  };
  beforeEach(async () => {
    // The SDK writes every token with a bad signature to the console.
    sinon.stub(console, 'error');
    openId = await startOpenId();
    turns = 0;
    await start();
  });
  afterEach(async () => {
    sinon.restore();
    await server.close();
    await openId.close();
  });

  const now = (): number => Math.floor(Date.now() / 1000);
  const claims = (changes: Json = {}): Json => ({ iss: issuer, aud: id, serviceurl: serviceUrl, nbf: now() - 60, exp: now() + 3600, ...changes });
  let serial = 0;
  const call = (header: string, changes: Json = {}): Promise<Response> =>
    fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(header && { Authorization: header }) },
      body: JSON.stringify(anActivity({ id: `activity-${(serial += 1)}`, ...changes })),
    });
  const deliver = async (header: string, changes: Json = {}): Promise<number> => (await call(header, changes)).status;

  const accepted: readonly (readonly [string, () => string])[] = [
    ['a valid token', () => openId.token(claims())],
    ['a token that expired within the five minutes of skew', () => openId.token(claims({ exp: now() - 240 }))],
    ['a token that will be valid within the five minutes of skew', () => openId.token(claims({ nbf: now() + 240 }))],
    ['a token whose key names no channels', () => openId.token(claims(), { kid: 'unendorsed' })],
  ];
  for (const [what, header] of accepted) {
    it(`runs a turn for ${what}`, async () => {
      assert.deepEqual([await deliver(header()), turns], [200, 1]);
    });
  }

  const unauthorized: readonly (readonly [string, () => string])[] = [
    ['no token', () => ''],
    ['something else than a token', () => 'Bearer x'],
    ['another scheme', () => openId.token(claims()).replace('Bearer', 'Basic')],
    ['the scheme in lower case', () => openId.token(claims()).replace('Bearer', 'bearer')],
    ['two tokens', () => `${openId.token(claims())} ${openId.token(claims())}`],
    ['a token that expired six minutes ago', () => openId.token(claims({ exp: now() - 360 }))],
    ['a token that is valid in ten minutes', () => openId.token(claims({ nbf: now() + 600 }))],
    ['a token that never expires', () => openId.token(claims({ exp: undefined }))],
    ['a token whose expiry is a text', () => openId.token(claims({ exp: String(now() + 3600) }))],
    ['a token for another bot', () => openId.token(claims({ aud: tenant }))],
    ['a token for nobody', () => openId.token(claims({ aud: undefined }))],
    ['a token for several', () => openId.token(claims({ aud: [id, tenant] }))],
    ['a token of another issuer', () => openId.token(claims({ iss: 'https://evil.example' }))],
    ['a token of no issuer', () => openId.token(claims({ iss: undefined }))],
    ['a token for another service', () => openId.token(claims({ serviceurl: 'https://smba.trafficmanager.net/emea/' }))],
    ['a token for a service that differs in a slash', () => openId.token(claims({ serviceurl: serviceUrl.slice(0, -1) }))],
    ['a token for no service', () => openId.token(claims({ serviceurl: undefined }))],
    ['a token signed by somebody else', () => openId.token(claims(), { key: strangerKey })],
    ['a token whose content was changed', () => openId.token(claims()).replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify(claims({ extra: 1 }))).toString('base64url')}.`)],
    ['a token that says it needs no signature', () => openId.token(claims(), { alg: 'none' })],
    ['a token that says it needs no signature and has one', () => `${openId.token(claims(), { alg: 'none' })}${openId.token(claims()).split('.')[2] ?? ''}`],
    ['a token signed with the public key as if it were a secret', () => openId.token(claims(), { alg: 'HS256' })],
    ['a token of an unknown key', () => openId.token(claims(), { kid: 'made-up' })],
    ['a token that names no key', () => openId.token(claims(), { kid: undefined })],
    ['a token of a key for another channel', () => openId.token(claims(), { kid: 'other-channel' })],
    ['a token of the login service for the bot itself, which names no service',
      () => openId.token(claims({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', serviceurl: undefined, ver: '1.0', appid: id }))],
    ['a token of the login service that names the service',
      () => openId.token(claims({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: id }))],
    ['a token of another bot that calls this one as a skill',
      () => openId.token(claims({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: tenant }))],
  ];
  for (const [what, header] of unauthorized) {
    it(`refuses ${what} with 401 and without a word of the library`, async () => {
      const started = performance.now();
      const response = await call(header());
      assert.deepEqual([response.status, await response.text(), turns], [401, '{"error":"unauthorized"}', 0]);
      assert(performance.now() - started < 1_000);
      assert.equal((await fetch(`${url}/healthz`)).status, 200);
    });
  }

  const malformed: Readonly<Record<string, Json>> = {
    'without a service': { serviceUrl: undefined },
    'without a channel': { channelId: undefined },
    'of an empty channel': { channelId: '' },
    'of a channel that is a number': { channelId: 7 },
    'of another channel': { channelId: 'webchat' },
    'of the channel of the App Service': { channelId: 'AseChannel' },
    'of the emulator': { channelId: 'emulator' },
    'of nobody': { from: undefined },
  };
  for (const [what, changes] of Object.entries(malformed)) {
    it(`refuses an activity ${what} with 400, whatever its token`, async () => {
      const response = await call(openId.token(claims()), changes);
      assert.deepEqual([response.status, await response.text(), turns], [400, '{"error":"bad request"}', 0]);
    });
  }

  for (const [what, changes] of Object.entries({
    'in the conversation': { conversation: { id: 'a', tenantId: id } },
    'in the channel data': { channelData: { tenant: { id } } },
    'nowhere': { conversation: { id: 'a' }, channelData: null },
  })) {
    it(`forbids a tenant that is not allowed or named ${what} with 403, whatever its token`, async () => {
      const response = await call(openId.token(claims()), changes);
      assert.deepEqual([response.status, await response.text(), turns], [403, '{"error":"forbidden"}', 0]);
    });
  }

  it('refuses a valid token for an activity of another service', async () => {
    const header = openId.token(claims());
    await deliver(header);
    assert.equal(await deliver(header, { serviceUrl: 'https://smba.trafficmanager.net/emea/' }), 401);
  });

  it('runs an activity that is delivered three times once', async () => {
    const header = openId.token(claims());
    assert.deepEqual([await deliver(header, { id: 'x' }), await deliver(header, { id: 'x' }), await deliver(header, { id: 'x' }), turns], [200, 200, 200, 1]);
  });

  it('fetches the keys once for fifty callers who come at the same time', async () => {
    const statuses = await Promise.all(Array.from({ length: 50 }, (_, at) => deliver(openId.token(claims({ nbf: now() - at })), { from: { id: `person-${at}` } })));
    assert.deepEqual([statuses.every((status) => status === 200), openId.fetched()], [true, 2]);
  });

  it('has the keys before anybody calls', async () => {
    while (openId.fetched() < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    await deliver(openId.token(claims()));
    assert.equal(openId.fetched(), 2);
  });

  it('fetches nothing for a token that cannot be meant for it', async () => {
    while (openId.fetched() < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const [, header] of unauthorized.filter(([what]) => !/key|signed|content/.test(what))) await deliver(header());
    assert.equal(openId.fetched(), 2);
  });

  it('is unavailable when the keys could never be fetched, and recovers', async () => {
    await server.close();
    await openId.close();
    openId = await startOpenId();
    openId.does('fail');
    await start();
    const response = await call(openId.token(claims()));
    assert.deepEqual([response.status, response.headers.get('retry-after'), await response.text()], [503, '1', '{"error":"unavailable"}']);
    openId.does('answer');
    assert.equal(await deliver(openId.token(claims())), 200);
  });

  it('verifies a token once, and again when it has expired', async () => {
    const header = openId.token(claims());
    const verify = sinon.spy(Object.getPrototypeOf(Authentication.prototype) as { authenticateRequest: () => unknown }, 'authenticateRequest');
    await deliver(header);
    await deliver(header);
    assert.equal(verify.callCount, 1);
    sinon.useFakeTimers({ now: Date.now() + 3_600_000 + 301_000, toFake: ['Date'] });
    assert.equal(await deliver(header), 401);
  });

  it('does not let a stranger answer for an activity that is still to come', async () => {
    await deliver('Bearer x', { id: 'awaited' });
    assert.deepEqual([await deliver(openId.token(claims()), { id: 'awaited' }), turns], [200, 1]);
  });

  it('believes the issuer of the government cloud when it is set to it, and no other', async () => {
    const parts = { ...registered, ChannelService: 'https://botframework.azure.us' };
    const { identity } = parseConfig({ ...parts, PORT: '0' });
    const government = new Authentication(identity);
    await assert.rejects(government.authenticateRequest(admitted(), openId.token(claims())), /not for this call/);
  });
});
