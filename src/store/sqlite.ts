import { join } from 'node:path';
import { knowingAbsence, mostKnown, nameOf } from './absence.js';
import { connect, type Connection, type Prepared } from './connection.js';
import { createStore, type Database, type Row, type Values } from './create.js';
import { codeOf, messageOf, StoreError } from './fault.js';
import { fileSystem, prepareFolder, type Surroundings } from './folder.js';
import { lockFolder } from './lock.js';
import { migrations, sqlite } from './migrations.js';
import { statements, type Statement } from './statements.js';
import { createTransactions } from './transactions.js';
import type { Store } from './types.js';

export interface SqliteOptions extends Partial<Surroundings> {
  readonly now?: () => Date;
  /** Only to look, beside whoever has the folder. */
  readonly reader?: boolean;
  /** Collections of few documents, of which it remembers what is there; not for who only looks. */
  readonly few?: readonly string[];
}

// Only other programs (a copy, a look by hand) can make it wait, and every write waits with it, so it must be short:
// shorter than the time after which a store that says nothing counts as away.
const busyMilliseconds = 500;

/**
 * Opens the embedded database of one instance.
 * @throws StoreError `locked` when another process has the folder, `unusable` when the folder can never work
 */
export async function openSqlite(folder: string, options: SqliteOptions = {}): Promise<Store> {
  const { now = () => new Date(), warn = (message: string) => process.emitWarning(message) } = options;
  await prepareFolder(folder, { warn, fileSystem: options.fileSystem ?? fileSystem });
  const unlock = options.reader ? () => undefined : lockFolder(folder);
  try {
    const connections = await open(join(folder, 'shirube.db'));
    const store = createStore(toDatabase(connections, unlock), now);
    const few = options.reader ? [] : (options.few ?? []);
    return few.length === 0 ? store : knowingAbsence(store, new Set(few), await namesIn(connections.reader, few));
  } catch (cause) {
    unlock();
    throw new StoreError('unusable', `The database in ${folder} cannot be opened: ${messageOf(cause)}.`, 'Restore shirube.db from a copy, or move it away to start anew.', cause);
  }
}

/** Who reads never waits for who writes, and so never for the disk that keeps a commit. */
interface Connections {
  readonly writer: Connection;
  readonly reader: Connection;
}

async function open(path: string): Promise<Connections> {
  const writer = connect(path, busyMilliseconds);
  try {
    await writer.exec('pragma journal_mode = wal');
    // Whatever was acknowledged survives a power cut.
    await writer.exec('pragma synchronous = full');
    for (const [version, step] of [...migrations(sqlite).entries()].slice(await schemaVersion(writer))) {
      await writer.exec(`begin immediate; ${step} pragma user_version = ${version + 1}; commit`);
    }
    return { writer, reader: connect(path, busyMilliseconds) };
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** One too many where there are too many. */
async function namesIn(connection: Connection, collections: readonly string[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const beginning of collections.map((collection) => nameOf(collection))) {
    const statement = await connection.prepare('select name from shirube_document where substr(name, 1, ?1) = ?2 limit ?3');
    for (const row of await statement.all(beginning.length, beginning, mostKnown + 1)) if (isRow(row)) names.push(String(row['name']));
  }
  return names;
}

async function schemaVersion(connection: Connection): Promise<number> {
  const row = (await connection.prepare('pragma user_version')).get();
  return isRow(row) ? Number(row['user_version']) : 0;
}

function toDatabase({ writer, reader }: Connections, unlock: () => void): Database {
  const transactions = createTransactions(writer);
  const prepared = new Map<Statement, Prepared>();

  /** Sees everything that was to be written before. */
  const read = async <T>(name: Statement, values: Values, work: (statement: Prepared) => T): Promise<T> => {
    if (name === 'check' || transactions.concerns(values[0])) await transactions.settled();
    const statement = prepared.get(name) ?? (await reader.prepare(statements[name]));
    prepared.set(name, statement);
    try {
      return work(statement);
    } catch (error) {
      prepared.delete(name);
      throw error;
    }
  };
  const row = (name: Statement, values: Values): Promise<unknown> =>
    isRead(name) ? read(name, values, (statement) => statement.get(...values)) : transactions.write(name, values, (statement) => statement.get(...values));
  return {
    async row(name, values) {
      const found = await row(name, values).catch(rethrow);
      return isRow(found) ? found : undefined;
    },
    async rows(name, values) {
      if (transactions.concerns(values[0])) await transactions.settled();
      // libsql does not reset a statement after `all`, so this one is never kept. The others are: an unused statement
      // holds its parameters, which may be a megabyte, until the garbage collector comes by.
      const found = await reader.prepare(statements[name]).then((statement) => statement.all(...values)).catch(rethrow);
      return found.filter(isRow);
    },
    change: (name, values) => transactions.write(name, values, (statement) => statement.run(...values).changes).catch(rethrow),
    async close() {
      await transactions.settled();
      prepared.clear();
      reader.close();
      // It only tidies up: what is not moved into the main file now, the next start finds in the -wal file.
      await writer.exec('pragma wal_checkpoint(truncate)').catch(() => undefined);
      writer.close();
      unlock();
    },
  };
}

const isRead = (name: Statement): boolean => statements[name].startsWith('select');

function rethrow(error: unknown): never {
  throw toStoreError(error);
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
