import { randomBytes, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { createAnswering } from './answer.js';
import { createBot } from './bot/bot.js';
import { createExclusive } from './bot/exclusive.js';
import { redacting } from './bot/log.js';
import { surviveFaults } from './bot/fault.js';
import type { Loss } from './bot/loss.js';
import type { Words } from './bot/routes.js';
import { createServer } from './bot/server.js';
import { parseConfig } from './config.js';
import { explain } from './errors.js';
import { folders } from './folders.js';
import { loadKnowledge } from './knowledge/load.js';
import { createSay } from './knowledge/phrase.js';
import { createRecognizer } from './recognize/recognize.js';
import { idsIn } from './redact/known.js';
import { createRedactor } from './redact/redact.js';
import { openStore } from './store/open.js';
import { asItWas } from './turn/busy.js';
import { loadTemplates } from './view/load.js';
import { recalling } from './view/recall.js';
import { createRender } from './view/render.js';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

async function main(): Promise<void> {
  const config = parseConfig(process.env);
  const { retentionDays } = config;
  const now = () => new Date();
  const key = config.pseudonymKey ?? randomBytes(32).toString('hex');
  const log = pino({ level: config.logLevel, base: null, ...redacting(createRedactor({ key, now })) });
  const knowledge = loadKnowledge(folders.knowledge);
  const redact = createRedactor({ key, now, known: idsIn(JSON.stringify(knowledge)) });
  const render = recalling(createRender(loadTemplates(folders.cards)));
  const store = await openStore(config, now);
  const onStoreFailure = (error: unknown) => log.error({ err: error }, 'the store does not answer; cards go on from their own path');
  const app = { knowledge, recognize: createRecognizer(knowledge), redact, render, store, now, newId: randomUUID, retentionDays, ignoresUnmentioned: config.unmentioned === 'ignore', onStoreFailure };
  const answer = createAnswering(
    app,
    (error) => log.error({ err: error }, 'a turn failed'),
  );
  const report = (loss: Loss) => void store.append('losses', loss, now()).catch(onStoreFailure);
  const words: Words = (key, locale) => createSay(knowledge.phrases, locale)(key);
  const receive = createBot({ config, answer, asItWas: (click) => asItWas(app, click), exclusive: createExclusive(store, now, onStoreFailure), log, words, report });
  const ready = () => store.check().then(() => true, () => false);
  const server = createServer({ config, receive, ready, log });
  const port = await server.listen();
  surviveFaults(log);

  if (config.identity.kind === 'local') log.warn('LOCAL MODE: there is no BOT_ID, so callers are not checked and only this machine may call');
  log.info({ host: config.host, port, knowledge: knowledge.version }, 'Shirube is listening');

  const sweep = setInterval(() => {
    // What is noted about people outlives the walks they are named in, or "forget me" would miss some.
    store.sweep(now(), new Date(now().getTime() - 2 * retentionDays * day)).catch(onStoreFailure);
  }, hour);
  sweep.unref();

  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    clearInterval(sweep);
    await server.close();
    await store.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop(signal).catch((error: unknown) => log.error({ err: error }, 'stopping failed')).finally(() => process.exit()));
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
