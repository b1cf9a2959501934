import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { shapeOf, withValues } from '../../src/recognize/alike.js';
import { hasFault } from '../../src/recognize/faults.js';
import { sourceOf } from '../../src/recognize/fold.js';
import { normalize, quote } from '../../src/recognize/normalize.js';
import { longFrom } from '../../src/recognize/skim.js';
import { knowledge, recognize } from '../support/product.js';

const routine = (count: number, from = 0): string => Array.from({ length: count }, (_, at) => `2024-05-01T10:${String(at % 60).padStart(2, '0')}:07Z [INFO] worker item ${from + at} done\n`).join('');
const long = Math.ceil(longFrom / routine(1).length);
const isFaulty = (text: string): boolean => hasFault(sourceOf(text).raw, 0, text.length);
const inLog = (entry: string, level = 'INFO'): string => `${routine(long)}2024-05-01T11:00:00Z [${level}] ${entry}\n${routine(long)}`;
const readOf = (text: string): string => normalize(text).text;

interface Labelled {
  readonly kind: string;
  readonly text: string;
  readonly label: string;
}

const folder = join(import.meta.dirname, '../corpus');
const errors = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Labelled))
  .filter(({ kind, label }) => kind === 'error' && label !== 'none')
  .map(({ text }) => text);

describe('a long log', () => {
  it('is read where something went wrong, at its ends and just before', () => {
    const log = `first words\n${routine(60)}alpha 10:00 done\n${routine(long)}beta 10:00 done\nomega 10:00 failed\n${routine(long)}last words`;
    assert.deepEqual(['first words', 'alpha', 'beta', 'omega', 'last words'].map((words) => readOf(log).includes(words)), [true, false, true, true, true]);
    assert.ok(readOf(log).length < 6000);
    assert.ok(readOf(`${routine(long)}gave up 7 times, failed 2024-05-01 at 10:00:00 alpha\n${routine(long)}`).includes('alpha'));
    const routineEnds = `2024-05-01T10:00:00Z head\n${routine(long)}2024-05-01T10:00:00Z tail\n`;
    assert.deepEqual(['head', 'tail'].map((word) => readOf(routineEnds).includes(word)), [true, true]);
    assert.equal(recognize(log).passed, true);
  });

  it('is read whole while it is short, or where it is no log', () => {
    const short = routine(long).slice(0, longFrom - 1);
    assert.equal(readOf(short).split('worker').length, short.split('worker').length);
    assert.ok(readOf(routine(long + 2)).split('worker').length < 100);
    const prose = 'Tanaka has left and his mailbox stays as it is for now.\n'.repeat(500);
    assert.equal(readOf(prose).length, prose.length - 1);
    assert.deepEqual([recognize(short).passed, recognize(prose).passed], [false, false]);
  });

  it('keeps lines without a time, whatever stands above them', () => {
    const text = `${routine(long)}訴訟ホールド中のメールボックスを解除したい\n${routine(long)}`;
    assert.equal(recognize(text).candidates[0]?.intent, recognize('訴訟ホールド中のメールボックスを解除したい').candidates[0]?.intent);
    assert.ok(readOf(text).includes('訴訟ホールド中のメールボックスを解除したい'));
  });

  it('keeps what is too long to be one entry of a log', () => {
    const entry = (length: number): string => `${routine(long)}2024-05-01T10:00:00Z ${'alpha '.repeat(length / 6)}\n${routine(long)}`;
    assert.deepEqual([readOf(entry(1500)).includes('alpha'), readOf(entry(2500)).includes('alpha')], [false, true]);
  });

  it('has quotes and lines of the whole log', () => {
    const text = inLog('Property userPrincipalName is invalid.');
    const [record] = recognize(text).records;
    assert.equal(record?.line, long + 1);
    assert.equal(text.slice(record?.start, record?.end), '2024-05-01T11:00:00Z [INFO] Property userPrincipalName is invalid.');
    assert.deepEqual(recognize(text).candidates[0]?.evidence.map(({ line, quote: words }) => [line, words.toLowerCase().includes('invalid')])[0], [long + 1, true]);
    const read = normalize(text);
    const start = read.text.indexOf('property');
    assert.equal(quote(read, { start, end: start + 8 }), 'Property');
  });
});

describe('what an error is known by', () => {
  it('holds a word of faults, in every error of the corpus and of the knowledge', () => {
    const rules = Object.values(knowledge.scenarios).flatMap((scenario) => scenario.rules).flatMap((rule) => [...rule.samples.ja, ...rule.samples.en]);
    const coded = rules.filter((text) => recognize(text).records.some(({ status, code }) => status !== undefined || code !== undefined));
    assert.ok(coded.length > 20, String(coded.length));
    const samples = [...errors, ...coded, ...knowledge.neighbours.filter(({ open }) => open === undefined).flatMap((one) => one.samples)];
    assert.ok(samples.length > 800);
    assert.deepEqual(samples.filter((text) => !isFaulty(text)), []);
  });

  it('is found in the middle of a long log, whatever the logger calls it', () => {
    const intents = new Map(errors.map((text) => [recognize(text).candidates[0]?.intent, text]));
    assert.ok(intents.size >= 8);
    for (const [intent, text] of intents) {
      const entry = text.replace(/\s+/g, ' ').slice(0, 1500);
      const alone = recognize(`2024-05-01T11:00:00Z [INFO] ${entry}\n`).candidates[0]?.intent;
      assert.equal(recognize(inLog(entry)).candidates[0]?.intent, alone, `${intent}: ${entry}`);
    }
  });

  it('is no status that is part of something else', () => {
    for (const text of ['GET /users 404 12 ms', 'status:503', 'HTTP/1.1" 429 -', '(400)', 'エラー', 'ｅｒｒｏｒ', 'Überlauf', 'E0501 10:00:07.1 x', 'ﾊｯﾁｭｳ ｴﾗｰ', 'exit\u00a0code: not\u00a0ok']) assert.equal(isFaulty(text), true, text);
    for (const text of ['user.404@contoso.example', '2024-05-01T10:00:00.404Z ok', 'a4040', 'v1.404', '4045', 'f-404-a', 'E2024-x done', '更新しました', '404.7 kB', '404@x', 'at 404:12']) assert.equal(isFaulty(text.replace('E2024', 'e2024')), false, text);
  });
});

