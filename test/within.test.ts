import assert from 'node:assert/strict';
import { createHook } from 'node:async_hooks';
import { pino } from 'pino';
import { before } from '../src/bot/deadline.js';
import { createOrder } from '../src/bot/order.js';
import { createCheck } from '../src/operation/check.js';
import { stop } from '../src/operation/stop.js';
import { createLine } from '../src/turn/line.js';
import { forPlace } from '../src/turn/profiles.js';
import { soon } from '../src/turn/soon.js';
import { late, within } from '../src/within.js';
import { aProcess, turn } from './support/answering.js';
import { createMemoryStore } from './support/store.js';

const never = new Promise<never>(() => undefined);
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** How many timers that some work has set are still running when it is done. */
async function timersLeftBy(work: () => Promise<unknown>): Promise<number> {
  // Mocha sets the timer of the test itself once it has called it.
  await tick();
  const running = new Set<number>();
  const hook = createHook({ init: (id, type) => void (type === 'Timeout' && running.add(id)), destroy: (id) => void running.delete(id) }).enable();
  try {
    await work();
    // That a timer was cleared is told a moment later.
    await tick();
    await tick();
    return running.size;
  } finally {
    hook.disable();
  }
}

describe('a time limit', () => {
  it('gives what came in time', async () => {
    assert.equal(await within(60_000, tick().then(() => 'done')), 'done');
  });

  it('gives up on what takes longer, at once where no time is left', async () => {
    assert.deepEqual([await within(1, never), await within(-1, never), await before(Date.now() - 1, never)], [late, late, late]);
  });

  it('hands on what failed in time, and drops what fails later', async () => {
    await assert.rejects(within(60_000, Promise.reject(new Error('failed'))), /failed/);
    const unhandled: unknown[] = [];
    const listen = (error: unknown): void => void unhandled.push(error);
    process.on('unhandledRejection', listen);
    assert.equal(await within(0, new Promise((_, reject) => setTimeout(() => reject(new Error('too late')), 5))), late);
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off('unhandledRejection', listen);
    assert.deepEqual(unhandled, []);
  });

  const { app } = aProcess(createMemoryStore());
  const log = pino({ level: 'silent' });
  const twice = async <T>(first: T | undefined, second: () => T | undefined): Promise<void> => void (await Promise.all([first, second()]));
  const waits: Readonly<Record<string, () => Promise<unknown>>> = {
    'any work': () => within(60_000, tick()),
    'work that failed': () => within(60_000, Promise.reject(new Error('failed'))).catch(() => undefined),
    'a turn': () => before(Date.now() + 60_000, tick()),
    'a turn behind another': () => {
      const inOrder = createOrder();
      return twice(inOrder('a', 60_000, tick), () => inOrder('a', 60_000, tick));
    },
    'a click behind another': () => {
      const inLine = createLine();
      return twice(inLine('a', tick), () => inLine('a', tick));
    },
    'settings': () => forPlace(app, turn.place),
    'what the store knows': () => soon(app, tick()),
    'a check': () => createCheck({ probe: tick, wordOf: () => '', changed: () => undefined, now: () => new Date(0) }).look(),
    'a stop': () => stop({ log, drain: async () => 0, close: tick }),
  };
  for (const [what, wait] of Object.entries(waits)) {
    it(`leaves no timer behind when ${what} came in time`, async () => {
      assert.equal(await timersLeftBy(wait), 0);
    });
  }
});
