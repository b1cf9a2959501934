import { hash } from 'node:crypto';
import { StoreError } from './fault.js';
import type { Statement } from './statements.js';
import type { Entry, Keys, Store, Stored } from './types.js';

export type Row = Readonly<Record<string, unknown>>;
export type Values = readonly (string | number)[];

/** What a database must do to be a store. Every method rejects with a `StoreError`. */
export interface Database {
  /** The first row. */
  row(statement: Statement, values: Values): Promise<Row | undefined>;
  rows(statement: Statement, values: Values): Promise<readonly Row[]>;
  /** How many rows were changed. */
  change(statement: Statement, values: Values): Promise<number>;
  close(): Promise<void>;
}

/** A store over a database: names, JSON and time are handled here, once for all databases. */
export function createStore(database: Database, now: () => Date): Store {
  let closing: Promise<void> | undefined;
  const open = () => {
    if (closing !== undefined) throw new StoreError('unreachable', 'The store is closed.', 'Start Shirube again.');
    return database;
  };
  const documents = {
    async get(collection: string, key: string): Promise<Stored | undefined> {
      const row = await open().row('get', [identify(collection, key).id, time(now())]);
      return row === undefined ? undefined : { revision: Number(row['revision']), value: fromJson(row['value']) };
    },
    async put(collection: string, key: string, value: unknown, expected: number, expires: Date): Promise<number | undefined> {
      const { id, name } = identify(collection, key);
      const [text, until, today] = [toJson(value), time(expires), time(now())];
      // The number may come from a button that somebody has tampered with: nobody holds such a revision.
      if (!Number.isSafeInteger(expected) || expected < 0) return undefined;
      const row = expected === 0
        ? await open().row('create', [id, name, text, until, today])
        : await open().row('replace', [text, until, id, expected, today]);
      return row === undefined ? undefined : Number(row['revision']);
    },
    async create(collection: string, [key, other]: Keys, value: unknown, expires: Date): Promise<number> {
      if (other === undefined || other === key) return (await documents.put(collection, key, value, 0, expires)) === undefined ? 0 : 1;
      const [first, second] = [identify(collection, key), identify(collection, other)];
      return open().change('createBoth', [first.id, first.name, second.id, second.name, toJson(value), time(expires), time(now())]);
    },
    async replace(collection: string, [key, other = key]: Keys, was: unknown, value: unknown, expires: Date): Promise<number> {
      const ids = [identify(collection, key).id, identify(collection, other).id];
      return open().change('replaceValue', [toJson(value), time(expires), ...ids, toJson(was), time(now())]);
    },
    async delete(collection: string, key: string): Promise<void> {
      await open().change('delete', [identify(collection, key).id]);
    },
  };
  const journals = {
    async append(journal: string, value: unknown, at: Date): Promise<void> {
      const { id, name } = identify(journal);
      await open().change('append', [id, name, time(at), toJson(value)]);
    },
    async query(journal: string, since: Date, limit: number): Promise<readonly Entry[]> {
      const rows = await open().rows('query', [identify(journal).id, time(since), count(limit)]);
      return rows.map((row) => ({ at: new Date(Number(row['at'])), value: fromJson(row['value']) }));
    },
    forget: async (journal: string): Promise<number> => open().change('forget', [identify(journal).id]),
  };
  return {
    ...documents,
    ...journals,
    async sweep(today, journalBefore) {
      const swept = await open().change('sweepDocuments', [time(today)]);
      return swept + (await open().change('sweepLines', [time(journalBefore)]));
    },
    async check() {
      await open().row('check', []);
    },
    close: () => (closing ??= database.close()),
  };
}

/**
 * JSON keeps apart whatever JavaScript keeps apart (also NUL and half surrogate pairs, which neither database stores
 * faithfully), and the hash is short whatever the name is.
 */
function identify(...names: readonly string[]): { readonly id: string; readonly name: string } {
  const name = JSON.stringify(names);
  return { name, id: hash('sha256', name) };
}

function toJson(value: unknown): string {
  try {
    const text: unknown = JSON.stringify(value);
    if (typeof text === 'string') return text;
    throw new TypeError(`A value of type ${typeof value} has no JSON.`);
  } catch (cause) {
    throw new StoreError('value', 'Only JSON can be stored.', 'Hand over plain data.', cause);
  }
}

function fromJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch (cause) {
    throw new StoreError('failed', 'A stored value is not JSON.', 'Restore the database from a copy.', cause);
  }
}

function time(date: Date): number {
  const milliseconds = date.getTime();
  if (Number.isNaN(milliseconds)) throw new StoreError('value', 'A date is not valid.', 'Hand over a valid date.');
  return milliseconds;
}

function count(limit: number): number {
  return Math.max(0, Math.min(Math.trunc(limit) || 0, Number.MAX_SAFE_INTEGER));
}
