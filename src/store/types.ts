/** A stored document and the revision that a writer must name to replace it. */
export interface Stored {
  readonly revision: number;
  readonly value: unknown;
}

/** A line of a journal, oldest first. */
export interface Entry {
  readonly at: Date;
  readonly value: unknown;
}

/**
 * The one port to a database. Values are JSON. Every method rejects with a `StoreError` when the database cannot be
 * reached or does not answer in time, and works again by itself once it can.
 */
export interface Store {
  /** Writes happen in the order in which they are asked for, so nobody has to await one before asking for the next. */
  readonly inOrder?: boolean;
  /** The document under a key, or undefined when there is none or it has expired. */
  get(collection: string, key: string): Promise<Stored | undefined>;
  /**
   * Compare-and-swap. `expected` 0 creates (an expired document counts as none).
   * @returns the new revision, or undefined when somebody else wrote first
   */
  put(collection: string, key: string, value: unknown, expected: number, expires: Date): Promise<number | undefined>;
  delete(collection: string, key: string): Promise<void>;
  /** Adds a line to a journal. */
  append(journal: string, value: unknown, at: Date): Promise<void>;
  /** Lines of a journal since a moment, oldest first, at most `limit`. */
  query(journal: string, since: Date, limit: number): Promise<readonly Entry[]>;
  /** Deletes every line of a journal; returns how many. */
  forget(journal: string): Promise<number>;
  /** Deletes documents expired at `now` and journal lines older than `journalBefore`; returns how many. */
  sweep(now: Date, journalBefore: Date): Promise<number>;
  /** Resolves when the database answers. */
  check(): Promise<void>;
  close(): Promise<void>;
}
