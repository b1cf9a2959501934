import assert from 'node:assert/strict';
import { pino } from 'pino';
import sinon from 'sinon';
import { Authentication } from '../../src/bot/authentication.js';
import { createBot } from '../../src/bot/bot.js';
import type { Receive } from '../../src/bot/reply.js';
import { parseConfig } from '../../src/config.js';
import { admitted, anActivity, tenant, type Json } from '../support/activity.js';
import { issuer, startOpenId, strangerKey, type OpenId } from '../support/openid.js';

const id = '11111111-2222-4333-8444-666666666666';
const serviceUrl = 'https://smba.trafficmanager.net/amer/';

describe('a bot on this machine', () => {
  const authentication = new Authentication({ kind: 'local' });
  const clientFor = async (changes: Json): Promise<unknown> => {
    const { connectorFactory, audience } = await authentication.authenticateRequest(admitted(changes), '');
    return connectorFactory?.create(String(changes['serviceUrl']), audience);
  };

  it('builds the client of a service once', async () => {
    assert.equal(await clientFor({ serviceUrl: 'http://localhost:1/', id: '1' }), await clientFor({ serviceUrl: 'http://localhost:1/', id: '2' }));
  });

  it('builds another client for another service', async () => {
    assert.notEqual(await clientFor({ serviceUrl: 'http://localhost:1/' }), await clientFor({ serviceUrl: 'http://localhost:2/' }));
  });
});

describe('a registered bot', () => {
  let openId: OpenId;
  let receive: Receive;
  let turns: number;
  beforeEach(async () => {
    // The SDK writes every refused token to the console.
    sinon.stub(console, 'error');
    openId = await startOpenId();
    turns = 0;
    const config = parseConfig({ BOT_ID: id, BOT_TYPE: 'SingleTenant', BOT_PASSWORD: 'secret', BOT_TENANT_ID: tenant, ...openId.env });
    receive = createBot({
      config, log: pino({ level: 'silent' }), words: (key) => key, report: () => undefined,
      answer: async () => {
        turns += 1;
        return { outgoing: { kind: 'silence' }, keep: async () => undefined };
      },
    });
  });
  afterEach(async () => {
    sinon.restore();
    await openId.close();
  });

  const now = (): number => Math.floor(Date.now() / 1000);
  const claims = (changes: Json = {}): Json => ({ iss: issuer, aud: id, serviceurl: serviceUrl, nbf: now() - 60, exp: now() + 3600, ...changes });
  let serial = 0;
  const deliver = async (header: string, changes: Json = {}): Promise<number> =>
    (await receive(anActivity({ id: `activity-${(serial += 1)}`, ...changes }), header)).status;

  it('runs a turn for a valid token', async () => {
    assert.deepEqual([await deliver(openId.token(claims())), turns], [200, 1]);
  });

  it('accepts a token that expired within the five minutes of skew', async () => {
    assert.equal(await deliver(openId.token(claims({ exp: now() - 240 }))), 200);
  });

  const refused: readonly (readonly [string, () => string])[] = [
    ['no token', () => ''],
    ['something else than a token', () => 'Bearer x'],
    ['a token that expired before the skew', () => openId.token(claims({ exp: now() - 360 }))],
    ['a token that is not valid yet', () => openId.token(claims({ nbf: now() + 600 }))],
    ['a token that never expires', () => openId.token(claims({ exp: undefined }))],
    ['a token for another bot', () => openId.token(claims({ aud: tenant }))],
    ['a token of another issuer', () => openId.token(claims({ iss: 'https://evil.example' }))],
    ['a token for another service', () => openId.token(claims({ serviceurl: 'https://smba.trafficmanager.net/emea/' }))],
    ['a token for no service', () => openId.token(claims({ serviceurl: undefined }))],
    ['a token signed by somebody else', () => openId.token(claims(), strangerKey)],
    ['a token of the login service for the bot itself, which names no service',
      () => openId.token(claims({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', serviceurl: undefined, ver: '1.0', appid: id }))],
  ];
  for (const [what, header] of refused) {
    it(`refuses ${what} without a word of the library`, async () => {
      const reply = await receive(anActivity(), header());
      assert.deepEqual([reply.status, reply.body, turns], [401, '{"error":"unauthorized"}', 0]);
    });
  }

  it('refuses a valid token for an activity of another service', async () => {
    const header = openId.token(claims());
    await deliver(header);
    assert.equal(await deliver(header, { serviceUrl: 'https://smba.trafficmanager.net/emea/' }), 401);
  });

  it('forbids another tenant even with a valid token', async () => {
    assert.equal(await deliver(openId.token(claims()), { conversation: { id: 'a', tenantId: id }, channelData: null }), 403);
  });

  it('says that it is unavailable when the keys cannot be fetched, and recovers', async () => {
    const header = openId.token(claims());
    openId.fail(true);
    assert.equal(await deliver(header), 503);
    openId.fail(false);
    assert.equal(await deliver(header), 200);
  });

  it('verifies a token once, and again when it has expired', async () => {
    // Reading a token means parsing it.
    const parse = sinon.spy(JSON, 'parse');
    const header = openId.token(claims());
    await deliver(header);
    parse.resetHistory();
    await deliver(header);
    assert.equal(parse.callCount, 0);
    sinon.useFakeTimers({ now: Date.now() + 3_600_000 + 301_000, toFake: ['Date'] });
    assert.equal(await deliver(header), 401);
  });

  it('does not let a stranger answer for an activity that is still to come', async () => {
    await receive(anActivity(), 'Bearer x');
    assert.equal((await receive(anActivity(), openId.token(claims()))).status, 200);
  });
});