describe('an entry that repeats an earlier one', () => {
  const failed = (at: number): string =>
    `2024-05-01T12:00:${String(at % 60).padStart(2, '0')}Z [ERROR] user${at}@contoso.example Bad Request (400) Subscription with SKU 6fd2c87f-b296-42f0-b197-${String(at).padStart(12, '0')} does not have any available licenses. request-id: 00000000-1111-4222-8333-${String(at).padStart(12, '0')}\n`;
  const count = 120;
  const log = routine(long) + Array.from({ length: count }, (_, at) => failed(at) + routine(3, at)).join('') + routine(long);

  it('is an error of its own, with its own accounts, ids, time and line', () => {
    const { records } = recognize(log);
    assert.equal(records.length, count);
    for (const at of [0, 1, 60, count - 1]) {
      const alone = recognize(failed(at)).records[0];
      const here = records[at];
      assert.ok(alone && here);
      const shift = log.indexOf(failed(at));
      assert.deepEqual(here, { ...alone, line: log.slice(0, shift).split('\n').length, start: shift + alone.start, end: shift + alone.end });
    }
  });

  it('counts in the card of several errors, with everybody it hit', () => {
    const { findings } = recognize(`${log}2024-05-01T13:00:00Z [ERROR] AADSTS7000222: The provided client secret keys are expired.\n`);
    assert.deepEqual(findings.map(({ candidate, count: times, accounts }) => [candidate?.intent, times, accounts.length]), [
      ['client-credential-expired', 1, 0],
      ['license-exhausted', count, count],
    ]);
  });

  it('is not read again', () => {
    assert.equal(readOf(log).split('available licenses').length, 2);
    const before = `${routine(long)}${failed(1)}${routine(3)}${failed(2)}2024-05-01T13:00:00Z worker item gone: not here\n${routine(long)}`;
    assert.deepEqual([readOf(before).split('available licenses').length, readOf(before).includes('item gone')], [2, true]);
  });

  it('is not one with another status, another token error, or the same account in another place', () => {
    const shape = (text: string): string => shapeOf(text).key;
    const same: readonly (readonly [string, string])[] = [
      ['a@x.example failed in 31 ms', 'b.c+d@y.example failed in 4 ms'],
      ['id 6fd2c87f-b296-42f0-b197-1e91e994b900 at 2024-05-01T10:00:07Z', 'id 00000000-0000-4000-8000-0000000000ab at 2025-12-31T23:59:59.123Z'],
      ['line 273 of 12', 'line 9 of 2048'],
    ];
    const other: readonly (readonly [string, string])[] = [
      ['HTTP 403 for a@x.example', 'HTTP 404 for a@x.example'],
      ['AADSTS7000222: no', 'AADSTS7000215: no'],
      ['error_codes: 7000222', 'error_codes: 7000215'],
      ['a@x.example asked for a@x.example', 'a@x.example asked for b@x.example'],
      ['a@x.example was denied', 'a@x.example was refused'],
      ['code 0x80040115', 'code 0x80040116'],
      ['550 5.7.1 no', '550 5.7.2 no'],
    ];
    assert.deepEqual(shapeOf('a@x.example is not b@x.example. Was it a@x.example?').values, ['a@x.example', 'b@x.example']);
    assert.deepEqual(same.map(([a, b]) => shape(a) === shape(b)), same.map(() => true));
    assert.deepEqual(other.map(([a, b]) => shape(a) === shape(b)), other.map(() => false));
  });

  it('has the text of the first with its own values', () => {
    const value = fc.oneof(fc.uuid(), fc.emailAddress().filter((one) => /^[a-z0-9][a-z0-9.]*@[a-z0-9.-]+[a-z]$/.test(one)), fc.integer({ min: 10_000_000, max: 99_999_999 }).map(String));
    const values = fc.uniqueArray(fc.tuple(value, value), { minLength: 1, maxLength: 6, selector: ([first]) => first });
    fc.assert(
      fc.property(values, fc.array(fc.constantFrom('for', 'was denied', '拒否', '(', ')', '/'), { minLength: 1, maxLength: 5 }), (pairs, between) => {
        const written = (side: 0 | 1): string => pairs.map((pair, at) => `${between[at % between.length] ?? ''} ${pair[side]} `).join('');
        const [one, other] = [shapeOf(written(0)), shapeOf(written(1))];
        fc.pre(one.key === other.key);
        assert.equal(withValues(written(0), one, other), written(1));
      }),
    );
  });
});
