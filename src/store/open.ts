import { guardStore, type GuardOptions } from './guard.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';
import type { Store } from './types.js';

export interface Place {
  readonly dataDir: string;
  /** Address of a PostgreSQL database, or undefined for the embedded one. */
  readonly databaseUrl: string | undefined;
}

/** The same, only to look: nothing else has to be stopped for it. */
export function openToRead({ dataDir, databaseUrl }: Place, now: () => Date): Promise<Store> {
  return databaseUrl === undefined ? openSqlite(dataDir, { now, reader: true }) : openPostgres(databaseUrl, { now });
}

/** PostgreSQL where an address is given, else SQLite in the data folder; either fails fast while it is away. */
/** @param options `few`: collections of few documents that are asked for in every turn */
export async function openStore({ dataDir, databaseUrl }: Place, now: () => Date, { few = [], ...options }: GuardOptions & { readonly few?: readonly string[] } = {}): Promise<Store> {
  return guardStore(databaseUrl === undefined ? await openSqlite(dataDir, { now, few }) : await openPostgres(databaseUrl, { now }), options);
}
