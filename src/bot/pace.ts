import { createCache } from '../cache.js';

/** At most so many messages in so many milliseconds, as Teams counts them for one bot in one conversation. */
type Window = readonly [most: number, milliseconds: number];
const windows: readonly Window[] = [[7, 1_000], [8, 2_000], [60, 30_000], [1_800, 3_600_000]];
const longest = 3_600_000;

/** Milliseconds until one more message may go to a conversation; 0: it may go now, and is counted. */
export type Pace = (conversation: string) => number;

/**
 * Sliding windows, so that never more than allowed falls into any of them; a bucket that refills lets through up to
 * twice as much.
 */
export function createPace(now: () => number = Date.now): Pace {
  const sent = createCache<number[]>(10_000, longest, now);
  return (thread) => {
    // Teams counts all threads of a channel together.
    const conversation = thread.split(';messageid=', 1)[0] ?? thread;
    const time = now();
    const times = sent.get(conversation) ?? [];
    while (times[0] !== undefined && times[0] <= time - longest) times.shift();
    const wait = Math.max(...windows.map((window) => waitFor(times, window, time)));
    if (wait <= 0) times.push(time);
    sent.set(conversation, times);
    return Math.max(wait, 0);
  };
}

/** The message that is `most` back must have left the window. */
function waitFor(times: readonly number[], [most, milliseconds]: Window, time: number): number {
  const oldest = times.at(-most);
  return oldest === undefined ? 0 : oldest + milliseconds - time;
}
