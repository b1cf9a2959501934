import type { Keys, Store } from './types.js';

/** More keys than these are not kept in memory. */
export const mostKnown = 100_000;

/**
 * A store that nobody else writes to, and that knows every key of some collections: what is not there is not looked for.
 * Keys are never taken out, as a document that expired or was deleted is only looked for once more.
 * @param names of all documents in those collections, as `nameOf` writes them
 */
export function knowingAbsence(store: Store, collections: ReadonlySet<string>, names: Iterable<string>): Store {
  const known = new Set(names);
  const note = (collection: string, keys: readonly string[]): void => {
    if (collections.has(collection)) for (const key of keys) known.add(nameOf(collection, key));
  };
  const isAbsent = (collection: string, key: string): boolean => collections.has(collection) && known.size <= mostKnown && !known.has(nameOf(collection, key));
  return {
    ...store,
    get: (collection, key) => (isAbsent(collection, key) ? nothing : store.get(collection, key)),
    put(collection, key, ...rest) {
      note(collection, [key]);
      return store.put(collection, key, ...rest);
    },
    create(collection, keys: Keys, ...rest) {
      note(collection, keys);
      return store.create(collection, keys, ...rest);
    },
  };
}

const nothing = Promise.resolve(undefined);

/** The name of a document, or how the names of a collection begin. */
export function nameOf(collection: string, key?: string): string {
  return key === undefined ? JSON.stringify([collection]).slice(0, -1) : JSON.stringify([collection, key]);
}
