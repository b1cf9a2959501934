import pg from 'pg';
import { createStore, type Database, type Row, type Values } from './create.js';
import { codeOf, messageOf, StoreError } from './fault.js';
import { migrations, postgres } from './migrations.js';
import { statements, type Statement } from './statements.js';
import type { Store } from './types.js';

export interface PostgresOptions {
  readonly now?: () => Date;
  /** Tells the operator something that is not fatal. */
  readonly warn?: (message: string) => void;
  /** Connections of this instance. */
  readonly max?: number;
  readonly connectMilliseconds?: number;
  readonly statementMilliseconds?: number;
}

// Any number, the same in every instance: "shir" in ASCII.
const migrationLock = 0x73686972;

/**
 * Opens the shared database of several instances and brings its schema up to date. When the database is down, the
 * store opens all the same: every call tries again, and fails within the time limits until it is back.
 * @throws StoreError `unusable` when the address is not one of PostgreSQL
 */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Store> {
  const { now = () => new Date(), warn = (message: string) => process.emitWarning(message) } = options;
  const pool = createPool(url, options);
  // The pool replaces a lost connection by itself, but an error that nobody listens to would end the process.
  pool.on('error', () => undefined);
  const ready = once(() => migrate(pool));
  await ready().catch((error: unknown) => warn(toStoreError(error).message));
  return createStore(toDatabase(pool, ready), now);
}

function createPool(url: string, options: PostgresOptions): pg.Pool {
  const { max = 10, connectMilliseconds = 2000, statementMilliseconds = 3000 } = options;
  const config: pg.PoolConfig = {
    connectionString: url,
    application_name: 'shirube',
    max,
    connectionTimeoutMillis: connectMilliseconds,
    statement_timeout: statementMilliseconds,
    // The limit of the client, for when the server is not even there to keep its own.
    query_timeout: statementMilliseconds + 1000,
    keepAlive: true,
  };
  try {
    if (!/^(postgres|postgresql|socket):/.test(url)) throw new TypeError('wrong scheme');
    // The pool reads the address only when it connects; a mistake must show at once.
    new pg.Client(config);
    return new pg.Pool(config);
  } catch {
    // Without the cause, which may quote the address and with it the password.
    throw new StoreError('unusable', 'DATABASE_URL is not the address of a PostgreSQL database.', 'Write it as postgresql://user:password@host:5432/database.');
  }
}

function toDatabase(pool: pg.Pool, ready: () => Promise<void>): Database {
  const run = async (name: Statement, values: Values): Promise<pg.QueryResult<Row>> => {
    try {
      await ready();
      return await pool.query<Row>(statements[name].replaceAll(/\?(\d)/g, '$$$1'), [...values]);
    } catch (error) {
      throw toStoreError(error);
    }
  };
  return {
    row: async (name, values) => (await run(name, values)).rows[0],
    rows: async (name, values) => (await run(name, values)).rows,
    change: async (name, values) => (await run(name, values)).rowCount ?? 0,
    close: () => pool.end(),
  };
}

/** Runs until it has succeeded once; callers at the same time share one run. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () =>
    (running ??= work().catch((error: unknown) => {
      running = undefined;
      throw error;
    }));
}

async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  // While it is lent out the pool does not listen, and the failing query reports the loss anyway.
  client.on('error', () => undefined);
  try {
    await client.query('begin');
    // Instances that start together take turns; the lock ends with the transaction, whatever happens.
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    for (const [version, step] of [...migrations(postgres).entries()].slice(await schemaVersion(client))) {
      await client.query(step);
      await client.query('insert into shirube_migration (version) values ($1)', [version + 1]);
    }
    await client.query('commit');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function schemaVersion(client: pg.PoolClient): Promise<number> {
  // Asks first: a role that may not create tables can use a schema that its administrator has made.
  const { rows } = await client.query<Row>("select to_regclass('shirube_migration') as known");
  if (rows[0]?.['known'] === null) await client.query('create table shirube_migration (version integer primary key, at timestamptz not null default now())');
  const result = await client.query<Row>('select coalesce(max(version), 0) as version from shirube_migration');
  return Number(result.rows[0]?.['version'] ?? 0);
}

/** SQLSTATEs of a server that goes down, comes up, or has no room: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const away = /^(08|53|57P)/;

function toStoreError(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const answered = cause instanceof pg.DatabaseError;
  const code = codeOf(cause);
  if (answered && code !== '57014' && !away.test(code)) {
    return new StoreError('failed', `PostgreSQL refused: ${messageOf(cause)}.`, 'Check DATABASE_URL and the rights of its user.', cause);
  }
  if (code === '57014' || (!answered && /timeout/i.test(messageOf(cause)))) {
    return new StoreError('timeout', 'PostgreSQL did not answer in time.', 'Check the load of the database and the network.', cause);
  }
  return new StoreError('unreachable', `PostgreSQL cannot be reached: ${messageOf(cause)}.`, 'Start it, or check DATABASE_URL. Shirube goes on by itself once it answers.', cause);
}
