import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json } from './activity.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built server in a process of its own, as an operator sees it. */
export interface Built {
  readonly url: string;
  readonly metrics: string;
  /** Lines of the log so far. */
  readonly lines: () => readonly Json[];
  readonly errors: () => string;
  readonly signal: (name: 'SIGTERM' | 'SIGINT') => void;
  /** Exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

/** Starts `dist/index.js` with nothing but these settings and a folder of its own, and ends it after the work. */
export async function withBuilt(env: Readonly<Record<string, string>>, work: (built: Built) => Promise<void>, preload: readonly string[] = []): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-built-'));
  const child = run({ DATA_DIR: join(folder, 'data'), PORT: '0', METRICS_PORT: '0', ...env }, preload);
  try {
    const { port, metricsPort } = await until(child, ({ msg }) => msg === 'Shirube is listening');
    const { lines, errors, process: { pid }, ended } = child;
    await work({ url: `http://127.0.0.1:${String(port)}`, metrics: `http://127.0.0.1:${String(metricsPort)}/metrics`, lines, errors, ended, signal: (name) => void process.kill(pid ?? 0, name) });
  } finally {
    child.process.kill('SIGKILL');
    await child.ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the built server says when it does not start. */
export async function notStarting(env: Readonly<Record<string, string>>): Promise<{ readonly code: number | null; readonly words: string }> {
  const child = run(env, []);
  const code = await child.ended;
  return { code, words: child.errors() };
}

interface Running extends Pick<Built, 'lines' | 'errors' | 'ended'> {
  readonly process: ChildProcess;
}

function run(env: Readonly<Record<string, string>>, preload: readonly string[]): Running {
  const child = spawn(process.execPath, [...preload.flatMap((file) => ['--require', file]), join(root, 'dist/index.js')], { cwd: root, env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  const ended = (once(child, 'close') as Promise<[number | null]>).then(([code]) => code);
  return { process: child, ended, errors: () => errors, lines: () => output.split('\n').slice(0, -1).map((line) => JSON.parse(line) as Json) };
}

/** The first line of the log that says so. */
async function until({ process: child, lines, errors }: Running, says: (line: Json) => boolean): Promise<Json> {
  for (;;) {
    const line = lines().find(says);
    if (line) return line;
    if (child.exitCode !== null) throw new Error(`the server ended:\n${errors()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
