import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pino } from 'pino';
import { redacting } from '../../src/bot/log.js';
import { redact } from '../support/redact.js';

const secret = 'q7W8Q~9zLkT2mXvB4nRcY6pHs1DfGjKe3AoUiEwZ';

function logged(write: (log: pino.Logger) => void): Record<string, unknown> {
  const lines: string[] = [];
  write(pino({ level: 'trace', base: null, ...redacting(redact) }, { write: (line: string) => void lines.push(line) }));
  return JSON.parse(lines.join('')) as Record<string, unknown>;
}

describe('the log', () => {
  const whole = (write: (log: pino.Logger) => void): string => JSON.stringify(logged(write));

  for (const [what, write] of [
    ['the message of an error', (log) => log.error({ err: new Error(`refused ${secret} of taro@contoso.com`) }, 'a turn failed')],
    ['the cause of an error', (log) => log.error({ err: new Error('refused', { cause: new Error(`${secret} taro@contoso.com`) }) })],
    ['the stack of an error, as text', (log) => log.error({ stack: new Error(`refused ${secret} taro@contoso.com`).stack })],
    ['an error instead of fields', (log) => log.error(new Error(`refused ${secret} taro@contoso.com`))],
    ['the words of a line', (log) => log.warn(`refused ${secret} taro@contoso.com`)],
    ['a list inside an error', (log) => log.warn({ err: { list: [{ one: `${secret} taro@contoso.com` }] } }, 'x')],
  ] as const satisfies readonly (readonly [string, (log: pino.Logger) => void])[]) {
    it(`holds no secret and nobody's address in ${what}`, () => {
      const text = whole(write);
      assert.doesNotMatch(text, /8Q~|taro|contoso/);
      assert.match(text, /‹secret›/);
    });
  }

  it('holds no secret in any field', () => {
    assert.equal(logged((log) => log.info({ anything: { inside: secret } }))['anything'] && whole((log) => log.info({ anything: { inside: secret } })).includes(secret), false);
  });

  it('looks again at what stood in a line before, where it may stand in one field and not in another', () => {
    const lines: string[] = [];
    const log = pino({ base: null, ...redacting(redact) }, { write: (line: string) => void lines.push(line) });
    for (const fields of [{ activity: 'taro@contoso.com' }, { message: 'taro@contoso.com' }, { activity: 'quiet' }, { message: 'quiet' }]) log.info(fields, 'x');
    const [asId, asWords, ...plain] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(asId?.['activity'], 'taro@contoso.com');
    assert.match(String(asWords?.['message']), /^‹mail-/);
    assert.deepEqual(plain.map(({ activity, message }) => activity ?? message), ['quiet', 'quiet']);
  });

  it('names an object by a pseudonym in the words of an error, and keeps the id of a turn in its field', () => {
    const id = '5e8ae6a5-f680-456f-b5ad-d44dbfab77aa';
    const { turn, message } = logged((log) => log.info({ turn: id, message: id }, 'x'));
    assert.equal(turn, id);
    assert.match(String(message), /^‹id-/);
  });

  it('would have found nothing to hide in the id of a turn or of an activity', () => {
    const activity = fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }).map(String);
    fc.assert(fc.property(fc.oneof(fc.uuid(), fc.uuid().map((id) => `f:${id}`), activity), (id) => redact(id).concealed === id));
  });

  it('takes for the id of an activity nothing else that begins or ends like one', () => {
    for (const begun of ['5e8ae6a5-f680-456f-b5ad-d44dbfab77aa', 'f:5e8ae6a5-f680-456f-b5ad-d44dbfab77aa', '1611060744000']) {
      for (const text of [`${begun} ${secret}`, `${secret} ${begun}`, `${begun}\n${secret}`]) assert.doesNotMatch(whole((log) => log.info({ activity: text }, 'x')), /8Q~/);
    }
  });

  it('does not look again at the id of an activity, which is another one in every line', () => {
    const looked: string[] = [];
    const log = pino({ base: null, ...redacting((text) => (looked.push(text), redact(text))) }, { write: () => undefined });
    for (const activity of ['1611060744000', 'f:5e8ae6a5-f680-456f-b5ad-d44dbfab77aa']) log.info({ activity, kind: 'click' }, 'turn');
    assert.deepEqual(looked, ['turn', 'click']);
  });

  it('writes of what can write itself what was looked at', () => {
    assert.doesNotMatch(whole((log) => log.info({ at: new URL(`https://contoso.com/?sig=${secret}`), map: new Map([['a', secret]]), nested: { when: new Date(0) } }, 'x')), /8Q~/);
    assert.deepEqual(logged((log) => log.info({ nested: { when: new Date(0) } }, 'x'))['nested'], { when: { date: '1970-01-01T00:00:00.000Z' } });
  });

  it('leaves what it is given as it was', () => {
    const fields = { anything: { inside: secret }, list: [secret] };
    logged((log) => log.info(fields, 'x'));
    assert.deepEqual(fields, { anything: { inside: secret }, list: [secret] });
  });

  it('keeps ids and figures that operators search for', () => {
    const { turn, status, intent } = logged((log) => log.info({ turn: '5e8ae6a5-f680-456f-b5ad-d44dbfab77aa', status: 403, intent: 'upn-invalid' }, 'answered'));
    assert.deepEqual([turn, status, intent], ['5e8ae6a5-f680-456f-b5ad-d44dbfab77aa', 403, 'upn-invalid']);
  });

  it('says what went wrong', () => {
    const { err, msg } = logged((log) => log.error({ err: new TypeError('no such table') }, 'a turn failed'));
    assert.deepEqual([msg, (err as Record<string, unknown>)['type'], (err as Record<string, unknown>)['message']], ['a turn failed', 'TypeError', 'no such table']);
  });

  it('does not run after what holds itself', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    assert.equal(logged((log) => log.info({ circle }, 'round'))['msg'], 'round');
  });
});
