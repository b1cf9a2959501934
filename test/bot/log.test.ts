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

  it('would have found nothing to hide in the id of a turn', () => {
    fc.assert(fc.property(fc.uuid(), (id) => redact(id).concealed === id));
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
