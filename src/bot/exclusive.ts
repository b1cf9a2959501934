import { setTimeout as sleep } from 'node:timers/promises';
import type { Keys, Store } from '../store/types.js';
import { late, within } from '../within.js';

/**
 * Runs work once among all servers and restarts, for the deliveries that `keys` name.
 * @param lease milliseconds in which the work ends one way or the other
 * @param patience milliseconds to wait for another server's work, in case that server dies over it
 * @returns what the work gave, or undefined when it was done elsewhere
 */
export type Exclusive = <T>(keys: Keys | readonly [], times: Times, work: () => Promise<T>) => Promise<Ran<T> | undefined>;

export interface Times {
  readonly lease: number;
  readonly patience: number;
}

export interface Ran<T> {
  readonly value: T;
  /** Notes that the work is done. Never rejects. */
  readonly done: () => Promise<void>;
}

/** For a bot that has no store: it always runs. */
export const unshared: Exclusive = async (_keys, _times, work) => ({ value: await work(), done: () => Promise.resolve() });

const collection = 'deliveries';
/** No answer waits longer than this on the store. */
const limit = 300;
const pause = 250;
/** Teams gives up long before. */
const remembered = 60 * 60_000;

export function createExclusive(store: Pick<Store, 'get' | 'create' | 'replace'>, now: () => Date, newId: () => string, onFailure: (error: unknown) => void): Exclusive {
  const until = (milliseconds: number): Date => new Date(now().getTime() + milliseconds);

  /** Both keys or none. `pending` when somebody is at it, who may have died over it. */
  const claim = async (keys: Keys, own: string, lease: number): Promise<'ours' | 'pending' | 'done'> => {
    if ((await store.create(collection, keys, own, until(lease))) === keys.length) return 'ours';
    // Whoever has the other key may never finish, and then this delivery is the one to take over.
    await store.replace(collection, keys, own, 'free', now());
    const held = await Promise.all(keys.map((key) => store.get(collection, key)));
    return held.some((document) => document?.value === 'done') ? 'done' : 'pending';
  };

  const finish = async (keys: Keys, own: string, claiming: Promise<string>): Promise<void> => {
    try {
      if ((await claiming) === 'ours') await store.replace(collection, keys, own, 'done', until(remembered));
    } catch (error) {
      onFailure(error);
    }
  };

  return async (keys, times, work) => {
    if (keys.length === 0) return unshared(keys, times, work);
    const end = Date.now() + times.patience;
    for (;;) {
      // Nobody else writes this, so a claim that was lost to another server is not taken for our own.
      const own = `claimed ${newId()}`;
      const claiming = claim(keys, own, times.lease);
      claiming.catch(onFailure);
      const claimed = await within(limit, claiming.catch(() => 'unknown' as const));
      // Without the store, or when it is slow, the answer comes first.
      if (claimed === 'ours' || claimed === 'unknown' || claimed === late) return { value: await work(), done: () => finish(keys, own, claiming) };
      if (claimed === 'done' || Date.now() >= end) return undefined;
      await sleep(pause);
    }
  };
}
