import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../store/types.js';

/**
 * Runs work once among all servers and restarts, for the deliveries that `keys` name.
 * @param lease milliseconds in which the work ends one way or the other
 * @param patience milliseconds to wait for another server's work, in case that server dies over it
 * @returns what the work gave, or undefined when it was done elsewhere
 */
export type Exclusive = <T>(keys: readonly string[], times: Times, work: () => Promise<T>) => Promise<Ran<T> | undefined>;

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

interface Claim {
  readonly key: string;
  readonly version: number;
}

export function createExclusive(store: Pick<Store, 'get' | 'put' | 'inOrder'>, now: () => Date, onFailure: (error: unknown) => void): Exclusive {
  const until = (milliseconds: number): Date => new Date(now().getTime() + milliseconds);

  /** `pending` when somebody is at it, who may have died over it. */
  const claimOne = async (key: string, lease: number): Promise<Claim | 'pending' | 'done'> => {
    const version = await store.put(collection, key, 'claimed', 0, until(lease));
    if (version !== undefined) return { key, version };
    return (await store.get(collection, key))?.value === 'done' ? 'done' : 'pending';
  };

  /** One after the other, so that two deliveries never hold one half each: the first claim decides, or all are asked for at once. */
  const claimEach = async (keys: readonly string[], lease: number): Promise<readonly (Claim | 'pending' | 'done')[]> => {
    if (store.inOrder) return Promise.all(keys.map((key) => claimOne(key, lease)));
    const claims: (Claim | 'pending' | 'done')[] = [];
    for (const key of keys) {
      const claim = await claimOne(key, lease);
      claims.push(claim);
      if (typeof claim === 'string') break;
    }
    return claims;
  };

  const claimAll = async (keys: readonly string[], lease: number): Promise<readonly Claim[] | 'pending' | 'done'> => {
    const each = await claimEach(keys, lease);
    const claims = each.filter((claim) => typeof claim !== 'string');
    const taken = each.find((claim) => typeof claim === 'string');
    if (taken === undefined) return claims;
    // Whoever has it may never finish, and then this delivery is the one to take over.
    await Promise.all(claims.map(({ key, version }) => store.put(collection, key, 'free', version, now())));
    return taken;
  };

  const finish = async (claiming: Promise<readonly Claim[] | 'pending' | 'done'>): Promise<void> => {
    try {
      const claims = await claiming;
      if (typeof claims === 'string') return;
      await Promise.all(claims.map(({ key, version }) => store.put(collection, key, 'done', version, until(remembered))));
    } catch (error) {
      onFailure(error);
    }
  };

  return async (keys, { lease, patience }, work) => {
    const end = Date.now() + patience;
    for (;;) {
      const claiming = claimAll(keys, lease);
      claiming.catch(onFailure);
      const claims = await Promise.race([claiming.catch(() => undefined), sleep(limit, undefined, { ref: false })]);
      // Without the store, or when it is slow, the answer comes first.
      if (typeof claims !== 'string') return { value: await work(), done: () => finish(claiming) };
      if (claims === 'done' || Date.now() >= end) return undefined;
      await sleep(pause);
    }
  };
}
