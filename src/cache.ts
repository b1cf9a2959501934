interface Kept<V> {
  readonly value: V;
  readonly until: number;
}

/** A bounded map: entries expire, and those unused for longest make room. */
export interface Cache<V> {
  get(key: string): V | undefined;
  set(key: string, value: V, until?: number): void;
  delete(key: string): void;
}

export function createCache<V>(limit: number, lifetime = Infinity, now = () => Date.now()): Cache<V> {
  // A Map iterates in the order of insertion, so its first key is the one used longest ago.
  const entries = new Map<string, Kept<V>>();
  // Finding the first key means passing all that were deleted before it, so room is made for several at once.
  const slack = Math.floor(limit / 10);
  return {
    get(key) {
      const kept = entries.get(key);
      if (!kept) return undefined;
      entries.delete(key);
      if (kept.until <= now()) return undefined;
      entries.set(key, kept);
      return kept.value;
    },
    set(key, value, until = now() + lifetime) {
      entries.delete(key);
      entries.set(key, { value, until });
      if (entries.size <= limit + slack) return;
      for (const oldest of entries.keys()) {
        entries.delete(oldest);
        if (entries.size <= limit) return;
      }
    },
    delete: (key) => void entries.delete(key),
  };
}
