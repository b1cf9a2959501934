import { pino } from 'pino';
import type { Rates } from '../../src/bot/allowance.js';
import { createBot } from '../../src/bot/bot.js';
import type { Budgets } from '../../src/bot/deadline.js';
import type { Loss } from '../../src/bot/loss.js';
import { createServer } from '../../src/bot/server.js';
import type { Traffic } from '../../src/bot/traffic.js';
import { parseConfig } from '../../src/config.js';
import type { Event } from '../../src/operation/event.js';
import type { Answer, Answering, Incoming, Outgoing } from '../../src/exchange.js';
import { anActivity, type Json } from './activity.js';
import { startConnector, type FakeConnector } from './connector.js';

export interface App {
  readonly url: string;
  readonly connector: FakeConnector;
  /** What reached the bot, and what it wrote down afterwards. */
  readonly incoming: readonly Incoming[];
  readonly kept: readonly string[];
  readonly log: readonly string[];
  /** What the bot said that it could not answer or deliver. */
  readonly losses: readonly Loss[];
  /** What the bot told an operator. */
  readonly events: readonly Event[];
  /** What the bot does from now on. */
  readonly does: (outgoing: Outgoing | Answering) => void;
  readonly ready: (value: boolean) => void;
  /** Delivers an activity to the bot. */
  readonly deliver: (activity: Json) => Promise<Response>;
  /** Sends a raw request. */
  readonly send: (path: string, init: RequestInit) => Promise<Response>;
  readonly close: () => Promise<void>;
}

/** Shorter times and lower caps than usual. */
interface Changes {
  readonly budgets?: Budgets;
  readonly rates?: Rates;
  readonly limits?: Traffic;
}

/** What a card is to the edge: some JSON. */
export const card = { type: 'AdaptiveCard', version: '1.5', body: [], fallbackText: 'plain words' };
export const shown = { card: { json: JSON.stringify(card) }, text: 'plain words\nin two lines' };

/** What a click gets whose own answer is late. */
export const asItWas: Answer = { outgoing: { kind: 'show', card: { json: JSON.stringify({ ...card, fallbackText: 'as it was' }) }, text: 'as it was' }, keep: async () => undefined };

/** The whole edge on this machine, over real HTTP, with a bot that does as it is told. */
export async function startApp({ limits, ...changes }: Changes = {}): Promise<App> {
  const connector = await startConnector();
  const incoming: Incoming[] = [];
  const kept: string[] = [];
  const lines: string[] = [];
  const events: Event[] = [];
  const observe = (event: Event) => void events.push(event);
  const losses: Loss[] = [];
  let outgoing: Outgoing | Answering = { kind: 'silence' };
  let isReady = true;
  const answer: Answering = async (message) => {
    incoming.push(message);
    if (typeof outgoing === 'function') return outgoing(message);
    return { outgoing, keep: async () => void kept.push(`${message.id} after ${connector.calls.length}`) };
  };
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const config = parseConfig({ PORT: '0' });
  const ready = async () => ({ ready: isReady, body: JSON.stringify({ status: isReady ? 'ready' : 'not ready' }) });
  const server = createServer({ config, receive: createBot({ config, answer, asItWas: () => asItWas, log, words: (key, locale) => `${key} in ${locale}`, report: (loss) => void losses.push(loss), observe, ...changes }), ready, log, observe, ...(limits && { limits }) });
  const url = `http://127.0.0.1:${await server.listen()}`;
  const send = (path: string, init: RequestInit): Promise<Response> => fetch(url + path, init);
  return {
    url, connector, incoming, kept, log: lines, losses, events, send,
    does: (next) => (outgoing = next),
    ready: (value) => (isReady = value),
    deliver: (activity) =>
      send('/api/messages', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(anActivity({ serviceUrl: connector.serviceUrl, ...activity })),
      }),
    close: async () => {
      await server.close();
      await connector.close();
    },
  };
}
