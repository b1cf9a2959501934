import type { Entry, Store, Stored } from '../../src/store/types.js';

export interface MemoryStore extends Store {
  /** From now on every method rejects, until told otherwise. */
  readonly fail: (failing: boolean) => void;
  /** Somebody else writes this just before the next write. */
  readonly overtake: (value: unknown) => void;
  /** Everything written, oldest first, with the moment at which it expires. */
  readonly documents: ReadonlyMap<string, Stored & { readonly expires: Date | undefined }>;
  readonly writes: () => number;
}

/** The port in memory, for tests of what stands on it; the real stores have tests of their own. */
export function createMemoryStore(): MemoryStore {
  const documents = new Map<string, Stored & { readonly expires: Date | undefined }>();
  const journals: (Entry & { readonly journal: string })[] = [];
  let failing = false;
  let rival: { readonly value: unknown } | undefined;
  let writes = 0;
  const nameOf = (collection: string, key: string): string => JSON.stringify([collection, key]);
  // Values go through JSON, as they do in a database.
  const write = (name: string, value: unknown, expires?: Date): number => {
    const revision = (documents.get(name)?.revision ?? 0) + 1;
    documents.set(name, { revision, value: JSON.parse(JSON.stringify(value)), expires });
    return revision;
  };
  const writeEach = (keys: readonly string[], collection: string, value: unknown, expires: Date): number => {
    for (const key of keys) write(nameOf(collection, key), value, expires);
    writes += keys.length;
    return keys.length;
  };
  const reached = async <T>(work: () => T): Promise<T> => {
    if (failing) throw new Error('The store is down.');
    return work();
  };
  return {
    documents,
    writes: () => writes,
    fail: (value) => void (failing = value),
    overtake: (value) => void (rival = { value }),
    get: (collection, key) => reached(() => documents.get(nameOf(collection, key))),
    put: (collection, key, value, expected, expires) =>
      reached(() => {
        const name = nameOf(collection, key);
        if (rival) write(name, rival.value);
        rival = undefined;
        if ((documents.get(name)?.revision ?? 0) !== expected) return undefined;
        writes += 1;
        return write(name, value, expires);
      }),
    create: (collection, keys, value, expires) => reached(() => writeEach(keys.filter((key) => !documents.has(nameOf(collection, key))), collection, value, expires)),
    replace: (collection, keys, was, value, expires) =>
      reached(() => writeEach([...new Set<string>(keys)].filter((key) => JSON.stringify(documents.get(nameOf(collection, key))?.value) === JSON.stringify(was)), collection, value, expires)),
    delete: (collection, key) => reached(() => void documents.delete(nameOf(collection, key))),
    append: (journal, value, at) => reached(() => void journals.push({ journal, value, at })),
    query: (journal, since, limit) => reached(() => journals.filter((entry) => entry.journal === journal && entry.at >= since).slice(0, limit)),
    forget: (journal) =>
      reached(() => {
        const before = journals.length;
        journals.splice(0, before, ...journals.filter((entry) => entry.journal !== journal));
        return before - journals.length;
      }),
    sweep: () => reached(() => 0),
    check: () => reached(() => undefined),
    close: async () => undefined,
  };
}
