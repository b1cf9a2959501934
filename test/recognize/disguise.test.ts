import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recognize } from '../support/product.js';

/** The seven errors as their service prints them, and the intent of each. */
const errors = [
  ['upn-invalid', 'Bad Request (400) Property userPrincipalName is invalid.'],
  ['insufficient-privileges', 'Forbidden (403) Insufficient privileges to complete the operation.'],
  ['resource-not-found', "Not Found (404) Resource '0a1b2c3d-1111-4222-8333-444455556666' does not exist or one of its queried reference-property objects are not present."],
  ['license-dependency', 'Bad Request (400) License assignment failed because service plan 0a1b2c3d-1111-4222-8333-444455556666 depends on the service plan(s) 1b2c3d4e-1111-4222-8333-444455556666'],
  ['license-conflict', 'Bad Request (400) License assignment failed because service plans 0a1b2c3d-1111-4222-8333-444455556666, 1b2c3d4e-1111-4222-8333-444455556666 are mutually exclusive.'],
  ['license-exhausted', 'Bad Request (400) Subscription with SKU 0a1b2c3d-1111-4222-8333-444455556666 does not have any available licenses.'],
  ['client-credential-expired', 'Unauthorized (401) invalid_client AADSTS7000222: The provided client secret keys are expired. Error validating credentials.'],
] as const;

type Disguise = (text: string) => string;

/** Breaks lines between words, or in them, and puts something before every line. */
const wrap = (before: string, width: number, inWords: boolean): Disguise => (text) =>
  text
    .replace(inWords ? new RegExp(`(.{1,${width}})`, 'g') : new RegExp(`(.{1,${width}})(?: |$)`, 'g'), `$1\n`)
    .trimEnd()
    .split('\n')
    .map((line) => before + line)
    .join('\n');

const json: Disguise = (text) => JSON.stringify({ error: { code: 'X', message: text } });
const html: Disguise = (text) => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('(', '&lpar;');

const whole: readonly (readonly [name: string, Disguise])[] = [
  ['nothing', (text) => text],
  ['upper case', (text) => text.toUpperCase()],
  ['full width', (text) => text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))],
  ['smart quotes', (text) => text.replace(/'([^']*)'/g, '‘$1’')],
  ['zero-width characters', (text) => [...text].join('\u200b')],
  ['bidirectional marks', (text) => `\u202a${text.replaceAll(' ', ' \u2066')}\u202c`],
  ['no-break spaces', (text) => text.replaceAll(' ', '\u00a0')],
  ['JSON', json],
  ['JSON in JSON', (text) => json(json(text))],
  ['JSON in JSON in JSON', (text) => json(json(json(text)))],
  ['unicode escapes', (text) => text.replace(/[^a-z ]/gi, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)],
  ['a Python dict', (text) => `{u'error': {u'code': u'X', u'message': u"${text}"}}`],
  ['HTML', html],
  ['HTML in HTML', (text) => html(html(text))],
  ['tags', (text) => `<p>${text.replaceAll('. ', '.<br>')}</p>`],
  ['emphasis', (text) => `**${text}**`],
];

const around: readonly (readonly [name: string, Disguise])[] = [
  ['nothing', (text) => text],
  ['a quoted reply', (text) => text.replace(/^/gm, '> ')],
  ['a reply to a reply', (text) => text.replace(/^/gm, '> > ')],
  ['a terminal frame', (text) => `╷\n${text.replace(/^/gm, '│ ')}\n╵`],
  ['a framed table', (text) => text.replace(/^(.*)$/gm, '| $1   |')],
  ['ISO time', (text) => text.replace(/^/gm, '2024-05-01T10:00:00.123Z ')],
  ['time and level', (text) => text.replace(/^/gm, '[2024-05-01 10:00:00,123] [ERROR] ')],
  ['a container', (text) => text.replace(/^/gm, '2024-05-01T10:00:00.123456789Z stderr F ')],
  ['compose', (text) => text.replace(/^/gm, 'worker-1  | ')],
  ['a pipeline', (text) => text.replace(/^/gm, '2024-05-01T10:00:00.1234567Z ##[debug]')],
  ['docker', (text) => text.replace(/$/gm, ' | stdout')],
  ['PowerShell', (text) => text.replace(/^/gm, '     | ')],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['a question', (text) => `昨日から出ます。\n\n${text}\n\nどうすればいいですか？`],
];

