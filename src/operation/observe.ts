import type { Logger } from 'pino';
import { faultOf } from '../bot/fault.js';
import { ShirubeError } from '../errors.js';
import type { Ended, Event, Observe } from './event.js';

/** Writes one line for each turn, and hands everything on to those who count. */
export function createObserve(log: Logger, ...counters: readonly Observe[]): Observe {
  return (event: Event) => {
    for (const count of counters) count(event);
    switch (event.kind) {
      case 'turn':
        return log.info(lineOf(event), 'turn');
      case 'circuit':
        return event.open ? log.error('the store is away; it is tried in the background') : log.info('the store is back');
      case 'refused':
      case 'repeated':
      case 'lost':
      case 'store':
        // Told where it happens, or found in the journal.
        return;
      default:
        return event satisfies never;
    }
  };
}

const worst = ['undelivered', 'gone', 'delivered'] as const;

/** Every field in every line, so that a query never has to ask whether it is there. */
function lineOf({ turn, activity, type, outcome, reading, event, intent, deliveries, retries, status, milliseconds }: Ended) {
  const { recognize, store, send, reply, whole } = milliseconds;
  const ms: Ended['milliseconds'] = { recognize: tenths(recognize), store: tenths(store), send: tenths(send), reply: tenths(reply), whole: tenths(whole) };
  return { turn, activity, kind: type, outcome, reading, event, intent, delivery: worst.find((kind) => deliveries.includes(kind)) ?? 'none', retries, status, ms };
}

const tenths = (time: number): number => Math.round(time * 10) / 10;

/** What the log says of an error: our own words where it has some, else only where it was. */
export function told(error: unknown): object {
  return error instanceof ShirubeError ? { ...faultOf(error), message: error.message, remedy: error.remedy } : faultOf(error);
}
