import { createCache } from './cache.js';
import type { Reply } from './reply.js';

/** Teams sends an activity again after 15 s without an answer, and clicks even sooner. */
const lifetime = 10 * 60_000;
/** Replies are kept as text; even with large cards this many stay below 100 MB. */
const limit = 5_000;

/** Runs a turn, or hands out what the same turn answered before, even while it is still running. */
export type Once = (key: string | undefined, turn: () => Promise<Reply>) => Promise<Reply>;

export function createDuplicates(now = () => Date.now(), most = limit): Once {
  const replies = createCache<Promise<Reply>>(most, lifetime, now);
  return async (key, turn) => {
    if (key === undefined) return turn();
    const known = replies.get(key);
    // What is left to do after the reply belongs to the first delivery alone.
    if (known) return { ...(await known), after: undefined };
    const running = turn();
    replies.set(key, running);
    const failed = (): void => replies.delete(key);
    // A turn that failed may be tried again by the next delivery.
    running.then((reply) => reply.status >= 500 && failed(), failed);
    return running;
  };
}
