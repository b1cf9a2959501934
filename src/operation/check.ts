import { late, within } from '../within.js';

export interface Verdict {
  readonly usable: boolean;
  /** Fixed words: no secrets, no hosts. */
  readonly state: string;
  /** When it came into this state. */
  readonly since: Date;
}

/** Whether something that the server needs can be used, as it was seen last. */
export interface Check {
  readonly verdict: () => Verdict;
  /** Looks again, unless it was looked at within so many milliseconds. Many callers look once. Never rejects. */
  readonly look: (age?: number) => Promise<Verdict>;
  /** Looks now and ever again; sooner while it cannot be used. */
  readonly watch: () => void;
  readonly stop: () => void;
}

export interface CheckOptions {
  /** Resolves when it can be used. */
  readonly probe: () => Promise<void>;
  /** Fixed words for why it cannot. */
  readonly wordOf: (error: unknown) => string;
  /** Told of every new state. */
  readonly changed: (verdict: Verdict, error: unknown) => void;
  readonly now: () => Date;
  /** Milliseconds. */
  readonly limit?: number;
  readonly every?: number;
  readonly again?: number;
}

const minute = 60_000;

export function createCheck({ probe, wordOf, changed, now, limit = 10_000, every = 5 * minute, again = minute / 2 }: CheckOptions): Check {
  let verdict: Verdict = { usable: false, state: 'not checked yet', since: now() };
  let seen = -Infinity;
  let looking: Promise<Verdict> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const settle = (usable: boolean, state: string, error?: unknown): Verdict => {
    seen = performance.now();
    if (state === verdict.state) return verdict;
    verdict = { usable, state, since: now() };
    changed(verdict, error);
    return verdict;
  };
  const look = (age = 0): Promise<Verdict> => {
    if (performance.now() - seen < age) return Promise.resolve(verdict);
    looking ??= within(limit, Promise.resolve().then(probe))
      .then((outcome) => (outcome === late ? settle(false, 'no answer in time') : settle(true, 'usable')), (error: unknown) => settle(false, wordOf(error), error))
      .finally(() => (looking = undefined));
    return looking;
  };
  const watch = (): void => {
    void look().then(({ usable }) => {
      if (!stopped) timer = setTimeout(watch, usable ? every : again).unref();
    });
  };
  const stop = (): void => {
    stopped = true;
    clearTimeout(timer);
  };
  return { verdict: () => verdict, look, watch, stop };
}

/** For what is not needed. */
export function exempt(state: string, now: () => Date): Check {
  const verdict = { usable: true, state, since: now() };
  return { verdict: () => verdict, look: () => Promise.resolve(verdict), watch: () => undefined, stop: () => undefined };
}
