import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod/v4';
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

const id = z.string().min(1).max(1024).refine((text) => !/\p{Surrogate}/u.test(text));
/** The shape once more, in the words of a library that is too slow for every turn. */
const shape = z.object({
  type: z.string().min(1).max(64),
  id: id.nullish(),
  channelId: z.string().max(64),
  serviceUrl: z.string().max(1024),
  from: z.object({ id, name: z.string().nullish() }),
  recipient: z.object({ id }),
  conversation: z.object({ id, conversationType: z.string().nullish(), tenantId: z.string().nullish() }),
  channelData: z.object({ tenant: z.object({ id: z.string().nullish() }).nullish(), team: z.object({ id: z.string().max(1024).nullish() }).nullish() }).nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  text: z.string().nullish(),
  locale: z.string().nullish(),
  replyToId: z.string().max(1024).refine((text) => !/\p{Surrogate}/u.test(text)).nullish(),
  entities: z.array(z.object({ type: z.string().nullish() })).nullish(),
  attachments: z.array(z.object({ contentType: z.string().nullish() })).nullish(),
  membersAdded: z.array(z.object({ id })).nullish(),
});

/** Values at and beyond every border of the shape, and where they may stand. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, 0, true, '', 'x', [], {}, [null], [{}], ['x'], [[]], 'x\udc00', '\ud83d\ude00', { id: 'x' }, { id: '' }, { id: null }, { id: 1 }, [{ id: 'x' }, {}], [{ id: 'x' }], [{ type: 1 }], [{ type: null }], [{ contentType: {} }]),
  fc.constantFrom(64, 65, 1024, 1025).map((length) => 'x'.repeat(length)),
  fc.jsonValue(),
);
const spots = Object.keys(shape.shape).flatMap((field): readonly (readonly string[])[] => {
  const inner: Readonly<Record<string, readonly string[]>> = { from: ['id', 'name'], recipient: ['id'], conversation: ['id', 'conversationType', 'tenantId'], channelData: ['tenant', 'team'] };
  return [[field], ...(inner[field] ?? []).map((name) => [field, name]), ...(field === 'channelData' ? [[field, 'tenant', 'id'], [field, 'team', 'id']] : [])];
});

function placed(value: unknown, [field, ...rest]: readonly string[], odd: unknown): unknown {
  if (field === undefined) return odd;
  const known: Json = typeof value === 'object' && value !== null ? { ...value } : {};
  return { ...known, [field]: placed(known[field], rest, odd) };
}

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

  it('takes for an activity exactly what has the shape of one', () => {
    const changes = fc.array(fc.tuple(fc.constantFrom(...spots), odd), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(changes, (changes) => {
        const value = changes.reduce<unknown>((value, [spot, odd]) => placed(value, spot, odd), anActivity());
        const admission = admit(value, registered);
        const refused = admission.kind === 'refused' && admission.reason === 'not an activity';
        assert.equal(!refused, shape.safeParse(value).success);
      }),
      { numRuns: 1_000 },
    );
  });
});
