import { createCache } from '../cache.js';
import type { Reply } from './reply.js';

/** Teams sends an activity again after 15 s without an answer, and clicks even sooner. */
const lifetime = 10 * 60_000;
/** Replies are kept as text, each under two keys: so many keys, and so many bytes of text. */
const limit = 10_000;
const heaviest = 48 * 1024 * 1024;

/** Runs a turn, or hands out what the same turn answered before under one of its keys, even while it is still running. */
export type Once = (keys: readonly string[], turn: () => Promise<Reply>) => Promise<Reply>;

export function createDuplicates(now = () => Date.now(), most = limit, bytes = heaviest): Once {
  const replies = createCache<Promise<Reply>>(most, lifetime, now, bytes);
  return async (keys, turn) => {
    const known = keys.map((key) => replies.get(key)).find((reply) => reply !== undefined);
    if (known) return known;
    const running = turn();
    // What is left to do after the reply belongs to the first delivery alone, and holds the whole turn in memory.
    const told = running.then(({ status, body }): Reply => ({ status, body, after: undefined }));
    for (const key of keys) replies.set(key, told);
    const failed = (): void => keys.forEach((key) => replies.delete(key));
    // A Japanese text takes two bytes a character.
    const weigh = (body: string): void => keys.forEach((key) => replies.set(key, told, undefined, (2 * body.length) / keys.length));
    // A turn that failed may be tried again by the next delivery.
    told.then(({ status, body }) => (status >= 500 ? failed() : body && weigh(body)), failed);
    return running;
  };
}
