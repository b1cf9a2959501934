import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnswering } from '../../src/answer.js';
import { contentOf } from '../../src/card.js';
import type { Incoming, Outgoing, Place } from '../../src/exchange.js';
import { openSqlite } from '../../src/store/sqlite.js';
import type { Store } from '../../src/store/types.js';
import type { App } from '../../src/turn/app.js';
import { elementsOf, faultsOf, type Element } from './card.js';
import { knowledge, recognize, render } from './product.js';
import { redact } from './redact.js';
import type { Json } from './sample.js';

/** A thread in a channel of a team. */
export const thread: Place = { scope: 'channel', conversation: '19:general@thread.tacv2;messageid=1', team: '19:team', tenant: 'tenant-1' };
export const megan = { id: '29:megan', name: 'Megan Bowen' };
export const taro = { id: '29:taro', name: '山田 太郎' };

type Other = Partial<Pick<Incoming, 'place' | 'person' | 'locale'>>;

export interface Seen {
  readonly kind: Outgoing['kind'];
  readonly text: string;
  readonly card: Json;
  /** Everything on the card, as JSON. */
  readonly json: string;
}

/** The bot over a real SQLite store in a folder of its own. */
export async function openTeam(change: (store: Store) => Store = (store) => store) {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-team-'));
  const clock = { now: new Date('2026-03-01T09:30:00Z') };
  const store = await openSqlite(folder, { now: () => clock.now });
  const failures: unknown[] = [];
  let ids = 0;
  const app: App = {
    knowledge, recognize, redact, render,
    store: change(store),
    now: () => clock.now,
    newId: () => `walk-${String((ids += 1)).padStart(4, '0')}`,
    retentionDays: 30,
    onStoreFailure: (error) => void failures.push(error),
  };
  const answering = createAnswering(app, (error) => assert.fail(String(error)));
  const receive = async (incoming: Incoming): Promise<Seen> => {
    const { outgoing, keep } = await answering(incoming);
    await keep();
    const card = 'card' in outgoing ? contentOf(outgoing.card) : {};
    if ('card' in outgoing) assert.deepEqual(faultsOf(card), []);
    return { kind: outgoing.kind, text: 'text' in outgoing ? outgoing.text : '', card, json: JSON.stringify(card) };
  };
  const turn = { id: 'activity-1', place: thread, person: megan, locale: 'en' } as const;
  return {
    app, store, clock, failures,
    say: (text: string, other: Other & { readonly mentioned?: boolean } = {}) => receive({ ...turn, kind: 'message', text, mentioned: true, ...other }),
    click: (data: unknown, other: Other = {}) => receive({ ...turn, kind: 'click', data, ...other }),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type Team = Awaited<ReturnType<typeof openTeam>>;

export const elements = ({ card }: Seen): readonly Element[] => [...elementsOf(card['body'])].map(([element]) => element);

/** The data of a button; a test that wants one that is not there fails here. */
export function button(seen: Seen, event: string, expected: Json = {}): Json {
  const found = elements(seen).filter(({ type }) => type === 'Action.Execute').map(({ data }) => data as Json);
  return found.find((data) => data['event'] === event && Object.entries(expected).every(([key, value]) => data[key] === value)) ?? assert.fail(`no button ${event} on\n${seen.text}`);
}

export const events = (seen: Seen): readonly unknown[] => elements(seen).filter(({ type }) => type === 'Action.Execute').map(({ data }) => (data as Json)['event']);

/** The values in the inputs of a form. */
export function inputsOf(seen: Seen): Readonly<Record<string, string>> {
  const inputs = elements(seen).filter(({ type }) => String(type).startsWith('Input.'));
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id), String(value)]));
}

/** What a client sends when Save is pressed: the button's data with the inputs that hold something. */
export function filled(form: Seen, entries: Readonly<Record<string, string>>): Json {
  const named = Object.fromEntries(Object.entries(entries).map(([field, value]) => [`set-${field}`, value]));
  const all = Object.entries({ ...inputsOf(form), ...named }).filter(([, value]) => value !== '');
  return { ...button(form, 'settings-save'), ...Object.fromEntries(all) };
}

/** Saves through the form, as a person does. */
export async function setUp(team: Team, entries: Readonly<Record<string, string>>, other: Other = {}): Promise<Seen> {
  const saved = await team.click(filled(await team.say('settings', other), entries), other);
  assert.equal(saved.kind, 'update', saved.text);
  return saved;
}
