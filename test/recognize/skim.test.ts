import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { shapeOf, withValues } from '../../src/recognize/alike.js';
import { hasFault } from '../../src/recognize/faults.js';
import { fold, sourceOf } from '../../src/recognize/fold.js';
import { normalize, quote } from '../../src/recognize/normalize.js';
import { longFrom } from '../../src/recognize/skim.js';
import { knowledge, recognize } from '../support/product.js';

const routine = (count: number, from = 0): string => Array.from({ length: count }, (_, at) => `2024-05-01T10:${String(at % 60).padStart(2, '0')}:07Z [INFO] worker item ${from + at} done\n`).join('');
const timed = (entry: string): string => `2024-05-01T10:00:00Z [INFO] ${entry}\n`;
const long = Math.ceil(longFrom / routine(1).length);
const name = (at: number): string => String.fromCharCode(97 + (at % 26), 97 + (Math.floor(at / 26) % 26));
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
    const log = `first words\n${routine(60)}${timed('alpha done')}${routine(long)}${timed('beta done')}${timed('omega failed')}${routine(long)}last words`;
    assert.deepEqual(['first words', 'alpha', 'beta', 'omega', 'last words'].map((words) => readOf(log).includes(words)), [true, false, true, true, true]);
    assert.ok(readOf(log).length < 6000);
    assert.ok(readOf(`${routine(long)}2024-05-01 10:00:00 INFO gave up 7 times, failed at alpha\n${routine(long)}`).includes('alpha'));
    const routineEnds = `2024-05-01T10:00:00Z head\n${routine(long)}2024-05-01T10:00:00Z tail\n`;
    assert.deepEqual(['head', 'tail'].map((word) => readOf(routineEnds).includes(word)), [true, true]);
    assert.equal(recognize(log).passed, true);
  });

  it('is read whole while it is short, or where it is no log', () => {
    const short = routine(long).slice(0, longFrom - 1);
    assert.equal(readOf(short).split('worker').length, short.split('worker').length);
    assert.ok(readOf(routine(long + 2)).split('worker').length < 100);
    const prose = Array.from({ length: 500 }, (_, at) => `Tanaka ${name(at)} has left and his mailbox stays as it is for now.\n`).join('');
    assert.equal(readOf(prose).length, prose.length - 1);
    assert.deepEqual([recognize(short).passed, recognize(prose).passed], [false, false]);
  });

  it('keeps lines without a time, whatever stands above them', () => {
    const text = `${routine(long)}訴訟ホールド中のメールボックスを解除したい\n${routine(long)}`;
    assert.equal(recognize(text).candidates[0]?.intent, recognize('訴訟ホールド中のメールボックスを解除したい').candidates[0]?.intent);
    assert.ok(readOf(text).includes('訴訟ホールド中のメールボックスを解除したい'));
  });

  it('keeps everything that people say, whatever time stands before it', () => {
    const question = '訴訟ホールド中のメールボックスを解除したい';
    const ways: readonly ((at: number, text: string) => string)[] = [
      (at, text) => `[10:${at % 50 + 10}] Tanaka: ${text}\n`,
      (at, text) => `10:${at % 50 + 10}:00 Tanaka: ${text}\n`,
      (at, text) => `2024-05-01 10:${at % 50 + 10}:33 田中: ${text}\n`,
      (at, text) => `> 2024/05/01 10:${at % 50 + 10} 田中: ${text}\n`,
      (at, text) => `2024/05/01 10:${at % 50 + 10},tanaka@contoso.example,${text}\n`,
    ];
    for (const write of ways) {
      const chat = Array.from({ length: 700 }, (_, at) => write(at, `ok, see you in room ${name(at)}`)).join('');
      assert.ok(chat.length > longFrom);
      const { candidates, passed } = recognize(chat + write(3, question) + chat);
      assert.deepEqual([candidates[0]?.intent, passed], [recognize(question).candidates[0]?.intent, false], write(3, question));
    }
  });

  it('is left out where its lines say what lines before them said', () => {
    const times = (line: (at: number) => string): number => {
      const prose = Array.from({ length: 50 }, (_, at) => `the ${name(at)} of nobody in particular went on as it was\n`).join('');
      const text = `${prose}${Array.from({ length: 900 }, (_, at) => `${line(at)}\n`).join('')}${prose}`;
      return readOf(text).split('alpha').length - 1;
    };
    const same: readonly ((at: number) => string)[] = [
      () => 'nothing happened to alpha today',
      (at) => `line ${at % 300} of alpha`,
      (at) => `10.0.${at % 256}.7 - - [01/May/2026:10:00:0${at % 10} +0000] "GET /alpha/${at * 37} HTTP/1.1" 200 ${at * 91}`,
      (at) => `2024-05-01T10:${at % 50 + 10}:07.${at % 900 + 100}Z alpha did user${at}@contoso.example`,
      (at) => `{"time":"2024-05-01T10:00:${at % 50 + 10}Z","alpha":"${String(at).padStart(8, 'a0000000')}-1e91"}`,
    ];
    const other: readonly ((at: number) => string)[] = [
      (at) => `nothing happened to alpha ${name(at)} today`,
      (at) => `  alpha ${at % 2}`,
      (at) => `{"alpha":${at} and`,
      (at) => `message: alpha ${at}`,
      (at) => `alpha ${at}:`,
    ];
    // Two more are read before what is read next.
    assert.deepEqual(same.map(times).map((count) => count >= 3 && count <= 8), same.map(() => true), same.map(times).join(' '));
    assert.deepEqual(other.map(times).map((count) => count === 900), other.map(() => true));
    const plan = (at: number): string => `alpha has E${at % 7}`;
    assert.ok(times(plan) >= 21);
  });

  it('has errors on many lines, one after the other', () => {
    const printed = (at: number): string => JSON.stringify({ error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.', innerError: { 'request-id': `00000000-1111-4222-8333-${String(at).padStart(12, '0')}` } } }, undefined, 2);
    const { records } = recognize(Array.from({ length: 90 }, (_, at) => `${printed(at)}\n`).join(''));
    assert.deepEqual(records.map(({ requestId }) => requestId?.slice(-2)), Array.from({ length: 90 }, (_, at) => String(at).padStart(2, '0')));
  });

  it('has messages that end where something was left out', () => {
    const lines = Array.from({ length: 2000 }, (_, at) => (at % 50 === 49 ? 'Bad Request (400) Property userPrincipalName is invalid and so is this' : `line ${at} of the log`));
    const messages = recognize(lines.join('\n')).records.map(({ message }) => message ?? '');
    assert.deepEqual(messages.filter((message) => !/^Property userPrincipalName is invalid and so is this(?: line \d+ of the log)?$/.test(message)), []);
  });

  it('is left out only where its logger called it routine', () => {
    const read = (line: string): boolean => readOf(`${routine(long)}${line}\n${routine(long)}`).includes('alpha');
    const calm = ['2024-05-01 10:00:00,123 INFO [main] alpha', '2024-05-01 10:00:00,123 INFO  [main] alpha', '2024-05-01T10:00:00.123+0900 [debug] alpha', '[2024-05-01 10:00:00] TRACE alpha', 'app-1  | 2024-05-01T10:00:00Z NOTICE alpha', 'I0501 10:00:07.123456       1 worker.go:7] alpha'];
    const other = ['2024-05-01 10:00:00 alpha', '2024-05-01T10:00:00Z [WARN] alpha', 'W0501 10:00:07.123456       1 worker.go:7] alpha', '2024-05-01T10:00:00Z [FATAL] alpha', '2024-05-01T10:00:00Z GET /alpha 200', 'INFO alpha at 10:00:00'];
    assert.deepEqual([calm.map(read), other.map(read)], [calm.map(() => false), other.map(() => true)]);
  });

  it('is read where it tells what becomes of a mailbox, or whose program wrote it', () => {
    for (const words of ['LitigationHoldEnabled: True', '訴訟ホールドあり', 'Legal released the mailbox', 'MMSSPP run', '自動サービス再接続', 'CloudGate UNO job', 'クラウドゲート'])
      assert.ok(readOf(inLog(words)).includes(fold(words)), words);
  });

  it('keeps lines that go on with an error behind times of their own', () => {
    const lines = ['{', '  "error": {', '    "code": "Authorization_RequestDenied",', '    "message": "Insufficient privileges to complete the operation.",', '    "innerError": {', '      "request-id": "00000000-1111-4222-8333-444444444444"', '    }', '  }', '}'];
    const text = `${routine(long)}2024-05-01T10:00:00Z PATCH failed for a@x.example\n${lines.map((line) => `2024-05-01T10:00:01Z ${line}\n`).join('')}${routine(long)}`;
    assert.deepEqual(recognize(text).records.map(({ requestId, account, time }) => [requestId, account, time]), [['00000000-1111-4222-8333-444444444444', 'a@x.example', '2024-05-01T10:00:00Z']]);
    const announced = `${routine(long)}${timed('Failed for a@x.example:')}${timed('alpha done')}${timed('beta done')}${routine(long)}`;
    assert.deepEqual(['alpha', 'beta'].map((word) => readOf(announced).includes(word)), [true, false]);
  });

  it('keeps what is too long to be one entry of a log', () => {
    const entry = (length: number): string => `${routine(long)}${timed('alpha '.repeat(length / 6))}${routine(long)}`;
    assert.deepEqual([readOf(entry(1500)).includes('alpha'), readOf(entry(2500)).includes('alpha')], [false, true]);
  });

  it('has nothing near to what is far from it', () => {
    const [one, other] = ['License assignment failed because service', 'plans 7f7170ad-7028-4fc4-aa4c-f5052f28e3ef, a4b222a3-b2d8-40fd-bf17-1cec0c689c15 are mutually exclusive'];
    const score = (text: string): number => recognize(text).candidates.find(({ intent }) => intent === 'license-conflict')?.score ?? 0;
    assert.ok(score(inLog(`failed: ${one} ${other}`)) > 0.9);
    assert.ok(score(`${routine(long)}${timed(`failed: ${one}`)}${routine(60)}${timed(`failed: ${other}`)}${routine(long)}`) < 0.9);
    const cut = recognize(`${'x'.repeat(69_900)}\n${one}\n${'x\n'.repeat(60_000)}${other}\n${'x'.repeat(29_000)}`);
    assert.deepEqual(cut.candidates.filter(({ score: sure }) => sure > 0.9), []);
  });

  it('has no error in an entry without words', () => {
    assert.deepEqual(recognize(inLog('', 'ERROR')).records, []);
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

  it('has all that is its own, however many lines it has', () => {
    const id = (kind: number, at: number): string => `0000000${kind}-1111-4222-8333-${String(at).padStart(12, '0')}`;
    const everyLine = (time: string, lines: string): string => lines.replaceAll(/\n(?!$)/g, `\n2024-05-01T${time}Z `);
    const errors: readonly ((at: number, time: string) => string)[] = [
      (at, time) => `PATCH users/${id(1, at)} failed\n{\n  "error": {\n    "code": "Authorization_RequestDenied",\n    "message": "Insufficient privileges to complete the operation.",\n    "innerError": {\n      "date": "2024-05-02T${time}",\n      "request-id": "${id(2, at)}"\n    }\n  }\n}\n`,
      (at, time) => `AADSTS7000222: The provided client secret keys for app '${id(1, at)}' are expired.\nTrace ID: ${id(2, at)}\nTimestamp: 2024-05-02 ${time}Z\n`,
      (at) => `Resource '${id(1, at)}' does not exist or one of its queried reference-property objects are not present.\n    at Send (/src/worker.js:12:34)\n    at run (/src/worker.js:98:7)\n  request-id: ${id(2, at)}\n`,
      (at) => `(403) Authorization_RequestDenied Insufficient privileges to complete the operation. filter=mail%20eq%20%27user${at}@contoso.example%27\n`,
      (at, time) => `first failed for a${at}@x.example\n\nerror: 2024-05-04T${time}Z failed again for c${at}@x.example\n`,
      (at, time) => everyLine(time, `PATCH users/${id(1, at)} failed\n{\n  "error": {\n    "code": "Authorization_RequestDenied"\n    }\n}\n`),
      (at, time) => everyLine(time, `PATCH users/${id(1, at)} failed\nRequest ID: ${id(2, at)}\n`),
      (at, time) => everyLine(time, `PATCH users/${id(1, at)} failed\n  request-id ${id(2, at)}\n`),
    ];
    const times = Array.from({ length: 30 }, (_, at) => `1${at % 3}:${31 + at % 20}:${51 + at % 9}`);
    for (const [kind, write] of errors.entries()) {
      for (const newline of ['\n', '\r\n']) {
        const entries = times.map((time, at) => `2024-05-01T${time}Z [ERROR] ${write(at, time)}`.replaceAll('\n', newline));
        const text = (routine(long) + entries.join(timed('worker done')) + routine(long)).replaceAll(/\r?\n/g, newline);
        const alone = entries.map((entry) => recognize(entry).records);
        assert.ok(alone.every(({ length }) => length === alone[0]?.length && length > 0));
        const { records } = recognize(text);
        const expected = entries.flatMap((entry, at) => {
          const shift = text.indexOf(entry);
          return (alone[at] ?? []).map((one) => ({ ...one, line: one.line + text.slice(0, shift).split('\n').length - 1, start: one.start + shift, end: one.end + shift }));
        });
        assert.deepEqual(records, expected, String(kind));
        assert.ok(readOf(text).length < text.length / 2);
      }
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
      ['10:00:07.123456 failed', '11:59:58.654321 failed'],
      ['10:00:07.123+0900 failed', '10:00:08.124+0900 failed'],
    ];
    const other: readonly (readonly [string, string])[] = [
      ['HTTP 403 for a@x.example', 'HTTP 404 for a@x.example'],
      ['AADSTS7000222: no', 'AADSTS7000215: no'],
      ['error_codes: 7000222', 'error_codes: 7000215'],
      ['a@x.example asked for a@x.example', 'a@x.example asked for b@x.example'],
      ['a@x.example was denied', 'a@x.example was refused'],
      ['code 0x80040115', 'code 0x80040116'],
      ['550 5.7.1 no', '550 5.7.2 no'],
      ['0 licenses left', '5 licenses left'],
    ];
    assert.deepEqual(shapeOf('a@x.example is not b@x.example. Was it a@x.example?').values, ['a@x.example', 'b@x.example']);
    assert.deepEqual(same.map(([a, b]) => shape(a) === shape(b)), same.map(() => true));
    assert.deepEqual(other.map(([a, b]) => shape(a) === shape(b)), other.map(() => false));
  });

  it('has no values that are not its own', () => {
    const [one, other] = [shapeOf('a@x.example-7 asked 6fd2c87f-b296-42f0 for %27b@x.example%27'), shapeOf('c@y.example-9 asked 00000000-0000-4000 for %27eve@z.example%27')];
    assert.equal(one.key, other.key);
    const own = (part: string): string | undefined => withValues(part, one, other);
    assert.deepEqual(['asked', '6fd2c87f-b296-42f0', '6fd2c87f-b2', '27b@x.example', 'x.example 12345678', 'a@x.exampl'].map(own), ['asked', '00000000-0000-4000', '00000000-00', undefined, undefined, 'c@y.exampl']);
    assert.equal(withValues('a@x.exam', shapeOf('a@x.example'), shapeOf('longer@x.example')), undefined);
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
