import { Agent, request } from 'node:http';

export interface Load {
  /** Turns that ended, in a second. */
  readonly throughput: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

const clients = 20;

/** So many clients, each of which sends its next activity when the last one is answered, for some seconds. */
export async function load(url: string, headers: Readonly<Record<string, string>>, next: () => string, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1_000;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const before = performance.now();
      const status = await post(`${url}/api/messages`, headers, next(), agent);
      if (status !== 200) throw new Error(`a turn was answered with ${status}`);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const took = (performance.now() - started) / 1_000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { throughput: times.length / took, p50: at(0.5), p99: at(0.99) };
}

/** Resolves with the status. */
export function post(url: string, headers: Readonly<Record<string, string>>, body: string, agent?: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', agent, headers: { ...headers, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) } })
      .once('error', reject)
      .once('response', (response) => response.resume().once('end', () => resolve(response.statusCode ?? 0)))
      .end(body);
  });
}
