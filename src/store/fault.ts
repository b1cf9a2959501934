import { ShirubeError } from '../errors.js';

/**
 * `locked`: another process has the folder. `unusable`: the folder, file or address can never work as it is.
 * `unreachable` and `timeout`: try again later. `failed`: the database answered with an error.
 * `value`: the caller handed over something that is not JSON, or no date.
 */
export type Reason = 'locked' | 'unusable' | 'unreachable' | 'timeout' | 'failed' | 'value';

/** The one error of the store. `code` is always `store`; `reason` is for programs, `remedy` for the operator. */
export class StoreError extends ShirubeError {
  constructor(
    readonly reason: Reason,
    message: string,
    remedy: string,
    cause?: unknown,
  ) {
    super('store', message, remedy, cause);
  }
}

/** The code of a Node, SQLite or PostgreSQL error, or an empty string. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

export function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : codeOf(error) || String(error);
}
