import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** `gone`: the message or conversation is not there any more, which repeating does not change. */
export type Delivery = 'delivered' | 'gone' | 'undelivered';

/** One request to the connector service; it stops when the signal says so. */
export type Attempt = (signal: AbortSignal) => Promise<unknown>;

/** Sends within a deadline, given as a time of `Date.now()`. Never rejects. */
export type Send = (attempt: Attempt, deadline: number) => Promise<Delivery>;

const tryLimit = 5_000;
const maxTries = 3;
const firstPause = 300;

/**
 * The SDK repeats broken connections, 5xx, and 429 that says when; it knows no timeout, and neither 412 nor a 429
 * without a time, which Teams asks to repeat. A try that timed out is not repeated: it may have arrived.
 */
export function createSender(log: Logger, random: () => number = Math.random): Send {
  return async (attempt, deadline) => {
    for (let tries = 1; ; tries += 1) {
      const failure = await tryOnce(attempt, Math.min(tryLimit, deadline - Date.now()));
      if (!failure) return 'delivered';
      const pause = firstPause * 2 ** (tries - 1) * (0.5 + random());
      if (!failure.repeatable || tries === maxTries || Date.now() + pause >= deadline) {
        log.warn({ status: failure.status, fault: failure.fault, tries }, 'a message could not be delivered');
        return failure.status === 404 ? 'gone' : 'undelivered';
      }
      await sleep(pause);
    }
  };
}

interface Failure {
  readonly status: number | undefined;
  readonly fault: string;
  readonly repeatable: boolean;
}

async function tryOnce(attempt: Attempt, limit: number): Promise<Failure | undefined> {
  const abort = new AbortController();
  // The race is for the parts of a request that ignore the signal, such as fetching a token.
  const timeout = new Promise<Failure>((resolve) => {
    abort.signal.addEventListener('abort', () => resolve({ status: undefined, fault: 'timeout', repeatable: false }));
  });
  const timer = setTimeout(() => abort.abort(), Math.max(limit, 0));
  const outcome = attempt(abort.signal).then(() => undefined, toFailure);
  return Promise.race([timeout, outcome]).finally(() => clearTimeout(timer));
}

/** Only names and codes: the error itself holds the bot's token and the message. */
function toFailure(error: unknown): Failure {
  const { name, code, statusCode, response }: Partial<RequestFailure> = typeof error === 'object' && error !== null ? error : {};
  const told = Boolean(response?.headers?.get('retry-after'));
  return {
    status: statusCode,
    fault: [name, code].filter(Boolean).join(' ') || 'unknown',
    repeatable: statusCode === 412 || (statusCode === 429 && !told),
  };
}

interface RequestFailure {
  readonly name: string;
  readonly code: string;
  readonly statusCode: number;
  readonly response: { readonly headers?: { get(name: string): string | undefined } };
}
