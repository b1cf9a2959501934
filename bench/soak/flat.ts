/** What a process held after so many turns, in bytes, with the garbage gone. */
export interface Sample {
  readonly turns: number;
  readonly heap: number;
  readonly rss: number;
}

export interface Verdict {
  readonly flat: boolean;
  readonly words: string;
}

const megabyte = 1024 * 1024;
/** From so many turns on, the bounded caches (people, conversations, replies) are full long before the second half. */
const long = 100_000;
/** Megabytes per 100,000 turns: a leak of one small object a turn, 40 bytes, is twice as much. */
const steepest = 2;
/** Megabytes that the bounded caches may take in a short run, which only fills them. */
const filling = 48;

/**
 * A long run is flat when the middle one of all slopes between two samples of its second half is at most 2 MB per
 * 100,000 turns, so that one late collection decides nothing. Of a short run only the growth is judged.
 */
export function judge(samples: readonly Sample[]): Verdict {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || samples.length < 4) return { flat: false, words: 'Too few samples to judge.' };
  if (last.turns < long) {
    const growth = (last.heap - first.heap) / megabyte;
    return { flat: growth <= filling, words: `The heap grew by ${growth.toFixed(1)} MB while caches fill; at most ${filling} MB may be.` };
  }
  const half = samples.filter(({ turns }) => turns >= last.turns / 2);
  const slope = (middleSlope(half) * 100_000) / megabyte;
  return { flat: slope <= steepest, words: `The heap grew by ${slope.toFixed(2)} MB per 100,000 turns in the second half; at most ${steepest} MB may be.` };
}

function middleSlope(samples: readonly Sample[]): number {
  const slopes = samples.flatMap((one, at) => samples.slice(at + 1).map((other) => (other.heap - one.heap) / (other.turns - one.turns)));
  slopes.sort((a, b) => a - b);
  return slopes[slopes.length >> 1] ?? 0;
}
