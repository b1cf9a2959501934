import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { pino } from 'pino';
import sinon from 'sinon';
import { createAdapter } from '../../src/bot/adapter.js';
import { takeConsole } from '../../src/bot/console.js';
import { parseConfig } from '../../src/config.js';
import { createNeeds } from '../../src/operation/needs.js';
import { remind } from '../../src/operation/secret.js';
import { startOpenId, type OpenId } from '../support/openid.js';

const env = { BOT_ID: '11111111-2222-4333-8444-777777777777', BOT_TYPE: 'SingleTenant', BOT_TENANT_ID: '66666666-7777-4888-9999-aaaaaaaaaaaa', BOT_PASSWORD: 'not-a-real-secret' };
const now = (): Date => new Date('2027-03-20T00:00:00Z');

// What the SDK itself uses to fetch tokens.
const fromSdk = createRequire(createRequire(import.meta.url).resolve('botframework-connector'));
const { ConfidentialClientApplication, ServerError } = fromSdk('@azure/msal-node') as typeof import('@azure/msal-node');

function logged(): { readonly log: pino.Logger; readonly lines: () => readonly Record<string, unknown>[] } {
  const lines: string[] = [];
  return { log: pino({ level: 'debug', base: null }, { write: (line: string) => void lines.push(line) }), lines: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('a registered bot, seen from within', () => {
  let openId: OpenId;
  let fetchToken: sinon.SinonStub;
  beforeEach(async () => {
    openId = await startOpenId();
    fetchToken = sinon.stub(ConfidentialClientApplication.prototype, 'acquireTokenByClientCredential');
  });
  afterEach(async () => {
    sinon.restore();
    await openId.close();
  });
  const needs = () => {
    const { log, lines } = logged();
    // The login service must be an https one, or its client refuses before it is asked.
    const { identity } = parseConfig({ ...env, ...openId.env, ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com' });
    const adapter = createAdapter(identity, log);
    return { lines, ...createNeeds({ store: () => Promise.resolve(), token: () => adapter.checkToken(), keys: () => adapter.checkKeys() }, { local: false, log, now }) };
  };

  it('names a secret that has expired in readiness and in the log, without the words of the service, and sees that it was mended', async () => {
    fetchToken.rejects(new ServerError('invalid_client', 'AADSTS7000222: The provided client secret keys for app taro@contoso.com are expired.'));
    const { credentials, lines } = needs();
    assert.deepEqual(await credentials.look(), { usable: false, state: 'secret expired', since: now() });
    const line = lines().find(({ part }) => part === 'credentials');
    assert.match(String(line?.['remedy']), /^Make a new client secret .* set BOT_PASSWORD/);
    assert.doesNotMatch(JSON.stringify(lines()), /contoso|not-a-real-secret/);
    fetchToken.resolves({ accessToken: 'token', expiresOn: new Date(Date.now() + 3_600_000) });
    assert.equal((await credentials.look()).state, 'usable');
    const { callCount } = fetchToken;
    await credentials.look();
    assert.equal(fetchToken.callCount, callCount, 'a token that is still good was fetched again');
  });

  it('is not ready while the OpenID metadata cannot be fetched, and is again once it can', async () => {
    openId.does('fail');
    const { metadata } = needs();
    assert.equal((await metadata.look()).state, 'unreachable');
    openId.does('answer');
    assert.equal((await metadata.look()).usable, true);
    openId.does('fail');
    assert.equal((await metadata.look()).usable, true, 'keys that are still good were thrown away');
  });
});

describe('the end of a secret', () => {
  for (const [expires, msg, days] of [['2027-03-31', 'the client secret expires soon', 11], ['2027-03-19', 'the client secret is past its date', undefined]] as const) {
    it(`is told at the start when it is ${expires}: ${msg}`, () => {
      const { log, lines } = logged();
      remind(log, new Date(expires), now)();
      const [line] = lines();
      assert.deepEqual([line?.['msg'], line?.['expires'], line?.['days']], [msg, expires, days]);
      assert.match(String(line?.['remedy']), /BOT_PASSWORD and BOT_SECRET_EXPIRES/);
    });
  }

  it('is no matter before its last 30 days, or when nobody knows it', () => {
    const { log, lines } = logged();
    remind(log, new Date('2027-09-01'), now)();
    remind(log, undefined, now)();
    assert.deepEqual(lines(), []);
  });
});

describe('what libraries write to the console', () => {
  it('becomes a line that says where it came from, without its words', () => {
    const { log, lines } = logged();
    const target = { ...console };
    takeConsole(log, target);
    target.error(new TypeError('a token of taro@contoso.com'));
    target.log('Available keys: something secret');
    assert.deepEqual(lines().map(({ name, method, msg }) => [name, method, msg]), [['TypeError', 'error', 'a library wrote to the console'], ['Error', 'log', 'a library wrote to the console']]);
    assert.match(JSON.stringify(lines()[0]), /secret\.test\.ts/);
    assert.doesNotMatch(JSON.stringify(lines().map(({ name, msg }) => [name, msg])) + String(lines()[1]?.['at']).replaceAll('secret.test', ''), /contoso|something secret/);
  });
});
