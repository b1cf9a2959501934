import assert from 'node:assert/strict';
import { createDuplicates } from '../../src/bot/duplicates.js';
import type { Reply } from '../../src/bot/reply.js';

const reply = (body: string, status = 200): Reply => ({ status, body, after: undefined });

/** A turn that says how often it ran. */
function counting(status = 200): { turn: () => Promise<Reply>; runs: () => number } {
  let runs = 0;
  return { turn: () => Promise.resolve(reply(`run ${(runs += 1)}`, status)), runs: () => runs };
}

describe('duplicates', () => {
  it('runs a turn once and gives the repetition the same reply', async () => {
    const once = createDuplicates();
    const { turn } = counting();
    assert.deepEqual([await once(['a'], turn), await once(['a'], turn)], [reply('run 1'), reply('run 1')]);
  });

  it('lets a repetition wait for the turn that is still running', async () => {
    const once = createDuplicates();
    let finish: (reply: Reply) => void = () => undefined;
    const first = once(['a'], () => new Promise((resolve) => (finish = resolve)));
    const second = once(['a'], () => assert.fail('ran twice'));
    finish(reply('late'));
    assert.deepEqual([(await first).body, (await second).body], ['late', 'late']);
  });

  it('leaves what follows the reply to the first delivery', async () => {
    const once = createDuplicates();
    const turn = (): Promise<Reply> => Promise.resolve({ ...reply('a'), after: () => Promise.resolve() });
    assert.deepEqual([typeof (await once(['a'], turn)).after, (await once(['a'], turn)).after], ['function', undefined]);
  });

  it('keeps turns of different activities apart', async () => {
    const once = createDuplicates();
    const { turn } = counting();
    assert.deepEqual([(await once(['a'], turn)).body, (await once(['b'], turn)).body], ['run 1', 'run 2']);
  });

  it('runs every turn of an activity without an id', async () => {
    const once = createDuplicates();
    const { turn, runs } = counting();
    await once([], turn);
    await once([], turn);
    assert.equal(runs(), 2);
  });

  it('knows a repetition by any of its keys', async () => {
    const once = createDuplicates();
    const { turn, runs } = counting();
    for (const keys of [['id 1', 'content'], ['id 2', 'content'], ['id 1']]) await once(keys, turn);
    assert.equal(runs(), 1);
  });

  it('forgets after ten minutes', async () => {
    let now = 0;
    const once = createDuplicates(() => now);
    const { turn, runs } = counting();
    await once(['a'], turn);
    now = 10 * 60_000 - 1;
    await once(['a'], turn);
    assert.equal(runs(), 1);
    now += 1;
    await once(['a'], turn);
    assert.equal(runs(), 2);
  });

  it('holds a bounded number of replies and drops the oldest', async () => {
    const once = createDuplicates(Date.now, 2);
    const { turn, runs } = counting();
    for (const key of ['a', 'b', 'c', 'b', 'a']) await once([key], turn);
    assert.equal(runs(), 4);
  });

  it('runs a turn again that failed', async () => {
    const once = createDuplicates();
    const { turn, runs } = counting(500);
    await once(['a'], turn);
    await once(['a'], turn);
    assert.equal(runs(), 2);
  });

  it('runs a turn again that broke', async () => {
    const once = createDuplicates();
    await assert.rejects(once(['a'], () => Promise.reject(new Error('broken'))));
    assert.equal((await once(['a'], counting().turn)).body, 'run 1');
  });

  it('holds a bounded number of bytes, whatever the size of replies', async () => {
    const once = createDuplicates(Date.now, 1_000, 4_000);
    const { turn, runs } = counting();
    const large = async (): Promise<Reply> => ({ ...(await turn()), body: 'x'.repeat(500) });
    for (let at = 0; at < 10; at += 1) await once([`${at}`, `also ${at}`], large);
    await once(['9'], large);
    assert.equal(runs(), 10);
    await once(['1'], large);
    assert.equal(runs(), 11);
  });
});
