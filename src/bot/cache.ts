interface Kept<V> {
  readonly value: V;
  readonly until: number;
}

/** A bounded map: entries expire, and the one unused for longest makes room. */
export interface Cache<V> {
  get(key: string): V | undefined;
  set(key: string, value: V, until?: number): void;
  delete(key: string): void;
}

export function createCache<V>(limit: number, lifetime = Infinity, now = () => Date.now()): Cache<V> {
  // A Map iterates in the order of insertion, so its first key is the one used longest ago.
  const entries = new Map<string, Kept<V>>();
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
      const oldest = entries.keys().next().value;
      if (entries.size > limit && oldest !== undefined) entries.delete(oldest);
    },
    delete: (key) => void entries.delete(key),
  };
}
