/**
 * A fault that stops something from starting. It says what is wrong, why, and what to do about it.
 * Nothing that a person in a chat can cause is reported this way.
 */
export class ShirubeError extends Error {
  override readonly name = 'ShirubeError';

  constructor(
    readonly code: 'startup' | 'knowledge' | 'configuration' | 'listen' | 'store' | 'cards' | 'usage',
    message: string,
    readonly remedy: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

/** What an operator reads when the program cannot start: no stack, but the remedy. */
export function explain(error: unknown): string {
  if (error instanceof ShirubeError) return `${error.message}\n${error.remedy}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
