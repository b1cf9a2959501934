import assert from 'node:assert/strict';
import { pino } from 'pino';
import sinon from 'sinon';
import { ServiceFault } from '../../src/bot/connector.js';
import { createSender, type Attempt, type Delivery } from '../../src/bot/sender.js';

const failure = (status: number | undefined, retryAfter?: string): Error => new ServiceFault(status, status === undefined ? 'ECONNRESET' : `Fault${status}`, retryAfter);
const ofLogin = (errorCode: string): Error => Object.assign(new Error('AADSTS7000222: The secret Abc~123 of somebody has expired'), { name: 'AuthError', errorCode });

describe('the sender', () => {
  let clock: sinon.SinonFakeTimers;
  let lines: string[];
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    lines = [];
  });
  afterEach(() => clock.restore());

  interface Run {
    readonly kind: Delivery['kind'];
    readonly tries: number;
    readonly took: number;
  }

  const free = (): number => 0;
  /** Sends with the given outcomes in order; undefined succeeds. */
  async function run(outcomes: readonly (Error | undefined | 'hang')[], { budget = 10_000, idempotent = false, pace = free } = {}): Promise<Run> {
    let tries = 0;
    const attempt: Attempt = () => {
      const outcome = outcomes[tries];
      tries += 1;
      if (outcome === 'hang') return new Promise(() => undefined);
      return outcome ? Promise.reject(outcome) : Promise.resolve();
    };
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const sending = createSender({ log, pace, random: () => 0.5 })({ conversation: 'a', idempotent, attempt }, budget);
    await clock.runAllAsync();
    return { kind: (await sending).kind, tries, took: Date.now() };
  }

  it('delivers at the first try', async () => {
    assert.deepEqual(await run([undefined]), { kind: 'delivered', tries: 1, took: 0 });
  });

  for (const status of [412, 429, 502, 503, 504, undefined]) {
    it(`tries again after ${status ?? 'a broken connection'}, waiting longer each time`, async () => {
      assert.deepEqual(await run([failure(status), failure(status), undefined]), { kind: 'delivered', tries: 3, took: 900 });
    });
  }

  it('gives up after five tries', async () => {
    assert.deepEqual(await run(Array(9).fill(failure(412))), { kind: 'undelivered', tries: 5, took: 4_500 });
  });

  for (const error of [failure(400), failure(401), failure(403), failure(413), failure(500), failure(302), new Error('broken'), ofLogin('invalid_client')]) {
    it(`does not repeat after ${error.message.split(':', 1)[0]}`, async () => {
      assert.deepEqual(await run([error]), { kind: 'undelivered', tries: 1, took: 0 });
    });
  }

  it('tries again when the login service cannot be reached', async () => {
    assert.deepEqual(await run([ofLogin('network_error'), undefined]), { kind: 'delivered', tries: 2, took: 300 });
  });

  for (const retryAfter of ['2', 'Thu, 01 Jan 1970 00:00:02 GMT']) {
    it(`waits as long as the service asks with "${retryAfter}"`, async () => {
      assert.deepEqual(await run([failure(429, retryAfter), undefined]), { kind: 'delivered', tries: 2, took: 2_000 });
    });
  }

  it('does not wait longer than there is time', async () => {
    assert.deepEqual(await run([failure(429, '120'), undefined]), { kind: 'undelivered', tries: 1, took: 0 });
  });

  it('waits as usual when it cannot read how long it should', async () => {
    assert.equal((await run([failure(503, 'soon'), undefined])).took, 300);
  });

  it('tells a message that is gone from one that is undelivered', async () => {
    assert.equal((await run([failure(404)])).kind, 'gone');
  });

  it('stops a post after five seconds and does not repeat it, because it may have arrived', async () => {
    assert.deepEqual(await run(['hang', undefined]), { kind: 'undelivered', tries: 1, took: 5_000 });
  });

  it('repeats an update that timed out, because it may arrive twice', async () => {
    assert.deepEqual(await run(['hang', undefined], { idempotent: true }), { kind: 'delivered', tries: 2, took: 5_300 });
  });

  it('aborts the request of a try that timed out', async () => {
    let aborted = false;
    const attempt: Attempt = (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => {
      aborted = true;
      reject(new Error('aborted'));
    }));
    const sending = createSender({ log: pino({ level: 'silent' }) })({ conversation: 'a', idempotent: false, attempt }, 10_000);
    await clock.runAllAsync();
    assert.deepEqual([(await sending).kind, aborted], ['undelivered', true]);
  });

  it('stops no other try than the one that timed out', async () => {
    const send = createSender({ log: pino({ level: 'silent' }) });
    const signals: AbortSignal[] = [];
    const attempt = (hangs: boolean): Attempt => (signal) => {
      signals.push(signal);
      return hangs ? new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))) : Promise.resolve();
    };
    const sending: Promise<Delivery>[] = [];
    for (const hangs of [false, true, false, false]) {
      sending.push(send({ conversation: `chat ${sending.length}`, idempotent: false, attempt: attempt(hangs) }, 10_000 + Date.now()));
      await clock.runAllAsync();
    }
    assert.deepEqual((await Promise.all(sending)).map(({ kind }) => kind), ['delivered', 'undelivered', 'delivered', 'delivered']);
    assert.deepEqual(signals.map(({ aborted }) => aborted), [true, true, false, false]);
    assert.equal(new Set(signals).size, 2);
  });

  it('stays within the deadline when a try hangs', async () => {
    assert.equal((await run(['hang'], { budget: 3_000 })).took, 3_000);
  });

  it('does not wait for a try that could no longer start in time', async () => {
    assert.deepEqual(await run([failure(412), undefined], { budget: 200 }), { kind: 'undelivered', tries: 1, took: 0 });
  });

  it('waits for its turn where there are too many messages', async () => {
    const waits = [700, 0];
    assert.deepEqual(await run([undefined], { pace: () => waits.shift() ?? 0 }), { kind: 'delivered', tries: 1, took: 700 });
  });

  it('gives up at once where its turn comes too late', async () => {
    assert.deepEqual(await run([undefined], { pace: () => 20_000 }), { kind: 'undelivered', tries: 0, took: 0 });
  });

  it('counts every try against what the service takes', async () => {
    let asked = 0;
    await run([failure(412), undefined], { pace: () => ((asked += 1), 0) });
    assert.equal(asked, 2);
  });

  it('leaves no timer behind', async () => {
    await run([undefined]);
    assert.equal(clock.countTimers(), 0);
  });

  it('logs the code of what it could not deliver', async () => {
    await run([failure(403)]);
    assert.match(lines.join(), /"status":403,"fault":"Fault403","tries":1/);
  });

  it('logs why there is no token, without the words of the login service', async () => {
    await run([ofLogin('invalid_client')]);
    assert.match(lines.join(), /"fault":"AuthError invalid_client AADSTS7000222"/);
    assert.doesNotMatch(lines.join(), /Abc~123|somebody/);
  });
});
