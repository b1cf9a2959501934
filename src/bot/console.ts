import type { Logger } from 'pino';
import { faultOf } from './fault.js';

const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;

/**
 * Libraries write to the console, the SDK for every bad token with the token's words. Here that becomes a line of the
 * log that says where it came from and nothing of what was said.
 */
export function takeConsole(log: Logger, target: Pick<Console, (typeof methods)[number]> = console): void {
  for (const method of methods) {
    target[method] = (...said: readonly unknown[]) => {
      const error = said.find((one) => one instanceof Error);
      log.debug({ method, ...faultOf(error ?? new Error()) }, 'a library wrote to the console');
    };
  }
}
