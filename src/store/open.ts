import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';
import type { Store } from './types.js';

export interface Place {
  readonly dataDir: string;
  /** Address of a PostgreSQL database, or undefined for the embedded one. */
  readonly databaseUrl: string | undefined;
}

/** PostgreSQL where an address is given, else SQLite in the data folder. */
export function openStore({ dataDir, databaseUrl }: Place, now: () => Date): Promise<Store> {
  return databaseUrl === undefined ? openSqlite(dataDir, { now }) : openPostgres(databaseUrl, { now });
}
