import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readCorpus } from '../corpus.js';
import { judge, type Sample } from './flat.js';
import { createTraffic, type Request, type Traffic } from './traffic.js';

const clients = 8;
const samples = 20;
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `npm run soak -- 200000`: so many turns through the built server on SQLite. Ends with 1 when the heap is not flat or the server fails. */
async function main(turns: number): Promise<boolean> {
  const sent: { to?: Traffic['sent'] } = {};
  const connector = await startConnector((...of) => sent.to?.(...of));
  const traffic = createTraffic(readCorpus('fresh', 'unseen').map(({ text }) => text), connector.url);
  sent.to = traffic.sent;
  const server = await startServer();
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  const statuses = new Map<string, number>();
  const measured: Sample[] = [];
  const begun = performance.now();
  let done = 0;

  const send = async (until: number): Promise<void> => {
    while (done < until) {
      done += 1;
      const next = traffic.next();
      const before = performance.now();
      const status = await post(server.url, next, agent);
      if (next.what !== 'garbage') times.push(performance.now() - before);
      const key = `${next.what} ${status}`;
      statuses.set(key, (statuses.get(key) ?? 0) + 1);
    }
  };

  for (let part = 1; part <= samples; part += 1) {
    await Promise.all(Array.from({ length: clients }, () => send(Math.round((turns * part) / samples))));
    // What follows the replies is turns too.
    await sleep(200);
    const sample = { turns: done, ...(await server.heap()) };
    measured.push(sample);
    const elapsed = (performance.now() - begun) / 1_000;
    print(`${String(done).padStart(9)} turns  heap ${megabytes(sample.heap)} MB  rss ${megabytes(sample.rss)} MB  ${(done / elapsed).toFixed(0)} turns/s  p50 ${at(times, 0.5)} ms  p99 ${at(times, 0.99)} ms`);
    times.length = 0;
  }
  agent.destroy();
  const { flat, words } = judge(measured);
  const failed = [...statuses].filter(([key]) => /\b(?:undefined|500)$/.test(key)).reduce((sum, [, count]) => sum + count, 0);
  const code = await server.stop();
  connector.close();
  print([...statuses].sort().map(([key, count]) => `${key}: ${count}`).join(', '));
  print(`${words} ${failed} turns failed; the server ended with ${code}.`);
  return flat && failed === 0 && code === 0;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1).padStart(6);

function at(times: number[], share: number): string {
  times.sort((a, b) => a - b);
  return (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN).toFixed(1);
}

/** Undefined when there was no answer. */
function post(url: string, { type, body }: Request, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve) => {
    request(`${url}/api/messages`, { method: 'POST', agent, headers: { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) } })
      .once('error', () => resolve(undefined))
      .once('response', (response) => response.resume().once('end', () => resolve(response.statusCode)).once('error', () => resolve(undefined)))
      .end(body);
  });
}

/** Stands in for Teams: takes every message, and now and then fails as Teams does. */
async function startConnector(sent: Traffic['sent']): Promise<{ readonly url: string; readonly close: () => void }> {
  let count = 0;
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      count += 1;
      const broken = count % 500 === 0;
      const [, conversation = '', message = `b-${count}`] = /conversations\/([^/]+)\/activities\/?([^/]*)/.exec(incoming.url ?? '') ?? [];
      const id = incoming.method === 'PUT' ? message : `b-${count}`;
      if (!broken) sent(decodeURIComponent(conversation), id, JSON.parse(Buffer.concat(chunks).toString()));
      response.writeHead(broken ? 502 : 200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close().closeAllConnections() };
}

interface Server {
  readonly url: string;
  readonly heap: () => Promise<Pick<Sample, 'heap' | 'rss'>>;
  /** Its exit code. */
  readonly stop: () => Promise<number | null>;
}

async function startServer(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-soak-'));
  const child: ChildProcess = spawn(process.execPath, ['--expose-gc', '--require', here('heap.cjs'), here('../../dist/index.js')], {
    cwd: here('../..'), env: { PATH: process.env['PATH'], PORT: '0', METRICS_PORT: '0', DATA_DIR: folder }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  process.once('exit', () => child.kill('SIGKILL'));
  const port = await new Promise<string>((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /"port":(\d+)[^\n]*listening/.exec(output)?.[1];
      if (found === undefined) return;
      // The log goes on being read, or the server would wait for it.
      child.stdout?.off('data', read).resume();
      resolve(found);
    };
    child.stdout?.on('data', read);
    void exit.then(([code]) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    heap: async () => {
      const answer = once(child, 'message') as Promise<[Pick<Sample, 'heap' | 'rss'>]>;
      child.send('heap');
      return (await answer)[0];
    },
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await exit;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

const turns = Number(process.argv[2] ?? 200_000);
if (!Number.isSafeInteger(turns) || turns < 100) throw new Error('Say how many turns, 100 at least: npm run soak -- 200000');
process.exitCode = (await main(turns)) ? 0 : 1;
