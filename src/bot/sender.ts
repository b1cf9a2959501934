import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { entraCodeIn } from '../operation/credentials.js';
import type { Trace } from '../trace.js';
import { ServiceFault } from './connector.js';
import { createPace, type Pace } from './pace.js';

export type Delivery =
  | { readonly kind: 'delivered' }
  /** `gone`: the message or conversation is not there any more, which repeating does not change. */
  | { readonly kind: 'gone' | 'undelivered'; readonly status: number | undefined; readonly fault: string; readonly tries: number };

/** One request to the service; it stops when the signal says so, and no longer listens to it once it has ended. */
export type Attempt = (signal: AbortSignal) => Promise<unknown>;

export interface Message {
  readonly conversation: string;
  /** Whether it may arrive twice: an update may, a post would stand there twice. */
  readonly idempotent: boolean;
  readonly attempt: Attempt;
}

/** Sends within a deadline, given as a time of `Date.now()`. Never rejects. */
export type Send = (message: Message, deadline: number) => Promise<Delivery>;

/** The same way out, which tells a trace what became of each message. */
export function traced(send: Send, trace: Trace): Send {
  return (message, deadline) =>
    trace.time('send', async () => {
      let tries = 0;
      const attempt: Attempt = (signal) => {
        tries += 1;
        return message.attempt(signal);
      };
      const delivery = await send({ ...message, attempt }, deadline);
      trace.delivered(delivery.kind, tries);
      return delivery;
    });
}

interface Parts {
  readonly log: Logger;
  readonly pace?: Pace;
  readonly random?: () => number;
}

const tryLimit = 5_000;
const maxTries = 5;
const firstPause = 300;

/** What Teams asks to repeat; a 500 is not among them. */
const passing = [412, 429, 502, 503, 504];

/**
 * The one way out: no more messages than Teams takes, and what passes is tried again until the deadline. A post that
 * timed out is not repeated, because it may have arrived.
 */
export function createSender({ log, pace = createPace(), random = Math.random }: Parts): Send {
  return async ({ conversation, idempotent, attempt }, deadline) => {
    const lost = ({ status, fault }: Failure, tries: number): Delivery => {
      log.warn({ status, fault, tries }, 'a message could not be delivered');
      return { kind: status === 404 ? 'gone' : 'undelivered', status, fault, tries };
    };
    for (let tries = 1; ; tries += 1) {
      for (let wait = pace(conversation); wait > 0; wait = pace(conversation)) {
        if (Date.now() + wait >= deadline) return lost(tooFast, tries - 1);
        await sleep(wait);
      }
      const failure = await tryOnce(attempt, Math.min(tryLimit, deadline - Date.now()));
      if (!failure) return { kind: 'delivered' };
      const backoff = firstPause * 2 ** (tries - 1) * (0.5 + random());
      const pause = Math.max(backoff, failure.retryAfter ?? 0);
      const repeatable = failure.passing === 'yes' || (failure.passing === 'if idempotent' && idempotent);
      if (!repeatable || tries === maxTries || Date.now() + pause >= deadline) return lost(failure, tries);
      await sleep(pause);
    }
  };
}

interface Failure {
  readonly status: number | undefined;
  readonly fault: string;
  readonly passing: 'yes' | 'no' | 'if idempotent';
  /** Milliseconds that the service asks to wait. */
  readonly retryAfter: number | undefined;
}

const timedOut: Failure = { status: undefined, fault: 'timeout', passing: 'if idempotent', retryAfter: undefined };
const tooFast: Failure = { status: undefined, fault: 'too many messages', passing: 'no', retryAfter: undefined };

/** Those that stopped nothing, for the next tries: making one takes longer than anything else that is done to send. */
const unused: AbortController[] = [];

function tryOnce(attempt: Attempt, limit: number): Promise<Failure | undefined> {
  const abort = unused.pop() ?? new AbortController();
  return new Promise((resolve) => {
    // The race is for the parts of a request that ignore the signal, such as fetching a token.
    const timer = setTimeout(() => (abort.abort(), resolve(timedOut)), Math.max(limit, 0));
    const end = (failure: Failure | undefined): void => {
      clearTimeout(timer);
      if (!abort.signal.aborted) unused.push(abort);
      resolve(failure);
    };
    attempt(abort.signal).then(() => end(undefined), (error: unknown) => end(toFailure(error)));
  });
}

/** Only names and codes: an error of the SDK holds the bot's secret and the message. */
function toFailure(error: unknown): Failure {
  if (error instanceof ServiceFault) {
    const { status, code, retryAfter } = error;
    return { status, fault: code, passing: status === undefined || passing.includes(status) ? 'yes' : 'no', retryAfter: toMilliseconds(retryAfter) };
  }
  const { name, errorCode, message }: { name?: unknown; errorCode?: unknown; message?: unknown } = typeof error === 'object' && error !== null ? error : {};
  const fault = [name, errorCode, entraCodeIn(message)].filter((part) => typeof part === 'string').join(' ') || 'unknown';
  // The login service could not be asked for a token; that it refuses one does not pass.
  return { status: undefined, fault, passing: errorCode === 'network_error' ? 'yes' : 'no', retryAfter: undefined };
}

/** `Retry-After` is a number of seconds or a date. */
function toMilliseconds(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  const milliseconds = /^\s*\d+(\.\d+)?\s*$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(milliseconds, 0) : undefined;
}
