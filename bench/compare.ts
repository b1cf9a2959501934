import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stepAside, type Contender, type Environment, type Start } from './contenders.js';
import { figure, median, rotated, table } from './figures.js';
import { load, type Load } from './load.js';

export interface Effort {
  readonly rounds: number;
  readonly seconds: number;
  /** Where CPU profiles of either server go, if they are wished: one of each of its threads. */
  readonly profile?: string | undefined;
}

export interface Match {
  /** What the servers are called, how they are started, and with what environment: two of them. */
  readonly entries: readonly (readonly [string, Start, Environment])[];
  readonly headers: Environment;
  /** @returns the body of this request; serials begin with 1 and are never used again */
  readonly body: (serial: number) => string;
  /** Rejects when a server is not fit to be measured. Called once for each of them. */
  readonly admit?: (name: string, url: string) => Promise<void>;
  /** Rejects when the turns of these serials, up to and with the last, did not lead to what they should. Called after each load. */
  readonly verify?: (name: string, first: number, last: number) => Promise<void>;
}

type Named = Contender & { readonly name: string };

interface Result extends Load {
  /** Milliseconds of processor that the server used for a turn; not a number where the system does not tell. */
  readonly processor: number;
}

type Results = ReadonlyMap<string, readonly Result[]>;

/** Turns until the engine has compiled what is used; the larger program needs more of them. */
const warmUp = 4_000;

/** The same load for two servers in turns, as a table. */
export async function compare(effort: Effort, match: Match): Promise<string> {
  stepAside();
  const contenders: Named[] = [];
  try {
    for (const [name, start, env] of match.entries) {
      const options = effort.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(effort.profile, name)}`];
      const contender = await start(env, options);
      contenders.push({ name, ...contender });
      await match.admit?.(name, contender.url);
    }
    const results = await measure(contenders, effort, match);
    return tabulate(contenders.map(({ name }) => name), results);
  } finally {
    for (const { stop } of contenders) await stop();
  }
}

async function measure(contenders: readonly Named[], { rounds, seconds }: Effort, { headers, body, verify }: Match): Promise<Results> {
  const results = new Map<string, Result[]>(contenders.map(({ name }) => [name, []]));
  let serial = 0;
  const run = async ({ name, url, pid }: Named): Promise<Result> => {
    const first = serial + 1;
    const before = processorTime(pid);
    const result = await load(url, headers, () => body((serial += 1)), seconds);
    await verify?.(name, first, serial);
    return { ...result, processor: (processorTime(pid) - before) / (serial + 1 - first) };
  };
  for (const contender of contenders) for (const until = serial + warmUp; serial < until; ) await run(contender);
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of rotated(contenders, round)) results.get(contender.name)?.push(await run(contender));
  }
  return results;
}

function tabulate([ours = '', theirs = '']: readonly string[], results: Results): string {
  const mid = (name: string, key: keyof Result): number => median((results.get(name) ?? []).map((result) => result[key]));
  const row = (what: string, key: keyof Result): readonly string[] => [what, figure(mid(ours, key)), figure(mid(theirs, key)), `${(mid(ours, key) / mid(theirs, key)).toFixed(2)}`];
  const rows = [row('turns a second', 'throughput'), row('median, ms', 'p50'), row('99th percentile, ms', 'p99')];
  if (process.platform === 'linux') rows.push(row('processor for a turn, ms', 'processor'));
  return table(['', ours, theirs, 'ratio'], rows);
}

/** Milliseconds of processor that a process has used: fields 14 and 15 of its line, in hundredths of a second. */
function processorTime(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}
