import { within, type late } from '../within.js';

/** What a turn's time is spent on, in milliseconds from its arrival. */
export interface Budget {
  /** To the end of everything. */
  readonly whole: number;
  /** At most so long for those before it in the same conversation; a click does not wait. */
  readonly patience: number;
  /** An answer later than this leaves no time to send it. */
  readonly answer: number;
}

export interface Budgets {
  readonly message: Budget;
  readonly click: Budget;
}

/** Teams waits 15 s for the end of a message's turn and 5 s for the answer to a click, and then sends it again. */
export const budgets: Budgets = {
  message: { whole: 10_000, patience: 5_000, answer: 8_000 },
  click: { whole: 3_000, patience: 1_500, answer: 2_400 },
};

/** How much longer than its deadline a server may take for a turn while it is alive. */
export const leeway = 1_000;

/** What work comes to, or `late` when a time of `Date.now()` is reached before. */
export function before<T>(deadline: number, work: Promise<T>): Promise<T | typeof late> {
  return within(deadline - Date.now(), work);
}
