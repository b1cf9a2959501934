import assert from 'node:assert/strict';
import { parseConfig } from '../src/config.js';
import { ShirubeError } from '../src/errors.js';

const id = '11111111-2222-4333-8444-555555555555';
const tenant = '66666666-7777-4888-9999-aaaaaaaaaaaa';
const singleTenant = { BOT_ID: id, BOT_TYPE: 'SingleTenant', BOT_PASSWORD: 'a secret', BOT_TENANT_ID: tenant };

function registered(env: Readonly<Record<string, string | undefined>>) {
  const { identity } = parseConfig(env);
  assert(identity.kind === 'registered');
  return identity;
}

function faultsOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    parseConfig(env);
  } catch (error) {
    assert(error instanceof ShirubeError);
    assert.equal(error.code, 'configuration');
    return error.message.split('\n').slice(1);
  }
  return [];
}

describe('parseConfig', () => {
  it('runs for this machine only when nothing is set', () => {
    assert.deepEqual(parseConfig({}), {
      port: 3978, host: '127.0.0.1', dataDir: '.data', databaseUrl: undefined, pseudonymKey: undefined, logLevel: 'info', retentionDays: 30, unmentioned: 'answer', metrics: undefined, identity: { kind: 'local' },
    });
  });

  for (const days of ['1', '30', '3650']) {
    it(`keeps what it stores for ${days} days when it is told so`, () => {
      assert.equal(parseConfig({ RETENTION_DAYS: days }).retentionDays, Number(days));
    });
  }

  for (const days of ['0', '3651', '-1', '1.5', 'ever', '1e3', '99999']) {
    it(`names ${days} days as a fault, and what would do`, () => {
      assert.deepEqual(faultsOf({ RETENTION_DAYS: days }), [`- RETENTION_DAYS is "${days}"; it must be a whole number of days from 1 to 3650.`]);
    });
  }

  it('leaves alone what does not mention it when it is told so', () => {
    assert.equal(parseConfig({ UNMENTIONED: 'Ignore' }).unmentioned, 'ignore');
    assert.deepEqual(faultsOf({ UNMENTIONED: 'no' }), ['- UNMENTIONED is "no"; it must be answer or ignore.']);
  });

  it('takes a blank value for one that is not set', () => {
    assert.deepEqual(parseConfig({ BOT_ID: ' ', PORT: '', BOT_TYPE: '' }), parseConfig({}));
  });

  for (const host of ['0.0.0.0', '::', '192.168.1.5', 'example.com', '127.0.0.2.example.com']) {
    it(`refuses to listen on ${host} without a bot id`, () => {
      assert.match(faultsOf({ HOST: host })[0] ?? '', /HOST .* must be one of 127\.0\.0\.1, ::1, localhost/);
    });
  }

  it('refuses a key for pseudonyms that could be guessed', () => {
    assert.match(faultsOf({ PSEUDONYM_KEY: 'short' })[0] ?? '', /PSEUDONYM_KEY is too short/);
    assert.equal(parseConfig({ PSEUDONYM_KEY: 'x'.repeat(32) }).pseudonymKey, 'x'.repeat(32));
  });

  for (const host of ['127.0.0.1', '::1', 'localhost']) {
    it(`listens on ${host} without a bot id`, () => {
      assert.equal(parseConfig({ HOST: host }).host, host);
    });
  }

  for (const key of ['BOT_TYPE', 'BOT_PASSWORD', 'BOT_SECRET_EXPIRES', 'BOT_TENANT_ID', 'ALLOWED_TENANTS']) {
    it(`does not fall back to local mode when ${key} is set and the bot id was forgotten`, () => {
      assert.match(faultsOf({ [key]: 'something' })[0] ?? '', new RegExp(`BOT_ID is not set, but ${key} is`));
    });
  }

  it('listens on every address and allows its own tenant when it is registered', () => {
    assert.equal(parseConfig(singleTenant).host, '0.0.0.0');
    assert.deepEqual(registered(singleTenant), {
      kind: 'registered', id, type: 'SingleTenant', password: 'a secret', secretExpires: undefined, tenant, allowedTenants: [tenant], cloud: {},
      serviceHosts: ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com', 'smba.infra.gov.teams.microsoft.us', 'smba.infra.dod.teams.microsoft.us'],
    });
  });

  it('needs no password for a managed identity', () => {
    assert.equal(registered({ ...singleTenant, BOT_TYPE: 'userassignedmsi', BOT_PASSWORD: '' }).type, 'UserAssignedMSI');
  });

  it('takes a certificate in place of a password', () => {
    const certificate = { CertificateThumbprint: 'ab', CertificatePrivateKey: 'key' };
    assert.deepEqual(registered({ ...singleTenant, BOT_PASSWORD: undefined, ...certificate }).cloud, certificate);
  });

  it('passes the cloud keys of the Bot Framework on and nothing else', () => {
    const cloud = { ChannelService: 'https://botframework.azure.us', ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1/openid' };
    assert.deepEqual(registered({ ...singleTenant, ...cloud, PATH: '/bin' }).cloud, cloud);
  });

  it('reads lists without regard to case and spaces', () => {
    const { allowedTenants, serviceHosts } = registered({ ...singleTenant, ALLOWED_TENANTS: ` ${tenant.toUpperCase()}, ${id} ,`, ALLOWED_SERVICE_HOSTS: 'Example.org' });
    assert.deepEqual([allowedTenants, serviceHosts], [[tenant, id], ['example.org']]);
  });

  it('tells metrics nowhere unless it is told a port, and then to this machine only', () => {
    assert.deepEqual(parseConfig({ METRICS_PORT: '9464' }).metrics, { host: '127.0.0.1', port: 9464 });
    assert.deepEqual(parseConfig({ METRICS_PORT: '0', METRICS_HOST: '10.0.0.4' }).metrics, { host: '10.0.0.4', port: 0 });
  });

  it('reads when the secret expires, as a date or a moment', () => {
    assert.deepEqual(registered({ ...singleTenant, BOT_SECRET_EXPIRES: '2027-03-31' }).secretExpires, new Date('2027-03-31T00:00:00Z'));
    assert.deepEqual(registered({ ...singleTenant, BOT_SECRET_EXPIRES: '2027-03-31T09:00:00+09:00' }).secretExpires, new Date('2027-03-31T00:00:00Z'));
  });

  const wrong: readonly (readonly [string, Readonly<Record<string, string | undefined>>, RegExp])[] = [
    ['a port that is no number', { PORT: '39x' }, /PORT is "39x"/],
    ['a port out of range', { PORT: '65536' }, /PORT is "65536"/],
    ['a port for metrics that is no number', { METRICS_PORT: 'on' }, /METRICS_PORT is "on"/],
    ['metrics on the port of the bot', { METRICS_PORT: '3978' }, /METRICS_PORT and PORT are both 3978/],
    ['a host for metrics without a port', { METRICS_HOST: '10.0.0.4' }, /METRICS_HOST is set, but METRICS_PORT is not/],
    ['the id of a secret in place of its value', { ...singleTenant, BOT_PASSWORD: id }, /BOT_PASSWORD is a GUID/],
    ['a password left as a placeholder', { ...singleTenant, BOT_PASSWORD: '<client secret>' }, /BOT_PASSWORD is a placeholder/],
    ['a date of the secret that is none', { ...singleTenant, BOT_SECRET_EXPIRES: 'next year' }, /BOT_SECRET_EXPIRES is "next year"/],
    ['a date of the secret that is not in the calendar', { ...singleTenant, BOT_SECRET_EXPIRES: '2027-13-31' }, /BOT_SECRET_EXPIRES is "2027-13-31"/],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL is "loud"/],
    ['another kind of database', { DATABASE_URL: 'mysql://u:hunter2@h/d' }, /DATABASE_URL must start with postgres/],
    ['a bot id left as a placeholder', { ...singleTenant, BOT_ID: '${{BOT_ID}}' }, /BOT_ID holds .* must be a GUID/],
    ['a missing type, which the SDK would take for MultiTenant', { ...singleTenant, BOT_TYPE: undefined }, /BOT_TYPE is not set/],
    ['a mistyped type', { ...singleTenant, BOT_TYPE: 'SingleTennant' }, /BOT_TYPE is "SingleTennant"; it must be one of/],
    ['a missing password', { ...singleTenant, BOT_PASSWORD: undefined }, /BOT_PASSWORD is not set/],
    ['a missing tenant', { ...singleTenant, BOT_TENANT_ID: undefined }, /BOT_TENANT_ID is not set/],
    ['a managed identity with a password', { ...singleTenant, BOT_TYPE: 'UserAssignedMSI' }, /UserAssignedMSI has neither/],
    ['half a certificate', { ...singleTenant, CertificateThumbprint: 'ab' }, /must be set together/],
    ['a tenant that is no GUID', { ...singleTenant, ALLOWED_TENANTS: 'contoso.com' }, /ALLOWED_TENANTS holds "contoso.com"/],
    ['a service host with a path', { ...singleTenant, ALLOWED_SERVICE_HOSTS: 'https://example.org/' }, /ALLOWED_SERVICE_HOSTS holds/],
    ['a bot of every tenant without a list of tenants', { ...singleTenant, BOT_TYPE: 'MultiTenant', BOT_TENANT_ID: undefined }, /ALLOWED_TENANTS is not set/],
  ];
  for (const [what, env, fault] of wrong) {
    it(`names ${what}, and nothing else`, () => {
      const faults = faultsOf(env);
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.match(faults[0] ?? '', fault);
    });
  }

  it('names every wrong value at once', () => {
    assert.equal(faultsOf({ PORT: 'x', LOG_LEVEL: 'x', DATABASE_URL: 'x', HOST: 'x' }).length, 4);
  });

  it('repeats no secret in an error', () => {
    const env = { ...singleTenant, BOT_TYPE: 'x', DATABASE_URL: 'mysql://u:hunter2@h/d' };
    assert.doesNotMatch(faultsOf(env).join(), /hunter2|a secret/);
  });
});
