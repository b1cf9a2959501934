import assert from 'node:assert/strict';
import { pino } from 'pino';
import sinon from 'sinon';
import { createSender, type Attempt, type Delivery } from '../../src/bot/sender.js';

const failure = (statusCode: number, retryAfter?: string): Error =>
  Object.assign(new Error('Bearer abc: somebody wrote this'), {
    name: 'RestError', code: `Fault${statusCode}`, statusCode, response: { headers: new Map(retryAfter ? [['retry-after', retryAfter]] : []) },
  });

describe('the sender', () => {
  let clock: sinon.SinonFakeTimers;
  let lines: string[];
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    lines = [];
  });
  afterEach(() => clock.restore());

  /** Sends with the given outcomes in order; undefined succeeds. */
  async function run(outcomes: readonly (Error | undefined | 'hang')[], budget = 10_000): Promise<{ delivery: Delivery; tries: number; took: number }> {
    let tries = 0;
    const attempt: Attempt = () => {
      const outcome = outcomes[tries];
      tries += 1;
      if (outcome === 'hang') return new Promise(() => undefined);
      return outcome ? Promise.reject(outcome) : Promise.resolve();
    };
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const sending = createSender(log, () => 0.5)(attempt, budget);
    await clock.runAllAsync();
    return { delivery: await sending, tries, took: Date.now() };
  }

  it('delivers at the first try', async () => {
    assert.deepEqual(await run([undefined]), { delivery: 'delivered', tries: 1, took: 0 });
  });

  for (const [what, error] of [['412', failure(412)], ['429 that does not say when', failure(429)]] as const) {
    it(`tries again after ${what}, waiting longer each time`, async () => {
      assert.deepEqual(await run([error, error, undefined]), { delivery: 'delivered', tries: 3, took: 900 });
    });
  }

  it('gives up after three tries', async () => {
    assert.deepEqual(await run(Array(9).fill(failure(412))), { delivery: 'undelivered', tries: 3, took: 900 });
  });

  for (const error of [failure(429, '120'), failure(400), failure(403), failure(413), failure(500), new Error('broken')]) {
    it(`does not repeat ${'statusCode' in error ? `a ${String(error.statusCode)}` : 'another fault'} after the SDK did or would not`, async () => {
      assert.deepEqual(await run([error]), { delivery: 'undelivered', tries: 1, took: 0 });
    });
  }

  it('tells a message that is gone from one that is undelivered', async () => {
    assert.equal((await run([failure(404)])).delivery, 'gone');
  });

  it('stops a try after five seconds and does not repeat what may have arrived', async () => {
    assert.deepEqual(await run(['hang', undefined]), { delivery: 'undelivered', tries: 1, took: 5_000 });
  });

  it('aborts the request of a try that timed out', async () => {
    let aborted = false;
    const attempt: Attempt = (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => {
      aborted = true;
      reject(new Error('aborted'));
    }));
    const sending = createSender(pino({ level: 'silent' }))(attempt, 10_000);
    await clock.runAllAsync();
    assert.deepEqual([await sending, aborted], ['undelivered', true]);
  });

  it('stays within the deadline when a try hangs', async () => {
    assert.equal((await run(['hang'], 3_000)).took, 3_000);
  });

  it('does not wait for a try that could no longer start in time', async () => {
    assert.deepEqual(await run([failure(412), undefined], 200), { delivery: 'undelivered', tries: 1, took: 0 });
  });

  it('leaves no timer behind', async () => {
    await run([undefined]);
    assert.equal(clock.countTimers(), 0);
  });

  it('logs the code of what it could not deliver, without the message or the token', async () => {
    await run([failure(403)]);
    const [line = ''] = lines;
    assert.match(line, /"status":403,"fault":"RestError Fault403","tries":1/);
    assert.doesNotMatch(line, /Bearer|somebody/);
  });
});
