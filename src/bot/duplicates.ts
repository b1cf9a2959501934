import { createCache } from '../cache.js';
import type { Reply } from './reply.js';

/** Teams sends an activity again after 15 s without an answer, and clicks even sooner. */
const lifetime = 10 * 60_000;
/** Replies are kept as text, each under two keys; even with large cards this many stay below 100 MB. */
const limit = 10_000;

/** Runs a turn, or hands out what the same turn answered before under one of its keys, even while it is still running. */
export type Once = (keys: readonly string[], turn: () => Promise<Reply>) => Promise<Reply>;

export function createDuplicates(now = () => Date.now(), most = limit): Once {
  const replies = createCache<Promise<Reply>>(most, lifetime, now);
  return async (keys, turn) => {
    const known = keys.map((key) => replies.get(key)).find((reply) => reply !== undefined);
    // What is left to do after the reply belongs to the first delivery alone.
    if (known) return { ...(await known), after: undefined };
    const running = turn();
    for (const key of keys) replies.set(key, running);
    const failed = (): void => keys.forEach((key) => replies.delete(key));
    // A turn that failed may be tried again by the next delivery.
    running.then((reply) => reply.status >= 500 && failed(), failed);
    return running;
  };
}
