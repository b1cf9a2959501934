import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { anActivity, type Json } from './activity.js';

const index = fileURLToPath(new URL('../../dist/index.js', import.meta.url));
const killer = fileURLToPath(new URL('killer.cjs', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Delivered {
  /** Undefined when the server died over it. */
  readonly status: number | undefined;
  readonly body: string;
}

/** The built server as a process of its own. */
export interface ServerProcess {
  readonly deliver: (activity: Json) => Promise<Delivered>;
  /** Kills the server just before the nth step from now on; 0 lets it live and counts. */
  readonly arm: (step: number) => Promise<void>;
  /** What the server did to the outside since it was armed. */
  readonly steps: () => Promise<readonly string[]>;
  readonly died: () => boolean;
  /** Resolves when the process is dead. */
  readonly gone: Promise<undefined>;
  readonly end: () => Promise<void>;
}

/** Starts `dist/index.js` on a free port, in local mode. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child: ChildProcess = spawn(process.execPath, ['--require', killer, index], {
    cwd: root,
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const exit = once(child, 'exit');
  const gone = exit.then(() => undefined);
  const abandon = (): void => void child.kill('SIGKILL');
  process.setMaxListeners(0);
  process.once('exit', abandon);
  const port = await portOf(child);
  const agent = new Agent({ keepAlive: true });
  const tell = async (message: Json): Promise<Json> => {
    const answer = once(child, 'message') as Promise<[Json]>;
    child.send(message, () => undefined);
    return (await answer)[0];
  };
  const died = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    died, gone,
    arm: async (step) => void (await tell({ arm: step || 1e9 })),
    steps: async () => (await tell({ report: true }))['steps'] as readonly string[],
    deliver: (activity) =>
      new Promise((resolve) => {
        const body = JSON.stringify(anActivity(activity));
        const gone = () => resolve({ status: undefined, body: '' });
        const sent = request({ host: '127.0.0.1', port, agent, path: '/api/messages', method: 'POST', headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) } }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          response.on('end', () => resolve({ status: response.statusCode, body: text })).on('error', gone);
        });
        sent.on('error', gone).end(body);
      }),
    end: async () => {
      process.off('exit', abandon);
      agent.destroy();
      if (died()) return;
      child.kill('SIGKILL');
      await exit;
      // A free port and a free lock are worth a moment.
      await wait(0);
    },
  };
}

/** The port in the log, once the server listens. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
      if (process.env['SHOW'] && /"level":[56]0/.test(chunk)) process.stderr.write(chunk);
      const port = /"port":(\d+)[^\n]*listening/.exec(printed)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', () => reject(new Error(`the server ended before it listened:\n${printed}`)));
  });
}
