import type { Connection, Prepared } from './connection.js';
import type { Values } from './create.js';
import { statements, type Statement } from './statements.js';

/** Writes through one connection. What is asked for while the disk is busy is written together. */
export interface Transactions {
  /**
   * Resolves with what `work` gave once that is on the disk.
   * @param work runs in a transaction, more than once where the transaction failed; must not wait
   */
  write<T>(name: Statement, values: Values, work: (statement: Prepared, values: Values) => T): Promise<T>;
  /** Whether something is still to be written that names this value. */
  concerns(value: string | number | undefined): boolean;
  /** Resolves when everything that was asked for so far is written or has failed. */
  settled(): Promise<void>;
}

interface Job {
  readonly name: Statement;
  readonly values: Values;
  readonly work: (statement: Prepared, values: Values) => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export function createTransactions(connection: Connection): Transactions {
  const prepared = new Map<Statement, Prepared>();
  let waiting: Job[] = [];
  let running: readonly Job[] = [];
  let working: Promise<void> | undefined;

  const prepare = async (name: Statement): Promise<Prepared> => {
    const statement = prepared.get(name) ?? (await connection.prepare(statements[name]));
    prepared.set(name, statement);
    return statement;
  };
  const attempt = async (jobs: readonly Job[]): Promise<readonly unknown[]> => {
    const ready: Prepared[] = [];
    for (const { name } of jobs) ready.push(prepared.get(name) ?? (await prepare(name)));
    // Takes the right to write before a statement runs. A statement that finds the database busy stays unfinished in
    // libsql, and while it does, later writes are acknowledged but not committed; `begin` leaves nothing behind.
    await connection.exec('begin immediate');
    try {
      const results = ready.map((statement, at) => jobs[at]?.work(statement, jobs[at].values));
      await connection.exec('commit');
      return results;
    } catch (error) {
      if (connection.inTransaction) await connection.exec('rollback');
      throw error;
    }
  };
  const carryOut = async (jobs: readonly Job[]): Promise<void> => {
    try {
      const results = await attempt(jobs);
      jobs.forEach(({ resolve }, at) => resolve(results[at]));
    } catch (error) {
      // libsql does not reset a statement that has failed: it would run once more with its old parameters and report
      // success. So a statement is not used again after an error.
      for (const { name } of jobs) prepared.delete(name);
      if (jobs.length === 1) jobs[0]?.reject(error);
      // What failed together is done one by one, so that nobody suffers for somebody else.
      else for (const job of jobs) await carryOut([job]);
    }
  };
  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      // Whoever else has something to write in this turn of the event loop comes along.
      await new Promise((resolve) => setImmediate(resolve));
      running = waiting;
      waiting = [];
      await carryOut(running);
    }
    running = [];
    working = undefined;
  };

  return {
    write: (name, values, toDo) =>
      new Promise((resolve, reject) => {
        waiting.push({ name, values, work: toDo, resolve: resolve as Job['resolve'], reject });
        working ??= work();
      }),
    concerns: (value) => value !== undefined && (running.some(({ values }) => values.includes(value)) || waiting.some(({ values }) => values.includes(value))),
    settled: async () => {
      while (working) await working;
    },
  };
}
