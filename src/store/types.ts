/** A stored document and the revision that a writer must name to replace it. */
export interface Stored {
  readonly revision: number;
  readonly value: unknown;
}

/** One document, or two that are written as one. */
export type Keys = readonly [string] | readonly [string, string];

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
  /** The document under a key, or undefined when there is none or it has expired. */
  get(collection: string, key: string): Promise<Stored | undefined>;
  /**
   * Compare-and-swap. `expected` 0 creates (an expired document counts as none).
   * @returns the new revision, or undefined when somebody else wrote first
   */
  put(collection: string, key: string, value: unknown, expected: number, expires: Date): Promise<number | undefined>;
  /**
   * Creates documents with the same value, each where there is none. Of two that ask for keys in common at the same
   * time one comes first, with all of its keys.
   * @returns how many were created
   */
  create(collection: string, keys: Keys, value: unknown, expires: Date): Promise<number>;
  /**
   * Compare-and-swap by value, for those of the documents that still hold `was`.
   * @returns how many were replaced
   */
  replace(collection: string, keys: Keys, was: unknown, value: unknown, expires: Date): Promise<number>;
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
