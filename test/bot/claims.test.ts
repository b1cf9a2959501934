import assert from 'node:assert/strict';
import fc from 'fast-check';
import { couldBeFor } from '../../src/bot/claims.js';
import type { Json } from '../support/activity.js';

const expected = { issuer: 'https://api.botframework.com', audience: 'bot', serviceUrl: 'https://smba.trafficmanager.net/amer/', now: 10_000 };
const good = { iss: expected.issuer, aud: 'bot', serviceurl: expected.serviceUrl, exp: 11_000 };
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const header = (claims: Json, head: Json = { alg: 'RS256', kid: 'key' }): string => `Bearer ${part(head)}.${part(claims)}.c2lnbmF0dXJl`;

describe('couldBeFor', () => {
  it('lets a token through that says all that is expected', () => {
    assert(couldBeFor(header(good), expected));
    assert(couldBeFor(header({ ...good, nbf: 10_299, exp: 9_701 }), expected));
  });

  const wrong: Readonly<Record<string, string>> = {
    'another algorithm': header(good, { alg: 'HS256', kid: 'key' }),
    'no algorithm': header(good, { kid: 'key' }),
    'no key': header(good, { alg: 'RS256' }),
    'another issuer': header({ ...good, iss: 'https://evil.example' }),
    'another audience': header({ ...good, aud: 'other' }),
    'a list of audiences': header({ ...good, aud: ['bot'] }),
    'another service': header({ ...good, serviceurl: 'https://smba.trafficmanager.net/emea/' }),
    'no expiry': header({ ...good, exp: undefined }),
    'an expiry that is over': header({ ...good, exp: 9_700 }),
    'an expiry that is a text': header({ ...good, exp: '11000' }),
    'a beginning to come': header({ ...good, nbf: 10_301 }),
    'a beginning that is a text': header({ ...good, nbf: '0' }),
    'a list for claims': `Bearer ${part({ alg: 'RS256', kid: 'key' })}.${part([])}.x`,
    'no JSON': 'Bearer a.b.c',
    'no signature': header(good).replace(/[^.]*$/, ''),
  };
  for (const [what, value] of Object.entries(wrong)) {
    it(`refuses a token with ${what}`, () => {
      assert.equal(couldBeFor(value, expected), false);
    });
  }

  it('refuses whatever else stands in the header', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string().map((text) => `Bearer ${text}`)), (value) => !couldBeFor(value, expected)));
  });
});
