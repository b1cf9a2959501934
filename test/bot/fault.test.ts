import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { faultOf } from '../../src/bot/fault.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): { readonly status: number | null; readonly output: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', ...args], { cwd: root, encoding: 'utf8', timeout: 20_000, env: { PATH: process.env['PATH'], ...env } });
  return { status, output: stdout + stderr };
};

describe('a fault', () => {
  it('is told by its name and place, without its words', () => {
    const { name, at } = faultOf(new TypeError('a secret\n    at the end of the day\nof somebody'));
    assert.equal(name, 'TypeError');
    assert.match(at[0] ?? '', /fault\.test\.ts:\d+:\d+/);
    assert.doesNotMatch(JSON.stringify(at), /secret|somebody|day/);
  });

  it('is something even when it is none', () => {
    assert.deepEqual(faultOf('a secret'), { name: 'Fault', at: [] });
  });

  it('that nobody caught does not end the process', () => {
    const { status, output } = run(['--input-type=module', '--eval', `
      import { pino } from 'pino';
      import { surviveFaults } from './src/bot/fault.ts';
      surviveFaults(pino());
      void Promise.reject(new RangeError('a secret'));
      setTimeout(() => { throw new TypeError('a secret'); }, 10);
      setTimeout(() => console.log('still here'), 50);
    `]);
    assert.deepEqual([status, output.includes('still here')], [0, true]);
    assert.match(output, /"name":"RangeError".*"unhandledRejection"/);
    assert.match(output, /"name":"TypeError".*"uncaughtException"/);
    assert.doesNotMatch(output, /a secret/);
  });

  it('at the start ends the process with words for the operator', () => {
    const { status, output } = run(['src/index.ts'], { PORT: 'nonsense' });
    assert.equal(status, 1);
    assert.match(output, /PORT is "nonsense"/);
  });
});
