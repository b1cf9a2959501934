import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createPace } from '../../src/bot/pace.js';

describe('the pace of a conversation', () => {
  it('lets seven messages go in a second and says how long the eighth must wait', () => {
    const pace = createPace(() => 0);
    assert.deepEqual(Array.from({ length: 8 }, () => pace('a')), [0, 0, 0, 0, 0, 0, 0, 1_000]);
  });

  it('lets the eighth go a second later, and the ninth only when two seconds are over', () => {
    let now = 0;
    const pace = createPace(() => now);
    for (let sent = 0; sent < 7; sent += 1) pace('a');
    now = 1_000;
    assert.deepEqual([pace('a'), pace('a')], [0, 1_000]);
  });

  it('counts the threads of a channel together and other conversations apart', () => {
    const pace = createPace(() => 0);
    for (let sent = 0; sent < 7; sent += 1) pace(`19:a@thread.tacv2;messageid=${sent}`);
    assert.deepEqual([pace('19:a@thread.tacv2;messageid=9'), pace('19:b@thread.tacv2')], [1_000, 0]);
  });

  it('never lets more go than any window allows, however long it is asked', () => {
    const limits = [[7, 1_000], [8, 2_000], [60, 30_000], [1_800, 3_600_000]] as const;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 50, maxLength: 2_500 }), (steps) => {
        let now = 0;
        const pace = createPace(() => now);
        const sent: number[] = [];
        for (const step of steps) {
          now += step;
          if (pace('a') === 0) sent.push(now);
        }
        for (const [most, window] of limits) {
          for (let at = most; at < sent.length; at += 1) assert((sent[at] ?? 0) - (sent[at - most] ?? 0) >= window);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('names the shortest wait after which the message may go', () => {
    let now = 0;
    const pace = createPace(() => now);
    for (let sent = 0; sent < 2_000; sent += 1) {
      const wait = pace('a');
      if (wait === 0) continue;
      now += wait - 1;
      assert.equal(pace('a'), 1);
      now += 1;
      assert.equal(pace('a'), 0);
    }
    assert(now > 3_600_000 / 2);
  });
});
