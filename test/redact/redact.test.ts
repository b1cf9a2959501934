import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createRedactor } from '../../src/redact/redact.js';
import type { Redaction } from '../../src/redact/types.js';
import { redact } from '../support/redact.js';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const word = lower + lower.toUpperCase() + '0123456789';

function anyOf(alphabet: string, length: number): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });
}

/** Secrets that are known whatever stands around them. */
const secrets = fc.oneof(
  fc.tuple(anyOf(word, 3), fc.constantFrom('7', '8'), anyOf(`${word}_.~-`, 33), anyOf(word, 1)).map(([a, b, c, d]) => `${a}${b}Q~${c}${d}`),
  anyOf(word, 36).map((body) => `ghp_${body}`),
  anyOf(word, 82).map((body) => `github_pat_${body}`),
  anyOf(word, 24).map((body) => `xoxb-123456789012-123456789012-${body}`),
  anyOf(word, 35).map((body) => `AIza${body}`),
  fc.tuple(anyOf(word, 40), anyOf(word, 90)).map(([payload, signature]) => `eyJhbGciOiJSUzI1NiJ9.eyJ${payload}.${signature}`),
  anyOf(`${word}+/`, 320).map((body) => `-----BEGIN PRIVATE KEY-----\n${(body.match(/.{1,64}/g) ?? []).join('\n')}\n-----END PRIVATE KEY-----`),
);

const invisible = ['\u200b', '\u200d', '\ufeff', '\u00ad', '\u2060'];

