import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCorpus } from './corpus.js';
import { figure, median, rotated, table } from './figures.js';
import { load, type Load } from './load.js';
import { connectorService, openIdService } from './service.js';

export interface Effort {
  readonly rounds: number;
  readonly seconds: number;
}

const bot = '11111111-2222-4333-8444-666666666666';
/** So many that the limit for one of them is not what is measured. */
const tenants = Array.from({ length: 400 }, (_, at) => `abcdef01-2222-4333-8444-${String(at).padStart(12, '0')}`);
const teams = 'https://smba.trafficmanager.net/amer/';
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

interface Contender {
  readonly name: string;
  readonly url: string;
  readonly stop: () => void;
}

/** Programs can be held to one processor on Linux; elsewhere the system spreads them as it likes. */
const pinned = process.platform === 'linux' && cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;

type Environment = Readonly<Record<string, string>>;

/** Turns a second and their latency, beside the plain echo bot: the same load in turns, each server alone in its process. */
export async function turns(effort: Effort): Promise<string> {
  const { rounds, seconds } = effort;
  // One processor for this process, with the clients and the services, and one for the server, whichever it is.
  if (pinned) spawnSync('taskset', ['-a', '-p', '-c', '0', String(process.pid)]);
  const connector = await connectorService();
  const openId = await openIdService();
  const token = openId.token(bot, teams);
  const texts = readCorpus('fresh').filter(({ kind }) => kind !== 'negative').map(({ text }) => text);
  const answered = await compare(
    effort,
    [['Shirube', shirube, {}], ['echo bot', echo, {}]],
    {}, (serial) => activity(serial, texts[serial % texts.length] ?? '', connector.url, 'personal'),
  );
  const unanswered = await compare(
    effort,
    [
      ['Shirube', shirube, { ...openId.env, BOT_ID: bot, BOT_TYPE: 'SingleTenant', BOT_PASSWORD: 'secret', BOT_TENANT_ID: tenants[0] ?? '', ALLOWED_TENANTS: tenants.join(), HOST: '127.0.0.1' }],
      ['echo bot', echo, { ...openId.env, MicrosoftAppId: bot, MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: tenants[0] ?? '', ECHO: 'no' }],
    ],
    { Authorization: token }, (serial) => activity(serial, 'See you at lunch then.', teams, 'channel'),
  );
  connector.close();
  openId.close();
  return `## Turns

A whole turn over HTTP, beside the echo bot of the samples (CloudAdapter on restify, nothing else), both with the same ${rounds} rounds of ${seconds} s in turns, 20 clients that each wait for the answer, one processor for the server and one for the clients and the services it calls. Shirube admits, orders and limits every message, recognizes it, renders the card, sends it, and writes the walk down; the echo bot repeats the text. Medians of the rounds. Shirube runs as \`npm start\` starts it, with \`--max-semi-space-size=32\`; the echo bot with the engine's defaults.

### With an answer

${texts.length} errors and questions of \`fresh.jsonl\` in personal chats, without tokens.

${answered}

### With a token, without an answer

Small talk in a channel, each message with a channel's token (RS256). The echo bot stays silent.

${unanswered}`;
}

type Start = (env: Environment) => Promise<Omit<Contender, 'name'>>;

async function compare({ rounds, seconds }: Effort, entries: readonly (readonly [string, Start, Environment])[], headers: Environment, body: (serial: number) => string): Promise<string> {
  const contenders: Contender[] = [];
  for (const [name, start, env] of entries) contenders.push({ name, ...(await start(env)) });
  const results = new Map<string, Load[]>(contenders.map(({ name }) => [name, []]));
  let serial = 0;
  const run = ({ url }: Contender): Promise<Load> => load(url, headers, () => body((serial += 1)), seconds);
  // Until the engine has compiled what is used, which takes the larger program longer.
  for (let warming = 0; warming < 3; warming += 1) for (const contender of contenders) await run(contender);
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of rotated(contenders, round)) results.get(contender.name)?.push(await run(contender));
  }
  for (const { stop } of contenders) stop();
  const mid = (name: string, key: keyof Load): number => median((results.get(name) ?? []).map((result) => result[key]));
  const [ours = '', theirs = ''] = contenders.map(({ name }) => name);
  const row = (what: string, key: keyof Load): readonly string[] => [what, figure(mid(ours, key)), figure(mid(theirs, key)), `${(mid(ours, key) / mid(theirs, key)).toFixed(2)}`];
  return table(['', ours, theirs, 'ratio'], [row('turns a second', 'throughput'), row('median, ms', 'p50'), row('99th percentile, ms', 'p99')]);
}

/** Everybody writes once in a chat of their own, or the limits for a person and a chat would be what is measured. */
function activity(serial: number, text: string, serviceUrl: string, conversationType: string): string {
  const tenant = tenants[serial % tenants.length];
  return JSON.stringify({
    type: 'message', id: `m-${serial}`, channelId: 'msteams', serviceUrl, text, locale: 'en-US', timestamp: new Date().toISOString(),
    from: { id: `29:person-${serial}`, name: 'Megan Bowen' }, recipient: { id: `28:${bot}`, name: 'Shirube' },
    conversation: { id: `19:chat-${serial}`, conversationType, tenantId: tenant }, channelData: { tenant: { id: tenant } },
  });
}

const echo: Start = (env) => startServer(['--import', 'tsx', here('echo.ts')], env, () => undefined);

const shirube: Start = (env) => {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-bench-'));
  // As `npm start` starts it.
  return startServer(['--max-semi-space-size=32', here('../dist/index.js')], { ...env, PORT: '0', DATA_DIR: folder }, () => rmSync(folder, { recursive: true, force: true }));
};

async function startServer(args: readonly string[], env: Environment, clean: () => void): Promise<Omit<Contender, 'name'>> {
  const [command = '', ...rest] = [...(pinned ? ['taskset', '-c', '1'] : []), process.execPath, ...args];
  const child: ChildProcess = spawn(command, rest, { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'inherit'], cwd: here('..') });
  const port = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.once('exit', () => reject(new Error(`the server ended:\n${output}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /"port":(\d+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  child.removeAllListeners('exit').once('exit', clean);
  return { url: `http://127.0.0.1:${port}`, stop: () => void child.kill('SIGTERM') };
}
