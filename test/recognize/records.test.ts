import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorRecord } from '../../src/recognize/types.js';
import { mostRecords } from '../../src/recognize/records.js';
import { recognize } from '../support/product.js';

const folder = join(import.meta.dirname, '../fixtures/pasted');
const pasted = (name: string): string => readFileSync(join(folder, `${name}.txt`), 'utf8');

/** What was read of an error, with the first and the last line of it. */
type Shown = Partial<Omit<ErrorRecord, 'line' | 'start' | 'end'>> & { readonly lines: readonly [number, number] };

const expected: Readonly<Record<string, readonly Shown[]>> = {
  actions: [
    { lines: [2, 8], code: 'Request_BadRequest', message: 'Property userPrincipalName is invalid.', tool: 'graph', target: 'userPrincipalName', time: '2024-05-02T01:00:01.2000000Z', operation: 'create' },
  ],
  'cloudgate-rows': [
    { lines: [1, 1], status: 400, message: 'Property userPrincipalName is invalid', target: 'userPrincipalName', account: 'tanaka@contoso.example' },
    { lines: [2, 2], status: 404, message: "Resource 'suzuki@contoso.example' does not exist or one of its queried reference-property objects are not present", target: 'suzuki@contoso.example', account: 'suzuki@contoso.example' },
    { lines: [3, 3], status: 400, message: 'Property userPrincipalName is invalid', target: 'userPrincipalName', account: 'mori@contoso.example' },
  ],
  cmdlet: [
    { lines: [1, 2], message: 'Unable to assign this license because it is invalid.', tool: 'powershell', operation: 'license' },
  ],
  'csv-quotes': [
    { lines: [2, 2], code: 'Request_BadRequest', message: 'Property userPrincipalName is invalid.', tool: 'graph', target: 'userPrincipalName', time: '2024-05-02 01:00:01', account: 'd.kato@contoso.example' },
    { lines: [3, 3], code: 'Request_BadRequest', message: 'Property userPrincipalName is invalid.', tool: 'graph', target: 'userPrincipalName', time: '2024-05-02 01:00:04', account: 'e.kudo@contoso.example' },
  ],
  'csv-rows': [
    { lines: [2, 2], message: 'Property userPrincipalName is invalid', target: 'userPrincipalName', account: 'a.lind@contoso.example' },
    { lines: [3, 3], message: 'Property userPrincipalName is invalid', target: 'userPrincipalName', account: 'p.mbe@contoso.example' },
    { lines: [5, 5], message: 'The mailbox quota was exceeded', account: 'z.new@contoso.example' },
  ],
  'html-entities': [
    { lines: [1, 1], code: 'Request_BadRequest', message: "Resource 'x' is invalid", tool: 'graph' },
  ],
  http: [
    { lines: [3, 7], status: 403, code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.', tool: 'graph', requestId: '3c4d5e6f-1111-4222-8333-444455556666', operation: 'delete' },
  ],
  'javascript-object': [
    { lines: [1, 6], status: 403, code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.', tool: 'graph' },
  ],
  'json-array': [
    { lines: [1, 1], status: 404, code: 'Request_ResourceNotFound', message: "Resource 'a.mori@contoso.example' does not exist or one of its queried reference-property objects are not present.", tool: 'graph', target: 'a.mori@contoso.example', account: 'a.mori@contoso.example' },
    { lines: [1, 1], status: 403, code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.', tool: 'graph' },
    { lines: [1, 1], status: 403, code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.', tool: 'graph' },
  ],
  'json-body': [
    { lines: [1, 18], code: 'Request_BadRequest', message: 'Property userPrincipalName is invalid.', tool: 'graph', target: 'userPrincipalName', requestId: '0b1c2d3e-1111-4222-8333-444455556666', time: '2024-03-08T11:02:19' },
  ],
  'json-details-first': [
    { lines: [1, 1], code: 'Request_BadRequest', message: 'Property userPrincipalName is invalid.', tool: 'graph', target: 'userPrincipalName' },
  ],
  'json-escaped-twice': [
    { lines: [1, 1], code: 'Request_BadRequest', message: 'Subscription with SKU 0b5b6a50-1111-4222-8333-444455556666 does not have any available licenses.', tool: 'graph', target: '0b5b6a50-1111-4222-8333-444455556666', operation: 'license' },
  ],
  'json-escaped': [
    { lines: [1, 1], code: 'Request_ResourceNotFound', message: "Resource 'k.ito@contoso.example' does not exist or one of its queried reference-property objects are not present.", tool: 'graph', target: 'k.ito@contoso.example', requestId: '1a2b3c4d-1111-4222-8333-444455556666', account: 'k.ito@contoso.example' },
  ],
  'json-lines': [
    { lines: [1, 1], status: 400, code: 'Request_BadRequest', message: 'Property userPrincipalName is invalid.', tool: 'graph', target: 'userPrincipalName', time: '2024-05-02T01:00:01Z', account: 'r.ono@contoso.example' },
    { lines: [2, 2], status: 403, code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.', tool: 'graph', time: '2024-05-02T01:00:02Z', account: 's.abe@contoso.example' },
  ],
  'json-unicode': [
    { lines: [1, 1], code: 'Request_ResourceNotFound', message: "Resource 'b.sato@contoso.example' does not exist or one of its queried reference-property objects are not present.", tool: 'graph', target: 'b.sato@contoso.example', account: 'b.sato@contoso.example' },
  ],
  kubernetes: [
    { lines: [1, 5], status: 404, code: 'Request_ResourceNotFound', message: "Resource 'm.haddad@contoso.example' does not exist or one of its queried reference-property objects are not present.", tool: 'graph', target: 'm.haddad@contoso.example', time: '2024-05-02T01:00:01.100000000Z', account: 'm.haddad@contoso.example' },
  ],
  'log-japanese': [
    { lines: [2, 2], status: 400, message: 'Property userPrincipalName is invalid', target: 'userPrincipalName', time: '2024/05/02 10:00:03', account: 'yamada@contoso.example', operation: 'create' },
    { lines: [3, 3], status: 400, message: 'Subscription with SKU 0b5b6a50-1111-4222-8333-444455556666 does not have any available licenses', target: '0b5b6a50-1111-4222-8333-444455556666', time: '2024/05/02 10:00:04', account: 'sato@contoso.example', operation: 'license' },
  ],
  log: [
    { lines: [2, 2], status: 400, message: 'Property userPrincipalName is invalid.', tool: 'graph', target: 'userPrincipalName', time: '2024-05-02T01:00:02.120Z', account: 'a.ono@contoso.example', operation: 'update' },
    { lines: [4, 4], status: 403, message: 'Insufficient privileges to complete the operation.', tool: 'graph', time: '2024-05-02T01:00:03.007Z', account: 'b.ono@contoso.example', operation: 'delete' },
    { lines: [5, 5], message: 'create of c.ono@contoso.example: worker ran out of patience', tool: 'graph', time: '2024-05-02T01:00:04.530Z', account: 'c.ono@contoso.example', operation: 'create' },
  ],
  'lost-breaks': [
    { lines: [1, 1], code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.', tool: 'graph' },
  ],
  odata: [
    { lines: [1, 1], code: 'Request_BadRequest', message: 'Property userPrincipalName is invalid.', tool: 'odata', target: 'userPrincipalName' },
  ],
  'powershell-bars': [
    { lines: [4, 5], code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.', tool: 'graph', operation: 'delete' },
  ],
  'powershell-two': [
    { lines: [1, 4], status: 403, code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.', tool: 'powershell', time: '2024-02-19T06:31:20', operation: 'delete' },
    { lines: [6, 9], status: 404, code: 'Request_ResourceNotFound', message: "Resource 'gone@contoso.example' does not exist or one of its queried reference-property objects are not present.", tool: 'powershell', target: 'gone@contoso.example', time: '2024-02-19T06:31:25', account: 'gone@contoso.example' },
  ],
  powershell: [
    { lines: [2, 12], status: 400, code: 'Request_BadRequest', message: 'Property userPrincipalName is invalid.', tool: 'powershell', target: 'userPrincipalName', requestId: '77aa88bb-1111-4222-8333-444455556666', time: '2024-02-19T06:31:20', operation: 'create' },
  ],
  'python-dict': [
    { lines: [1, 1], code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.', tool: 'graph', requestId: '5e6f7a8b-1111-4222-8333-444455556666', time: '2024-02-07T05:06:07' },
  ],
  question: [],
  reply: [
    { lines: [2, 4], status: 400, message: 'License assignment failed because service plan 0b5b6a50-1111-4222-8333-444455556666 depends on the service plan(s) 1c6c7b61-1111-4222-8333-444455556666', target: '0b5b6a50-1111-4222-8333-444455556666', operation: 'license' },
  ],
  'stack-trace': [
    { lines: [1, 10], status: 401, code: 'AADSTS70002', message: 'Error validating credentials. AADSTS50012: Invalid client secret is provided.', tool: 'token-endpoint', requestId: '69b54351-1111-4222-8333-444455556666', time: '2024-04-10 12:33:01Z' },
  ],
  syslog: [
    { lines: [2, 2], message: 'Subscription with SKU 0b5b6a50-1111-4222-8333-444455556666 does not have any available licenses.', target: '0b5b6a50-1111-4222-8333-444455556666', time: 'May  2 01:00:02', account: 'h.oki@contoso.example', operation: 'license' },
    { lines: [3, 3], message: 'deleteUser i.oki@contoso.example: gateway said no', time: 'May  2 01:00:03', account: 'i.oki@contoso.example', operation: 'delete' },
  ],
  terraform: [
    { lines: [2, 10], status: 403, code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.', tool: 'terraform', account: 'someone@contoso.example' },
  ],
  'token-json': [
    { lines: [1, 1], code: 'AADSTS7000215', message: "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app 'x'.", tool: 'token-endpoint', requestId: '8971283c-1111-4222-8333-444455556666', time: '2024-05-11 04:19:30Z' },
  ],
  token: [
    { lines: [1, 5], code: 'AADSTS7000222', message: "The provided client secret keys for app '0a1b2c3d-1111-4222-8333-444455556666' are expired. Visit the Azure portal to create new keys for your app.", tool: 'token-endpoint', target: '0a1b2c3d-1111-4222-8333-444455556666', requestId: '1b5f0512-1111-4222-8333-444455556666', time: '2024-06-22 08:31:17Z' },
  ],
  twice: [
    { lines: [1, 4], status: 403, code: 'Authorization_RequestDenied', message: 'Insufficient privileges to complete the operation.', tool: 'graph' },
  ],
  'unknown-lines': [
    { lines: [1, 1], message: 'the flux capacitor is empty' },
    { lines: [4, 5], message: 'The process cannot access the file' },
    { lines: [7, 7], message: '接続できませんでした' },
  ],
};

/** What is known of the records, by the lines they stand on. */
function show(text: string): readonly object[] {
  const lineAt = (place: number): number => text.slice(0, place).split('\n').length;
  return recognize(text).records.map(({ start, end, line, ...fields }) => {
    assert.ok(line >= lineAt(start) && line <= lineAt(end));
    return { lines: [lineAt(start), lineAt(end)], ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) };
  });
}

describe('the errors of a paste', () => {
  it('have a fixture each, and each fixture its errors', () => {
    assert.deepEqual(readdirSync(folder).map((file) => file.replace('.txt', '')).sort(), Object.keys(expected).sort());
  });

  for (const [name, records] of Object.entries(expected)) {
    it(`are read from ${name}`, () => {
      assert.deepEqual(show(pasted(name)), records);
    });
  }

  for (const [name, records] of Object.entries(expected)) {
    it(`are the same in ${name} with CRLF, between other lines, and twice`, () => {
      const text = pasted(name);
      const quoted = (original: string): readonly string[] => recognize(original).records.map(({ start, end }) => original.slice(start, end).replaceAll('\r', ''));
      const alone = quoted(text);
      assert.equal(alone.length, records.length);
      assert.deepEqual(quoted(text.replaceAll('\n', '\r\n')), alone);
      assert.deepEqual(quoted(`いつもお世話になっております。\n\n${text}\n\nよろしくお願いします。\n`), alone);
      assert.deepEqual(quoted(`${text}\n\n${text}`), [...alone, ...alone]);
    });
  }

  it('point at the characters that were pasted', () => {
    const text = pasted('log');
    const [first] = recognize(text).records;
    assert.ok(first);
    assert.equal(text.slice(first.start, first.end), text.split('\n')[1]);
  });

  it('end where the next entry begins, though its logger fills levels up with blanks', () => {
    const failed = '2024-05-01 10:00:00,123 ERROR [main] HTTP 403 Forbidden';
    const text = `${failed}\n2024-05-01 10:00:01,456 INFO  [main] went on\n2024-05-01 10:00:02,789 INFO  [main] done\n`;
    assert.deepEqual(recognize(text).records.map(({ start, end }) => text.slice(start, end)), [failed]);
  });

  it('are hundreds at most, besides those that repeat one of them', () => {
    const line = '2024-05-02T01:00:02Z [ERROR] Bad Request (400) Property userPrincipalName is invalid\n';
    const name = (at: number): string => String.fromCharCode(97 + Math.floor(at / 26) % 26, 97 + (at % 26));
    const unlike = (count: number): string => Array.from({ length: count }, (_, at) => line.replace('userPrincipalName', `property${name(at)}`)).join('');
    assert.equal(recognize(unlike(mostRecords - 1)).records.length, mostRecords - 1);
    assert.equal(recognize(unlike(mostRecords * 3)).records.length, mostRecords);
    assert.equal(recognize(line.repeat(mostRecords * 3)).records.length, mostRecords * 3);
  });
});

describe('two lines', () => {
  const at = (second: number): string => `2024-05-01 10:00:0${second}`;
  const cases: readonly (readonly [title: string, text: string, errors: number])[] = [
    ['with a time each are two errors', `${at(1)} HTTP 403 Forbidden\n${at(2)} Request_ResourceNotFound: gone`, 2],
    ['are one where the first announces the second', `${at(1)} HTTP 403 Forbidden, body:\n${at(2)} Authorization_RequestDenied: no`, 1],
    ['are two where brackets of the first were cut off', `${at(1)} HTTP 400 {"error":{"co\n${at(2)} HTTP 403 Forbidden`, 2],
    ['about two users are two errors', 'a@contoso.example HTTP 403\nb@contoso.example Request_ResourceNotFound', 2],
    ['of known words are two errors where a blank line parts them', 'Insufficient privileges to complete the operation.\n\nProperty userPrincipalName is invalid.', 2],
    ['are one where the second is inside of the first', '{"code":"Request_BadRequest","inner":\n{"code":"Service_InternalServerError"}}', 1],
    ['of exceptions are one, as one is the cause of the other', 'X.OneException: broke\nX.OtherException: because', 1],
    ['are two where both begin with the word', 'Error: one\nError: two', 2],
  ];
  for (const [title, text, errors] of cases) {
    it(title, () => {
      assert.equal(recognize(text).records.length, errors);
    });
  }
});

describe('an error of a log', () => {
  it('has nothing of the lines above where the time stands in brackets', () => {
    const [record] = recognize('[2024-05-01 10:00:00] INFO a@contoso.example is done\n[2024-05-01 10:00:01] ERROR b@contoso.example failed').records;
    assert.deepEqual([record?.account, record?.time, record?.start], ['b@contoso.example', '2024-05-01 10:00:01', 53]);
  });

  it('that says nothing is not what the next entry says', () => {
    const entry = (level: string, words: string): string => `2024-05-01T10:00:00Z [${level}] ${words}\n`;
    assert.deepEqual(recognize(entry('ERROR', '') + entry('INFO', 'all is well')).records, []);
    assert.equal(recognize(`${entry('ERROR', '')}Not all is well\n`).records.length, 1);
  });
});

describe('words of errors', () => {
  const quiet = ['he told me about an error: it stopped', `${'nothing to see here. '.repeat(30)}room 404 is free`, '2024-05-01 10:00:00 sync done, 0 failed, no error','エラーになりました。どうすればいいですか', 'it failed again, any error in my setup?', 'we have 500 users and 404 licenses', '失敗しました', 'no errors, 0 failed'];
  for (const text of quiet) {
    it(`are no error where a person says them: ${text}`, () => {
      assert.deepEqual(recognize(text).records, []);
    });
  }

  const loud = ['ERROR something broke', 'Error: something broke', '[error] something broke', 'エラー：接続できません', '【エラー】接続できません', '2024-05-01 10:00:00 something failed', '2024-05-01 10:00:00 同期 失敗', 'a,b,失敗,c', 'X.YException: broke', 'HTTP 404', 'New-MgUser : broke'];
  for (const text of loud) {
    it(`are an error where a machine says them: ${text}`, () => {
      assert.equal(recognize(text).records.length, 1);
    });
  }
});
