import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Product {
  readonly url: string;
  /** A folder that the process may take for the machine's temporary one. */
  readonly temporary: string;
  readonly output: () => string;
  readonly alive: () => boolean;
  /** Resident memory in bytes, measured from outside. */
  readonly memory: () => number;
  readonly stop: () => Promise<void>;
}

const entry = fileURLToPath(new URL('../../src/index.ts', import.meta.url));

/** The product in a process of its own, in local mode, with an empty database. */
export async function startProduct(): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-product-'));
  const temporary = mkdtempSync(join(folder, 'tmp-'));
  // Nothing of this machine's settings may reach it.
  const env = { PATH: process.env['PATH'], PORT: '0', DATA_DIR: join(folder, 'data'), TMPDIR: temporary, TSX_DISABLE_CACHE: '1', LOG_LEVEL: 'info' };
  const child = spawn(process.execPath, ['--import', 'tsx', entry], { env, stdio: ['ignore', 'pipe', 'pipe'], cwd: fileURLToPath(new URL('../..', import.meta.url)) });
  let output = '';
  const collect = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const port = await portOf(child, () => output);
    return { url: `http://127.0.0.1:${port}`, temporary, output: () => output, alive: () => child.exitCode === null && child.signalCode === null, memory: () => residentMemory(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function portOf(child: ChildProcess, output: () => string): Promise<string> {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    const port = /"port":(\d+)/.exec(output())?.[1];
    if (port !== undefined) return port;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the product does not listen:\n${output()}`);
}

function residentMemory({ pid }: ChildProcess): number {
  const status = `/proc/${pid}/status`;
  if (existsSync(status)) return Number(/VmRSS:\s*(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1]) * 1024;
  return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout) * 1024;
}
