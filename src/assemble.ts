import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { createAnswering } from './answer.js';
import { createAdapter } from './bot/adapter.js';
import { createBot } from './bot/bot.js';
import { createExclusive } from './bot/exclusive.js';
import { faultOf } from './bot/fault.js';
import type { Loss } from './bot/loss.js';
import type { Words } from './bot/routes.js';
import { createServer, type Server } from './bot/server.js';
import type { Config } from './config.js';
import { createSay } from './knowledge/phrase.js';
import type { Knowledge } from './knowledge/types.js';
import type { Observe } from './operation/event.js';
import { createNeeds } from './operation/needs.js';
import { createReadiness, type Needs } from './operation/readiness.js';
import { secretState } from './operation/secret.js';
import { createRecognizer } from './recognize/recognize.js';
import type { Redact } from './redact/types.js';
import type { Store } from './store/types.js';
import { asItWas } from './turn/busy.js';
import type { Render } from './view/render.js';

interface Parts {
  readonly config: Config;
  readonly knowledge: Knowledge;
  readonly redact: Redact;
  readonly render: Render;
  readonly store: Store;
  readonly onStoreFailure: (error: unknown) => void;
  readonly now: () => Date;
  readonly log: Logger;
  readonly observe: Observe;
}

/** The whole server from its parts; it does not listen yet. */
export function assemble({ config, knowledge, redact, render, store, onStoreFailure, now, log, observe }: Parts): { readonly server: Server; readonly needs: Needs } {
  const { identity, retentionDays } = config;
  const app = { knowledge, recognize: createRecognizer(knowledge), redact, render, store, now, newId: randomUUID, retentionDays, ignoresUnmentioned: config.unmentioned === 'ignore', onStoreFailure };
  const answer = createAnswering(app, (error) => log.error(faultOf(error), 'a turn failed'));
  const report = (loss: Loss): void => {
    observe({ kind: 'lost', loss: loss.kind });
    store.append('losses', loss, now()).catch(onStoreFailure);
  };
  const words: Words = (key, locale) => createSay(knowledge.phrases, locale)(key);
  const adapter = createAdapter(identity, log);
  const receive = createBot({ config, adapter, answer, asItWas: (click) => asItWas(app, click), exclusive: createExclusive(store, now, randomUUID, onStoreFailure), log, words, report, observe });
  const probes = { store: () => store.check(), token: () => adapter.checkToken(), keys: () => adapter.checkKeys() };
  const needs = createNeeds(probes, { local: identity.kind === 'local', log, now });
  const hasSecret = identity.kind === 'registered' && identity.password !== undefined;
  const ready = createReadiness(needs, () => (hasSecret ? secretState(identity.secretExpires, now()) : 'none'));
  return { needs, server: createServer({ config, receive, ready, log, observe }) };
}
