import { createAnswering } from '../../src/answer.js';
import { contentOf } from '../../src/card.js';
import type { Answer, Incoming } from '../../src/exchange.js';
import type { Store } from '../../src/store/types.js';
import type { App } from '../../src/turn/app.js';
import { buttonsOf } from './conversation.js';
import { knowledge, recognize, render } from './product.js';
import { redact } from './redact.js';
import type { Json } from './sample.js';

export const person = (name: string) => ({ id: `29:${name}`, name });
export const turn = { id: 'activity', place: { scope: 'channel', conversation: 'thread-1', tenant: undefined }, person: person('Megan'), locale: undefined } as const;

/** The bot as it is after a start: everything real, over a store that outlives it. */
export function aProcess(store: Store, changes: Partial<App> = {}) {
  let ids = 0;
  const app: App = {
    knowledge, recognize, redact, render, store, retentionDays: 30, onStoreFailure: () => undefined,
    now: () => new Date('2026-03-01T03:04:00Z'), newId: () => `walk-${String((ids += 1)).padStart(4, '0')}`, ...changes,
  };
  const answer = createAnswering(app, (error) => {
    throw error;
  });
  return {
    app,
    answer,
    say: (text: string, who = 'Megan') => answer({ ...turn, kind: 'message', text, mentioned: true, person: person(who) }),
    click: (data: unknown, who = 'Megan', more: Partial<Extract<Incoming, { kind: 'click' }>> = {}) => answer({ ...turn, kind: 'click', data, person: person(who), ...more }),
  };
}

export function cardIn({ outgoing }: Answer): Json {
  if (!('card' in outgoing)) throw new Error(`${outgoing.kind} shows no card`);
  return contentOf(outgoing.card);
}

/** A button by what its data says. */
export function buttonIn(answer: Answer, wanted: Json): Json {
  const found = buttonsOf(cardIn(answer)).find((data) => Object.entries(wanted).every(([key, value]) => data[key] === value));
  if (found === undefined) throw new Error(`no button ${JSON.stringify(wanted)} on ${'text' in answer.outgoing ? answer.outgoing.text : ''}`);
  return found;
}
