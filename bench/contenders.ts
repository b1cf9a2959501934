import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Contender {
  readonly url: string;
  readonly pid: number;
  /** Resolves when it has ended. */
  readonly stop: () => Promise<void>;
}

export type Environment = Readonly<Record<string, string>>;
/** @param options for Node, such as `--cpu-prof` */
export type Start = (env: Environment, options: readonly string[]) => Promise<Contender>;

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Programs can be held to one processor on Linux; elsewhere the system spreads them as it likes. */
const pinned = process.platform === 'linux' && cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;

/** One processor for this process, with the clients and the services, and one for the server, whichever it is. */
export function stepAside(): void {
  if (pinned) spawnSync('taskset', ['-a', '-p', '-c', '0', String(process.pid)]);
}

export const echo: Start = (env, options) => startServer([...options, '--import', 'tsx', here('echo.ts')], env, () => undefined);

export const shirube: Start = (env, options) => {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-bench-'));
  // As `npm start` starts it.
  const args = [...options, '--max-semi-space-size=32', here('../dist/index.js')];
  return startServer(args, { ...env, PORT: '0', DATA_DIR: folder }, () => rmSync(folder, { recursive: true, force: true }));
};

async function startServer(args: readonly string[], env: Environment, clean: () => void): Promise<Contender> {
  const [command = '', ...rest] = [...(pinned ? ['taskset', '-c', '1'] : []), process.execPath, ...args];
  const child: ChildProcess = spawn(command, rest, { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'inherit'], cwd: here('..') });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /"port":(\d+)/.exec(output)?.[1];
      if (found === undefined) return;
      // The log goes on being read, or the server would wait for it, but looked at it would keep the clients busy.
      child.stdout?.off('data', read).resume();
      resolve(found);
    };
    child.stdout?.on('data', read);
    void ended.then(() => reject(new Error(`the server ended:\n${output}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      clean();
    },
  };
}
