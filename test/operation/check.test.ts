import assert from 'node:assert/strict';
import { createCheck, exempt } from '../../src/operation/check.js';
import { refusalOf } from '../../src/operation/credentials.js';
import { createReadiness } from '../../src/operation/readiness.js';
import { secretState } from '../../src/operation/secret.js';

/** A part that can be used or not, as it is told. */
function aPart(): { readonly check: ReturnType<typeof createCheck>; readonly does: (fault?: string) => void; readonly probes: () => number; readonly told: string[]; time: number } {
  const told: string[] = [];
  let fault: string | undefined;
  let probes = 0;
  const part = { told, time: 0, probes: () => probes, does: (next?: string) => void (fault = next) };
  const check = createCheck({
    probe: async () => {
      probes += 1;
      if (fault !== undefined) throw new Error(fault);
    },
    wordOf: (error) => (error as Error).message,
    changed: ({ state }) => void told.push(state),
    now: () => new Date(part.time),
    limit: 20,
  });
  return Object.assign(part, { check });
}

describe('a check', () => {
  it('counts as unusable until it was made', () => {
    assert.deepEqual(aPart().check.verdict(), { usable: false, state: 'not checked yet', since: new Date(0) });
  });

  it('keeps the moment at which a state began, and tells of each state once', async () => {
    const part = aPart();
    for (const [time, fault] of [[1, undefined], [2, undefined], [3, 'expired'], [4, 'expired']] as const) {
      part.time = time;
      part.does(fault);
      await part.check.look();
    }
    assert.deepEqual([part.check.verdict(), part.told], [{ usable: false, state: 'expired', since: new Date(3) }, ['usable', 'expired']]);
  });

  it('is made once for many who ask at the same time, and for those who ask soon after', async () => {
    const part = aPart();
    await Promise.all(Array.from({ length: 50 }, () => part.check.look()));
    await part.check.look(60_000);
    assert.equal(part.probes(), 1);
    await part.check.look();
    assert.equal(part.probes(), 2);
  });

  it('does not wait for what hangs', async () => {
    const check = createCheck({ probe: () => new Promise(() => undefined), wordOf: () => 'x', changed: () => undefined, now: () => new Date(0), limit: 10 });
    assert.equal((await check.look()).state, 'no answer in time');
  });

  it('is made again and again by itself, until it is stopped', async () => {
    let probes = 0;
    const check = createCheck({ probe: async () => void (probes += 1), wordOf: () => 'x', changed: () => undefined, now: () => new Date(0), every: 1 });
    check.watch();
    while (probes < 3) await new Promise((resolve) => setTimeout(resolve, 1));
    check.stop();
    await new Promise((resolve) => setTimeout(resolve, 5));
    const stopped = probes;
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(probes, stopped);
  });
});

describe('readiness', () => {
  const now = (): Date => new Date('2026-11-22T00:00:00Z');
  const since = now().toISOString();

  it('is there when every part can be used, and names each with its moment', async () => {
    const store = aPart();
    store.time = now().getTime();
    const ready = createReadiness({ store: store.check, credentials: exempt('not needed', now), metadata: exempt('not needed', now) }, () => 'soon');
    const parts = { store: { state: 'usable', since }, credentials: { state: 'not needed', since }, metadata: { state: 'not needed', since } };
    assert.deepEqual(await ready().then(({ ready: is, body }) => [is, JSON.parse(body)]), [true, { status: 'ready', ...parts, secret: { state: 'expires within 30 days' } }]);
  });

  for (const broken of ['store', 'credentials', 'metadata'] as const) {
    it(`is gone when the ${broken} cannot be used`, async () => {
      const part = aPart();
      part.does('secret expired');
      await part.check.look();
      const needs = { store: exempt('usable', now), credentials: exempt('usable', now), metadata: exempt('usable', now), [broken]: part.check };
      const { ready, body } = await createReadiness(needs, () => 'none')();
      assert.deepEqual([ready, (JSON.parse(body) as Record<string, { state: string }>)[broken]?.state], [false, 'secret expired']);
    });
  }
});

describe('the secret', () => {
  const expires = new Date('2027-03-31T00:00:00Z');
  for (const [today, state] of [['2027-02-28', 'good'], ['2027-03-01', 'soon'], ['2027-03-30', 'soon'], ['2027-03-31', 'over'], ['2027-04-01', 'over']] as const) {
    it(`is ${state} on ${today} when it ends on 2027-03-31`, () => {
      assert.equal(secretState(expires, new Date(today)), state);
    });
  }

  it('is undated when nobody says when it ends', () => {
    assert.equal(secretState(undefined, new Date()), 'undated');
  });
});

describe('the reason why there is no token', () => {
  for (const [error, state] of [
    [new Error('7000222: AADSTS7000222: The provided client secret keys for app are expired. hunter2'), 'secret expired'],
    [new Error('AADSTS7000215: Invalid client secret provided. hunter2'), 'wrong secret'],
    [new Error('AADSTS700016: Application not found. hunter2'), 'unknown application'],
    [new Error('AADSTS50034: hunter2'), 'refused with AADSTS50034'],
    [Object.assign(new Error('hunter2'), { errorCode: 'network_error' }), 'login service unreachable'],
    [new Error('hunter2'), 'no token'],
    [undefined, 'no token'],
  ] as const) {
    it(`is told as "${state}", with a remedy and without the words of the error`, () => {
      const refusal = refusalOf(error);
      assert.equal(refusal.state, state);
      assert.match(refusal.remedy, /^[A-Z].*\.$/);
      assert.doesNotMatch(JSON.stringify(refusal), /hunter2/);
    });
  }
});
