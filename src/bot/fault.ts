import type { Logger } from 'pino';

export interface Fault {
  readonly name: string;
  /** Where it happened, innermost first. */
  readonly at: readonly string[];
}

/** What a log may say about an error: where it was, but not its message, which may quote what somebody wrote. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: 'Fault', at: [] };
  const frames = (error.stack ?? '').split('\n').map((line) => line.trim());
  return { name: error.name, at: frames.filter((line) => /^at \S.*:\d+:\d+\)?$/.test(line)).slice(0, 10) };
}

/** One turn's fault is no reason to end everybody else's: once it has started, the process ends only when it is told to. */
export function surviveFaults(log: Logger): void {
  for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(fault, (error: unknown) => log.error(faultOf(error), fault));
  }
}
