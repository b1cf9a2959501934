import { randomBytes } from 'node:crypto';
import { destination, pino, type Logger } from 'pino';
import { assemble } from './assemble.js';
import { takeConsole } from './bot/console.js';
import { surviveFaults } from './bot/fault.js';
import { redacting } from './bot/log.js';
import { main as mainPort, metrics as metricsPort, tryPort } from './bot/port.js';
import type { Server } from './bot/server.js';
import { parseConfig, type Config } from './config.js';
import { explain } from './errors.js';
import { folders } from './folders.js';
import { loadKnowledge } from './knowledge/load.js';
import type { Observe } from './operation/event.js';
import { createExposition } from './operation/exposition.js';
import { createMetrics } from './operation/metrics.js';
import { createObserve, told } from './operation/observe.js';
import { readyParts, type Needs } from './operation/readiness.js';
import { remind } from './operation/secret.js';
import { createStart } from './operation/start.js';
import { onSignal, stop } from './operation/stop.js';
import { idsIn } from './redact/known.js';
import { createRedactor } from './redact/redact.js';
import { openStore } from './store/open.js';
import { profiles } from './turn/profiles.js';
import type { Store } from './store/types.js';
import { loadTemplates } from './view/load.js';
import { createRender } from './view/render.js';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const now = (): Date => new Date();
/** Lines are written together, at the latest after so many milliseconds, and when the process ends in whatever way it can tell. */
const buffered = { sync: false, minLength: 4096, periodicFlush: 100 };

async function main(): Promise<void> {
  const start = createStart();
  const config = await start.step(() => parseConfig(process.env));
  const knowledge = await start.step(() => loadKnowledge(folders.knowledge));
  const render = await start.step(() => createRender(loadTemplates(folders.cards)));
  const key = config?.pseudonymKey ?? randomBytes(32).toString('hex');
  const log = pino({ level: config?.logLevel ?? 'silent', base: null, ...redacting(createRedactor({ key, now })) }, destination(buffered));
  const observers: Observe[] = [];
  const observe: Observe = (event) => observers.forEach((each) => each(event));
  // Whether the ports are free shows with the other faults, not after those are mended.
  if (config) await start.step(() => tryPort(config, mainPort));
  if (config?.metrics) await start.step(() => config.metrics && tryPort(config.metrics, metricsPort));
  const store = config && (await start.step(() => openStore(config, now, { few: [profiles], changed: (open) => observe({ kind: 'circuit', open }) })));
  start.end();
  if (!config || !knowledge || !render || !store) return;

  const onStoreFailure = (error: unknown): void => {
    observe({ kind: 'store', failed: true });
    log.error(told(error), 'the store does not answer; cards go on from their own path');
  };
  const redact = createRedactor({ key, now, known: idsIn(JSON.stringify(knowledge)) });
  const { server, needs } = assemble({ config, knowledge, redact, render, store, onStoreFailure, now, log, observe });
  const figures = await expose(config, server, needs, (each) => observers.push(each), log);
  const port = await server.listen();
  surviveFaults(log);
  takeConsole(log);
  if (config.identity.kind === 'local') log.warn('LOCAL MODE: there is no BOT_ID, so callers are not checked and only this machine may call');
  log.info({ host: config.host, port, metricsPort: figures?.port, knowledge: knowledge.version }, 'Shirube is listening');
  const ends = [keepClean(store, config.retentionDays, onStoreFailure), remind(log, config.identity.kind === 'local' ? undefined : config.identity.secretExpires, now)];
  for (const check of Object.values<Needs[keyof Needs]>({ ...needs })) check.watch();
  onSignal(log, () =>
    stop({
      log,
      drain: () => server.close(),
      close: () => {
        for (const end of ends) end();
        figures?.close();
        return store.close();
      },
    }),
  );
}

/** Counts what happens; tells the figures only where a port is set for them. */
async function expose({ metrics: address }: Config, server: Server, needs: Needs, add: (observe: Observe) => void, log: Logger): Promise<{ readonly port: number; readonly close: () => void } | undefined> {
  if (address === undefined) return void add(createObserve(log));
  const metrics = createMetrics({ connections: () => server.connections(), ready: () => readyParts(needs) });
  add(createObserve(log, metrics.observe));
  const exposition = createExposition(metrics, address.host, address.port);
  return { port: await exposition.listen(), close: () => exposition.close() };
}

function keepClean(store: Store, retentionDays: number, onFailure: (error: unknown) => void): () => void {
  const sweep = setInterval(() => {
    // What is noted about people outlives the walks they are named in, or "forget me" would miss some.
    store.sweep(now(), new Date(now().getTime() - 2 * retentionDays * day)).catch(onFailure);
  }, hour);
  sweep.unref();
  return () => clearInterval(sweep);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