/** What a paste does to characters: hides others between them, widens them, or escapes them. */
const disguises: readonly ((secret: string, at: readonly number[]) => string)[] = [
  (secret) => secret,
  (secret, at) => [...secret].map((unit, index) => (at.includes(index) ? unit + (invisible[index % invisible.length] ?? '') : unit)).join(''),
  (secret, at) => [...secret].map((unit, index) => (at.includes(index) && unit > ' ' ? String.fromCharCode(unit.charCodeAt(0) + 0xfee0) : unit)).join(''),
  (secret) => secret.replaceAll('~', '%7E'),
  (secret) => secret.replaceAll('\n', '\\n'),
  (secret, at) => [...secret].map((unit, index) => (at.includes(index) && unit > ' ' ? `&#${unit.charCodeAt(0)};` : unit)).join(''),
  (secret, at) => [...secret].map((unit, index) => (at.includes(index) && unit > ' ' ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}` : unit)).join(''),
];

const disguised = fc.tuple(secrets, fc.nat(disguises.length - 1), fc.array(fc.nat(60), { maxLength: 6 })).map(([secret, how, at]) => [secret, disguises[how]?.(secret, at) ?? secret] as const);

const pasted = readFileSync(new URL('positive.jsonl', import.meta.url), 'utf8').split('\n').filter((line) => line !== '').map((line) => (JSON.parse(line) as { text: string }).text);
/** Everything that means something here, and everything else. */
const pieces = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 2, arbitrary: fc.constantFrom('password', '=', ':', '"', "'", '@', '.com', '\\', '\\n', '\n', '%40', '&amp;', '-----BEGIN ', '://', '~', 'パスワード', 'は', ' ', 'CN=', ',', '<', '‹', '›', '0', '-', '+81', 'eyJ', '==', '＝', 'さん', 'token', 'code') },
  { weight: 2, arbitrary: fc.constantFrom(...pasted) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...pasted), fc.nat(80), fc.nat(80)).map(([text, from, length]) => text.slice(from, from + length)) },
);
const noise = fc.array(pieces, { maxLength: 8 }).map((all) => all.join(''));

/** The text that stands between the spans. */
function between(text: string, spans: Redaction['spans'], from = 0): readonly string[] {
  const ends = [from, ...spans.map(({ end }) => end)];
  return ends.map((end, index) => text.slice(end, spans[index]?.start ?? text.length));
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\u00ad\u200b-\u200f\u2060\ufeff\s]/g, '');
}

describe('redacting', () => {
  it('leaves nothing of a secret, whatever stands around it and however it is disguised', () => {
    fc.assert(
      fc.property(noise, disguised, noise, (before, [secret, shown], after) => {
        const left = bare(redact(`${before} ${shown} ${after}`).text);
        const whole = bare(secret);
        // Any twelve characters of it would be too many, but for those that every such secret begins with.
        for (let at = whole.startsWith('--') ? 26 : 8; at + 12 <= whole.length; at += 1) assert.ok(!left.includes(whole.slice(at, at + 12)) || bare(before + after).includes(whole.slice(at, at + 12)), left);
      }),
      { numRuns: 600 },
    );
  });

  it('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(noise, (text) => {
        const once = redact(text).text;
        assert.equal(redact(once).text, once);
      }),
      { numRuns: 1500 },
    );
  });

  it('changes nothing outside of what it found', () => {
    fc.assert(
      fc.property(noise, (text) => {
        const { spans, text: shown } = redact(text);
        let from = 0;
        for (const [index, kept] of between(text, spans).entries()) {
          const at = index === 0 ? 0 : shown.indexOf('›', from) + 1;
          const breaks = index === 0 ? '' : (text.slice(spans[index - 1]?.start, spans[index - 1]?.end).match(/\r\n?|\n/g) ?? []).join('');
          assert.equal(shown.slice(at, at + breaks.length + kept.length), breaks + kept);
          from = at + breaks.length + kept.length;
        }
        assert.equal(from, shown.length);
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps the number of lines', () => {
    fc.assert(fc.property(noise, (text) => assert.equal(redact(text).text.split(/\r\n?|\n/).length, text.split(/\r\n?|\n/).length)), { numRuns: 500 });
  });

  it('finds spans that ascend and do not touch each other\'s characters', () => {
    fc.assert(
      fc.property(noise, (text) => {
        let end = 0;
        for (const span of redact(text).spans) {
          assert.ok(span.start >= end && span.end > span.start && span.end <= text.length);
          end = span.end;
        }
      }),
    );
  });

  it('conceals secrets alone where the text was pasted', () => {
    const { text, concealed } = redact('taro@contoso.com has password=Summer2026! and 090-1234-5678');
    assert.match(text, /^‹mail-[0-9a-z]{8}› has password=‹password› and ‹phone-[0-9a-z]{8}›$/);
    assert.equal(concealed, 'taro@contoso.com has password=‹password› and 090-1234-5678');
  });
});

describe('a pseudonym', () => {
  const only = (text: string, by = redact): string => /‹[a-z]+-[0-9a-z]{8}›/.exec(by(text).text)?.[0] ?? assert.fail(by(text).text);

  for (const [what, ...ways] of [
    ['a mail address', 'taro@contoso.com', 'TARO@Contoso.com', '/users/taro%40contoso.com', 'ｔａｒｏ＠ｃｏｎｔｏｓｏ．ｃｏｍ', 'ta\u200bro@contoso.com', 'taro&#64;contoso.com'],
    ['an id', '5e8ae6a5-f680-456f-b5ad-d44dbfab77aa', '5E8AE6A5-F680-456F-B5AD-D44DBFAB77AA', '{5e8ae6a5-f680-456f-b5ad-d44dbfab77aa}', 'oid=5e8ae6a5f680456fb5add44dbfab77aa'],
    ['a telephone number', '090-1234-5678', '+81 90-1234-5678', '電話：09012345678', '０９０－１２３４－５６７８'],
    ['a name', '氏名：山田　太郎', '"displayName":"山田 太郎"'],
  ] as const) {
    it(`is the same for ${what} however it is written`, () => {
      assert.deepEqual([...new Set(ways.map((way) => only(way)))].length, 1);
    });
  }

  it('is another one for another person', () => {
    const all = Array.from({ length: 500 }, (_, index) => only(`user${index}@contoso.com`));
    assert.equal(new Set(all).size, 500);
  });

  it('is another one under another key', () => {
    const other = createRedactor({ key: 'another key', now: () => new Date() });
    assert.notEqual(only('taro@contoso.com', other), only('taro@contoso.com'));
  });

  it('is told by nothing of a secret', () => {
    assert.equal(redact('password=Summer2026!').text, redact('password=Winter2027?').text);
  });
});

describe('how sure it is that a secret still opens something', () => {
  const live = (text: string) => redact(text).spans.map((span) => span.live);
  const jwt = (seconds: number) => `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify({ exp: seconds })).toString('base64url')}.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw`;

  for (const [what, text, expected] of [
    ['its shape', 'q7W8Q~9zLkT2mXvB4nRcY6pHs1DfGjKe3AoUiEwZ', 'sure'],
    ['a token that has not expired', jwt(4_102_444_800), 'sure'],
    ['a token that has expired', jwt(1_500_000_000), 'no'],
    ['a label and chance', 'client_secret=yN5h0Xk9T2mVtQ4eR7uI1oPs3D5fG6hJ', 'sure'],
    ['a label and a word', 'password: Summer2026!', 'likely'],
    ['an example of the documentation', 'AKIAIOSFODNN7EXAMPLE', 'no'],
    ['the name of a person', '氏名：山田太郎', 'no'],
  ] as const) {
    it(`is ${expected} for ${what}`, () => {
      assert.deepEqual(live(text), [expected]);
    });
  }
});
