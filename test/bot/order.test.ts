import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createOrder } from '../../src/bot/order.js';

/** A promise that is settled by hand. */
function held(): { readonly promise: Promise<void>; readonly finish: () => void; readonly fail: () => void } {
  let finish = (): void => undefined;
  let fail = (): void => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    finish = resolve;
    fail = () => reject(new Error('failed'));
  });
  return { promise, finish, fail };
}
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the order of a conversation', () => {
  const patience = 60_000;

  it('is that in which the turns came, whatever the time each of them takes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 3 }), fc.boolean()), { maxLength: 20 }), async (turns) => {
        const inOrder = createOrder();
        const log: string[] = [];
        await Promise.allSettled(
          turns.map(([conversation, ticks, fails], at) =>
            Promise.resolve(inOrder(conversation, patience, async () => {
              log.push(`${conversation} begins ${at}`);
              for (let waited = 0; waited < ticks; waited += 1) await tick();
              log.push(`${conversation} ends ${at}`);
              if (fails) throw new Error('failed');
            })),
          ),
        );
        for (const conversation of ['a', 'b']) {
          const expected = turns.flatMap(([of], at) => (of === conversation ? [`${of} begins ${at}`, `${of} ends ${at}`] : []));
          assert.deepEqual(log.filter((line) => line.startsWith(conversation)), expected);
        }
      }),
    );
  });

  it('does not hold up another conversation', async () => {
    const inOrder = createOrder();
    const first = held();
    void inOrder('a', patience, () => first.promise);
    assert.equal(await inOrder('b', patience, async () => 'done'), 'done');
    first.finish();
  });

  it('is given up for a turn that hangs', async () => {
    const inOrder = createOrder();
    const first = held();
    const done: string[] = [];
    const hanging = inOrder('a', patience, () => first.promise.then(() => void done.push('first')));
    await inOrder('a', 20, async () => void done.push('second'));
    first.finish();
    await hanging;
    assert.deepEqual(done, ['second', 'first']);
  });

  it('goes on after a turn that failed, and tells whoever it belongs to', async () => {
    const inOrder = createOrder();
    const first = held();
    const failing = inOrder('a', patience, () => first.promise);
    const next = inOrder('a', patience, async () => 'done');
    first.fail();
    await assert.rejects(async () => failing, /failed/);
    assert.equal(await next, 'done');
  });

  it('takes no more than so many at a time, and takes more again later', async () => {
    const inOrder = createOrder(2);
    const first = held();
    const running = [Promise.resolve(inOrder('a', patience, () => first.promise)), Promise.resolve(inOrder('a', patience, async () => undefined))];
    assert.equal(inOrder('a', patience, async () => 'third'), undefined);
    first.finish();
    await Promise.all(running);
    assert.equal(await inOrder('a', patience, async () => 'third'), 'third');
  });
});
