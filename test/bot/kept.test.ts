import assert from 'node:assert/strict';
import { keptFor } from '../../src/bot/kept.js';

describe('an answer that is kept for a while', () => {
  let [time, asked] = [0, 0];
  const ask = () => Promise.resolve((asked += 1));
  beforeEach(() => {
    [time, asked] = [0, 0];
  });

  it('is asked for once by all who need it at the same time', async () => {
    const kept = keptFor(0, ask, () => time);
    assert.deepEqual(await Promise.all([kept(), kept(), kept()]), [1, 1, 1]);
  });

  it('is the same until its time is over, counted from when it came', async () => {
    let come: (value: string) => void = () => undefined;
    const kept = keptFor(1_000, () => new Promise<string>((resolve) => (asked += 1, come = resolve)), () => time);
    const first = kept();
    time = 5_000;
    come('answer');
    await first;
    time = 5_999;
    assert.equal(await kept(), 'answer');
    time = 6_000;
    void kept();
    assert.equal(asked, 2);
  });

  it('is asked for again at once when it failed', async () => {
    let fails = true;
    const kept = keptFor(1_000, () => (fails ? Promise.reject(new Error('refused')) : ask()), () => time);
    await assert.rejects(kept(), /refused/);
    fails = false;
    assert.equal(await kept(), 1);
  });
});
