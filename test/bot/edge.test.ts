import assert from 'node:assert/strict';
import { admit } from '../../src/bot/edge.js';
import type { Identity } from '../../src/config.js';
import { anActivity, tenant, type Json } from '../support/activity.js';

const local: Identity = { kind: 'local' };
const registered: Identity = {
  kind: 'registered', id: 'bot', type: 'SingleTenant', password: 'secret', tenant, cloud: {},
  allowedTenants: [tenant], serviceHosts: ['smba.trafficmanager.net'],
};
const other = '99999999-2222-4333-8444-555555555555';

function statusOf(changes: Json, identity: Identity = registered): number {
  const admission = admit(anActivity(changes), identity);
  return admission.kind === 'accepted' ? 200 : admission.status;
}
const at = (serviceUrl: string): Json => ({ serviceUrl });
const from = (conversationTenant: string | undefined, dataTenant: string | undefined): Json => ({
  conversation: { id: '19:x', tenantId: conversationTenant },
  channelData: { tenant: dataTenant === undefined ? undefined : { id: dataTenant } },
});

describe('admit', () => {
  it('accepts a message of an allowed tenant and leaves it as it is', () => {
    const activity = anActivity();
    assert.deepEqual(admit(activity, registered), { kind: 'accepted', activity });
  });

  for (const value of [undefined, null, 1, 'message', [], {}]) {
    it(`refuses ${JSON.stringify(value)}`, () => {
      assert.equal(admit(value, registered).kind, 'refused');
    });
  }

  const long = 'x'.repeat(1025);
  const malformed: Readonly<Record<string, Json>> = {
    'no type': { type: undefined },
    'a numeric type': { type: 1 },
    'an empty type': { type: '' },
    'a type longer than any': { type: 'x'.repeat(65) },
    'a message without an id': { id: undefined },
    'a numeric id': { id: 1 },
    'half of a character for a conversation': { conversation: { id: '\ud800' } },
    'half of a character in what it answers': { replyToId: 'x\udc00' },
    'an id of more than 1 KB': { id: long },
    'no sender': { from: undefined },
    'a sender without an id': { from: {} },
    'a sender with an endless id': { from: { id: long } },
    'no recipient': { recipient: undefined },
    'no conversation': { conversation: undefined },
    'a conversation without an id': { conversation: { tenantId: tenant } },
    'text that is no string': { text: { toString: 1 } },
    'entities that are no list': { entities: { length: 1 } },
    'an entity that is null': { entities: [null] },
    'an attachment that is no object': { attachments: ['x'] },
  };
  for (const [what, changes] of Object.entries(malformed)) {
    it(`refuses ${what}`, () => {
      assert.equal(statusOf(changes), 400);
    });
  }

  it('accepts null where Teams leaves a field out', () => {
    assert.equal(statusOf({ locale: null, entities: null, attachments: null, replyToId: null, text: null }), 200);
  });

  it('accepts an update of a conversation without an id', () => {
    assert.equal(statusOf({ type: 'conversationUpdate', id: undefined }), 200);
  });

  for (const channelId of ['', undefined, 7, 'AseChannel', 'emulator', 'webchat', 'MSTEAMS']) {
    it(`refuses the channel ${JSON.stringify(channelId)} once the bot is registered`, () => {
      assert.equal(statusOf({ channelId }), 400);
    });
  }

  for (const channelId of ['msteams', 'emulator', 'webchat', 'test']) {
    it(`accepts the channel ${channelId} from this machine in local mode`, () => {
      assert.equal(statusOf({ channelId, serviceUrl: 'http://localhost:56150/_connector' }, local), 200);
    });
  }

  const strangers = [
    'http://smba.trafficmanager.net/amer/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user@smba.trafficmanager.net/',
    'https://evil.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://smba.trafficmanager.net./',
    'https://smba.trafficmanager.net:8443/',
    'https://169.254.169.254/',
    'https://[::1]/',
    'https://localhost/',
    'file:///etc/passwd',
    'smba.trafficmanager.net',
    '',
  ];
  for (const serviceUrl of strangers) {
    it(`refuses the service URL "${serviceUrl}"`, () => {
      assert.equal(statusOf(at(serviceUrl)), 400);
    });
  }

  it('refuses an activity without a service URL', () => {
    assert.equal(statusOf({ serviceUrl: undefined }), 400);
  });

  for (const serviceUrl of ['http://127.0.0.1:1/', 'http://localhost:56150/_connector', 'https://[::1]:8/']) {
    it(`accepts the service URL ${serviceUrl} in local mode`, () => {
      assert.equal(statusOf(at(serviceUrl), local), 200);
    });
  }

  for (const serviceUrl of ['https://smba.trafficmanager.net/', 'http://127.0.0.1.evil.example/', 'http://10.0.0.1/', 'http://x@localhost/']) {
    it(`refuses the service URL ${serviceUrl} in local mode`, () => {
      assert.equal(statusOf(at(serviceUrl), local), 400);
    });
  }

  it('accepts an allowed tenant wherever it is named, whatever its case', () => {
    assert.deepEqual([statusOf(from(tenant.toUpperCase(), undefined)), statusOf(from(undefined, tenant))], [200, 200]);
  });

  const foreign: Readonly<Record<string, Json>> = {
    'another tenant': from(other, other),
    'another tenant in the conversation': from(other, tenant),
    'another tenant in the channel data': from(tenant, other),
    'no tenant': from(undefined, undefined),
    'an empty tenant': from('', undefined),
  };
  for (const [what, changes] of Object.entries(foreign)) {
    it(`forbids ${what}`, () => {
      assert.equal(statusOf(changes), 403);
    });
  }

  it('knows no tenants in local mode', () => {
    assert.equal(statusOf({ ...from(undefined, undefined), ...at('http://localhost/') }, local), 200);
  });
});