const intentsOf = (text: string): readonly string[] => recognize(text).candidates.map(({ intent }) => intent);

describe('an error is recognized', () => {
  for (const [name, disguise] of whole) {
    it(`through ${name}`, () => {
      for (const [intent, text] of errors) assert.deepEqual(intentsOf(disguise(text)), [intent], disguise(text));
    });
  }

  for (const [name, disguise] of around) {
    it(`in ${name}, on one line and on several`, () => {
      for (const [intent, text] of errors) {
        for (const shape of [text, wrap('', 60, false)(text)]) assert.deepEqual(intentsOf(disguise(shape)), [intent], disguise(shape));
      }
    });
  }

  it('where a terminal broke its words', () => {
    // What tells the two apart is shorter than a word that a line can break in.
    for (const [intent, text] of errors.slice(0, 3)) {
      for (let width = 30; width < 90; width += 1) assert.deepEqual(intentsOf(wrap('│ ', width, true)(text)), [intent], wrap('│ ', width, true)(text));
    }
  });

  it('where line breaks got lost', () => {
    assert.deepEqual(intentsOf('Status: 403Error message:Insufficient privileges to complete theoperation.Date: now'), ['insufficient-privileges']);
  });

  it('whatever disguises are put on each other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...errors), fc.constantFrom(...whole), fc.integer({ min: 40, max: 120 }), fc.constantFrom(...around), ([intent, text], [, inner], width, [, outer]) => {
        const disguised = outer(wrap('', width, false)(inner(text)));
        assert.deepEqual(intentsOf(disguised), [intent], disguised);
      }),
      { numRuns: 400 },
    );
  });
});

describe('recognition', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }).map((units) => String.fromCharCode(...units)),
    fc.array(fc.oneof(fc.constantFrom('{', '}', '[', ']', '"', '\\"', ':', ',', '\n', ' ', '2024-05-01T00:00:00Z ', 'ERROR ', 'error', 'message', 'code: ', '403', 'AADSTS7000222', "resource '", 'Exception: ', '失敗', '\ud800', '\udc00', '&amp;', '<b'), fc.string({ maxLength: 5 })), { maxLength: 80 }).map((parts) => parts.join('')),
  );

  it('takes any text, halves of characters among them, and quotes only what is there', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { records, candidates } = recognize(text);
        for (const { quote } of candidates.flatMap(({ evidence }) => evidence)) assert.ok(text.includes(quote));
        let before = 0;
        for (const { start, end, line } of records) {
          assert.ok(start >= before && end >= start && end <= text.length, `${before} ${start} ${end}`);
          assert.ok(line >= 1 && line <= text.split(/\r\n|\r|\n/).length);
          before = end;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('takes a megabyte of anything without keeping others waiting', () => {
    const million = 1_000_000;
    const parts = ['license assignment failed because service plan ', '((((', '<<<<', '<a ', '&amp;', '\\u0041', '\\', 'user mailbox delete ', '\n', '\u0301\u0316', 'ﾊﾞ', '漢字', '> ', '| ', "resource '", '400 ', 'code: abc ', '{"error":{"code":"Request_BadRequest","message":"', 'ERROR failed\n', 'ﷺ', 'a@', 'Exception: '];
    const slow = parts.flatMap((part) => {
      const text = part.repeat(Math.ceil(million / part.length));
      const took = Math.min(...[1, 2].map(() => timeOf(() => recognize(text))));
      // Ten times what it takes, so that a busy machine fails nothing.
      return took > 500 ? [`${part}: ${took.toFixed(0)} ms`] : [];
    });
    assert.deepEqual(slow, []);
  });
});

function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
