import type { Answer } from '../exchange.js';
import { late } from '../within.js';
import { before } from './deadline.js';
import { faultOf } from './fault.js';

export type Outcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** `answer`: the bot's own words about it, where it found some; `pending`: what is late and may still come, never rejecting. */
  | { readonly kind: 'failed'; readonly failures: number; readonly fault: string; readonly answer: Answer | undefined; readonly pending?: Promise<Answer | undefined> };

const most = 3;

/** Asks again when an answer fails, three times at most and only until the deadline: a bad moment may pass. */
export async function tryToAnswer(ask: () => Promise<Answer>, deadline: number): Promise<Outcome> {
  let fault = 'Fault';
  let answer: Answer | undefined;
  for (let failures = 1; ; failures += 1) {
    try {
      const asked = ask();
      const result = await before(deadline, asked);
      if (result === late) return { kind: 'failed', failures, fault: 'Late', answer, pending: asked.catch(() => undefined) };
      if (!result.failed) return { kind: 'answered', answer: result };
      answer = result;
    } catch (error) {
      fault = faultOf(error).name;
    }
    if (failures === most || Date.now() >= deadline) return { kind: 'failed', failures, fault, answer };
  }
}
