import { join } from 'node:path';
import Libsql from 'libsql';
import { createStore, type Database, type Row, type Values } from './create.js';
import { codeOf, messageOf, StoreError } from './fault.js';
import { fileSystem, prepareFolder, type Surroundings } from './folder.js';
import { lockFolder } from './lock.js';
import { migrations, sqlite } from './migrations.js';
import { statements, type Statement } from './statements.js';
import type { Store } from './types.js';

export interface SqliteOptions extends Partial<Surroundings> {
  readonly now?: () => Date;
  /** Only to look, beside whoever has the folder. */
  readonly reader?: boolean;
}

// Only other programs (a copy, a look by hand) can make it wait, and everything waits with it, so it must be short.
const busyMilliseconds = 1000;

/**
 * Opens the embedded database of one instance.
 * @throws StoreError `locked` when another process has the folder, `unusable` when the folder can never work
 */
export async function openSqlite(folder: string, options: SqliteOptions = {}): Promise<Store> {
  const { now = () => new Date(), warn = (message: string) => process.emitWarning(message) } = options;
  await prepareFolder(folder, { warn, fileSystem: options.fileSystem ?? fileSystem });
  const unlock = options.reader ? () => undefined : lockFolder(folder);
  try {
    return createStore(toDatabase(connect(join(folder, 'shirube.db')), unlock), now);
  } catch (cause) {
    unlock();
    throw new StoreError('unusable', `The database in ${folder} cannot be opened: ${messageOf(cause)}.`, 'Restore shirube.db from a copy, or move it away to start anew.', cause);
  }
}

function connect(path: string): Libsql.Database {
  const connection = new Libsql(path, { timeout: busyMilliseconds });
  try {
    connection.pragma('journal_mode = wal');
    // Whatever was acknowledged survives a power cut.
    connection.pragma('synchronous = full');
    for (const [version, step] of [...migrations(sqlite).entries()].slice(schemaVersion(connection))) {
      connection.exec(`begin immediate; ${step} pragma user_version = ${version + 1}; commit`);
    }
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function schemaVersion(connection: Libsql.Database): number {
  const row = connection.prepare('pragma user_version').get();
  return isRow(row) ? Number(row['user_version']) : 0;
}

function toDatabase(connection: Libsql.Database, unlock: () => void): Database {
  const prepared = new Map<Statement, Libsql.Statement>();
  const prepare = (name: Statement) => {
    const statement = prepared.get(name) ?? connection.prepare(statements[name]);
    prepared.set(name, statement);
    return statement;
  };
  // libsql 0.5 does not reset a statement that has failed: it would run once more with its old parameters and report
  // success. So a statement is not used again after an error.
  const attempt = <T>(name: Statement, work: () => T): T => {
    try {
      return statements[name].startsWith('select') ? work() : write(connection, work);
    } catch (error) {
      prepared.delete(name);
      throw toStoreError(error);
    }
  };
  const alone = ({ name, work, resolve, reject }: Job): void => {
    try {
      resolve(attempt(name, work));
    } catch (error) {
      reject(toError(error));
    }
  };
  const together = (jobs: readonly Job[]): boolean => {
    try {
      const results = write(connection, () => jobs.map(({ work }) => work()));
      jobs.forEach(({ resolve }, at) => resolve(results[at]));
      return true;
    } catch {
      for (const { name } of jobs) prepared.delete(name);
      return false;
    }
  };
  const waiting: Job[] = [];
  const flush = (): void => {
    const jobs = waiting.splice(0);
    // What failed together is done one by one, so that nobody suffers for somebody else.
    if (jobs.length < 2 || !together(jobs)) jobs.forEach(alone);
  };
  // Waiting for the disk stops everything else, so all that is to be written in one turn of the event loop shares it.
  const writing = <T>(name: Statement, work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.push({ name, work, resolve: (result) => resolve(result as T), reject });
      if (waiting.length === 1) setImmediate(flush);
    });
  /** Sees everything that was written before. */
  const reading = <T>(name: Statement, work: () => T): T => {
    flush();
    return attempt(name, work);
  };
  const run = async <T>(name: Statement, work: () => T): Promise<T> => (statements[name].startsWith('select') ? reading(name, work) : writing(name, work));
  return {
    async row(name, values) {
      const row = await run(name, () => prepare(name).get(...values));
      return isRow(row) ? row : undefined;
    },
    // Nor does it reset after `all`, so this statement is never kept. The others are: an unused statement holds its
    // parameters, which may be a megabyte, until the garbage collector comes by.
    rows: async (name, values: Values) => run(name, () => connection.prepare(statements[name]).all(...values).filter(isRow)),
    change: async (name, values) => run(name, () => prepare(name).run(...values).changes),
    async close() {
      flush();
      prepared.clear();
      try {
        connection.pragma('wal_checkpoint(truncate)');
      } catch {
        // It only tidies up: what is not moved into the main file now, the next start finds in the -wal file.
      }
      connection.close();
      unlock();
    },
  };
}

/** A statement that waits to be run in a transaction. */
interface Job {
  readonly name: Statement;
  readonly work: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

const toError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/**
 * Takes the right to write before the statement runs. A statement that finds the database busy stays unfinished in
 * libsql, and while it does, later writes are acknowledged but not committed; `begin` leaves nothing behind.
 */
function write<T>(connection: Libsql.Database, work: () => T): T {
  connection.exec('begin immediate');
  try {
    const result = work();
    connection.exec('commit');
    return result;
  } catch (error) {
    if (connection.inTransaction) connection.exec('rollback');
    throw error;
  }
}

function toStoreError(cause: unknown): StoreError {
  const code = codeOf(cause);
  if (code.startsWith('SQLITE_BUSY')) return new StoreError('timeout', 'Another program keeps the database busy.', 'Close it.', cause);
  if (code.startsWith('SQLITE_FULL')) return new StoreError('failed', 'The disk is full.', 'Free some space.', cause);
  return new StoreError('failed', `The database failed: ${messageOf(cause)}.`, 'Check the disk that holds DATA_DIR.', cause);
}

function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null;
}
