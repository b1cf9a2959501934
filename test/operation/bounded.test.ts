import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { judge, type Sample } from '../../bench/soak/flat.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const megabyte = 1024 * 1024;
const run = (args: readonly string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', timeout: 90_000, env: { PATH: process.env['PATH'] } });

describe('what is remembered of conversations, people and deliveries', function () {
  this.timeout(100_000);

  it('holds no more after many than after some', () => {
    const { stdout, stderr } = run(['--expose-gc', '--import', 'tsx', 'test/support/bounded.ts']);
    const measured = stdout.trim().split('\n').map((line) => JSON.parse(line) as { readonly name: string; readonly after: readonly [number, number] });
    assert.deepEqual(measured.map(({ name }) => name), ['order', 'line', 'allowance', 'pace', 'duplicates'], stderr);
    for (const { name, after: [some, many] } of measured) {
      assert.ok(many - some < 2 * megabyte, `${name} went from ${some} to ${many} bytes`);
      // What only queues is empty once nobody waits.
      assert.ok(!['order', 'line'].includes(name) || many < megabyte / 2, `${name} holds ${many} bytes of nobody`);
    }
  });
});

describe('the soak', function () {
  this.timeout(100_000);

  it('takes eight hundred messages, clicks, edits, repetitions and garbage without a failure and with a heap that stays small', () => {
    const { status, stdout, stderr } = run(['--import', 'tsx', 'bench/soak/run.ts', '800']);
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /^ +800 turns {2}heap/m);
    for (const what of ['message 200', 'click 200', 'edit 200', 'again 200', 'garbage 400']) assert.match(stdout, new RegExp(`${what}: [1-9]`));
    assert.match(stdout, /0 turns failed; the server ended with 0\./);
  });

  /** A heap that saws between two collections and grows by so many bytes a turn. */
  const heap = (turns: number, leak: number): readonly Sample[] =>
    Array.from({ length: 20 }, (_, at) => ({ turns: (turns / 20) * (at + 1), heap: 100 * megabyte + ((at * 7) % 5) * 100_000 + leak * (turns / 20) * at, rss: 0 }));

  for (const [what, samples, flat] of [
    ['a long run whose heap saws', heap(200_000, 0), true],
    ['a long run that loses 40 bytes a turn', heap(200_000, 40), false],
    ['a short run that fills caches', heap(2_000, 10_000), true],
    ['a short run that keeps whole turns', heap(2_000, 40_000), false],
    ['a long run in which one cache filled first', heap(200_000, 0).map((sample, at) => (at < 8 ? { ...sample, heap: sample.heap - (8 - at) * 4 * megabyte } : sample)), true],
    ['a run that was hardly measured', heap(200_000, 0).slice(0, 3), false],
  ] as const) {
    it(`calls ${what} ${flat ? 'flat' : 'not flat'}`, () => {
      assert.equal(judge(samples).flat, flat, judge(samples).words);
    });
  }
});
