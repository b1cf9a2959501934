import Libsql from 'libsql/promise';
import type { Values } from './create.js';

/** What is used of libsql, whose own types say `any`. */
export interface Connection {
  readonly inTransaction: boolean;
  /** Works beside the main thread: `begin` may have to wait for another program, `commit` waits for the disk. */
  exec(sql: string): Promise<void>;
  prepare(sql: string): Promise<Prepared>;
  close(): void;
}

/** Works on the main thread, in microseconds. */
export interface Prepared {
  get(...values: Values): unknown;
  run(...values: Values): { readonly changes: number };
  all(...values: Values): Promise<readonly unknown[]>;
}

/** @param timeout milliseconds to wait for another program that holds the database */
export function connect(path: string, timeout: number): Connection {
  const connection: Omit<Connection, 'inTransaction'> = new Libsql(path, { timeout });
  return connection as Connection;
}
