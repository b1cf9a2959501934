interface Kept<V> {
  readonly value: V;
  readonly until: number;
  readonly weight: number;
  /** How many were put in, in whatever way, when this one was. */
  readonly at: number;
}

/** A bounded map: entries expire, and those unused for longest make room, give or take a tenth. */
export interface Cache<V> {
  get(key: string): V | undefined;
  /** @param weight what it counts of all that the cache may hold, such as bytes */
  set(key: string, value: V, until?: number, weight?: number): void;
  delete(key: string): void;
}

/** @param heaviest weight of all entries together */
export function createCache<V>(limit: number, lifetime = Infinity, now = () => Date.now(), heaviest = Infinity): Cache<V> {
  // A Map iterates in the order of insertion, so its first key is the one used longest ago.
  const entries = new Map<string, Kept<V>>();
  // Finding the first key means passing all that were deleted before it, so room is made for several at once.
  const slack = Math.floor(limit / 10);
  let weight = 0;
  let put = 0;
  const drop = (key: string): void => {
    weight -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };
  return {
    get(key) {
      const kept = entries.get(key);
      if (!kept) return undefined;
      if (kept.until <= now()) return drop(key), undefined;
      if (put - kept.at <= slack) return kept.value;
      entries.delete(key);
      entries.set(key, { ...kept, at: (put += 1) });
      return kept.value;
    },
    set(key, value, until = now() + lifetime, own = 0) {
      drop(key);
      entries.set(key, { value, until, weight: own, at: (put += 1) });
      weight += own;
      if (entries.size <= limit + slack && weight <= heaviest) return;
      for (const oldest of entries.keys()) {
        drop(oldest);
        if (entries.size <= limit && weight <= heaviest * 0.9) return;
      }
    },
    delete: drop,
  };
}
