import type { Logger } from 'pino';
import { within } from '../within.js';
import { told } from './observe.js';

export interface Stopping {
  readonly log: Logger;
  /** Lets turns finish. Resolves, in its own time, with how many were abandoned. */
  readonly drain: () => Promise<number>;
  /** What is closed after that; no part of it is waited for longer than a second. */
  readonly close: () => Promise<unknown>;
}

const closeLimit = 1_000;

/**
 * Stops in order.
 * @returns exit code: 0 when everything was finished and closed, 1 when something had to be abandoned
 */
export async function stop({ log, drain, close }: Stopping): Promise<0 | 1> {
  const abandoned = await drain();
  const closing = close().then(() => true, (error: unknown) => {
    log.error(told(error), 'stopping failed');
    return false;
  });
  const closed = (await within(closeLimit, closing)) === true;
  log.info({ abandoned, closed }, 'stopped');
  return abandoned === 0 && closed ? 0 : 1;
}

/** Signals that ask to stop, and the exit code for whoever asks twice. */
const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/** The first signal stops in order, the second at once. */
export function onSignal(log: Logger, inOrder: () => Promise<0 | 1>, exit: (code: number) => void = (code) => process.exit(code)): void {
  let stopping = false;
  for (const [signal, code] of Object.entries(signals)) {
    process.on(signal, () => {
      if (stopping) return exit(code);
      stopping = true;
      log.info({ signal }, 'stopping');
      void inOrder().then(exit, () => exit(1));
    });
  }
}
