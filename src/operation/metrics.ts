import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { parts } from '../trace.js';
import type { Event, Observe } from './event.js';

export interface Metrics {
  readonly observe: Observe;
  readonly contentType: string;
  /** In the text format of Prometheus. */
  readonly text: () => Promise<string>;
}

export interface Sources {
  readonly connections: () => Promise<number>;
  /** Names of what the server needs, and whether each can be used. */
  readonly ready: () => Readonly<Record<string, boolean>>;
}

/** Seconds: the budgets of clicks (3) and messages (10) are among them. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];

/** Labels hold fixed words and ids of the knowledge only, so their number is bounded whatever people send. */
export function createMetrics({ connections, ready }: Sources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const turns = new Counter({ name: 'shirube_turns_total', help: 'Turns by kind, what they came to, and intent (of a click: intent or scenario).', labelNames: ['kind', 'outcome', 'intent'], registers });
  const replies = new Histogram({ name: 'shirube_reply_seconds', help: 'Time from the arrival of an activity to the reply over HTTP.', labelNames: ['kind'], buckets, registers });
  const wholes = new Histogram({ name: 'shirube_turn_seconds', help: 'Time from the arrival of an activity to the end of everything.', labelNames: ['kind'], buckets, registers });
  const shares = new Histogram({ name: 'shirube_turn_part_seconds', help: 'Time of a turn spent on one part of it.', labelNames: ['part'], buckets: [0.001, 0.002, ...buckets], registers });
  const refusals = new Counter({ name: 'shirube_refusals_total', help: 'Requests that were refused, by HTTP status.', labelNames: ['status'], registers });
  const repetitions = new Counter({ name: 'shirube_repetitions_total', help: 'Activities that had been delivered before.', registers });
  const deliveries = new Counter({ name: 'shirube_deliveries_total', help: 'Messages to Teams by outcome.', labelNames: ['outcome'], registers });
  const retries = new Counter({ name: 'shirube_delivery_retries_total', help: 'Tries beyond the first to deliver a message.', registers });
  const losses = new Counter({ name: 'shirube_losses_total', help: 'What never reached anybody: undelivered, or parked because its turn failed.', labelNames: ['kind'], registers });
  const failures = new Counter({ name: 'shirube_store_failures_total', help: 'Calls to the store that failed.', registers });
  const circuit = new Gauge({ name: 'shirube_store_circuit_open', help: '1 while the store is away and not asked.', registers });
  new Gauge({ name: 'shirube_connections', help: 'Open connections to the server.', registers, collect() { return connections().then((open) => this.set(open)); } });
  new Gauge({ name: 'shirube_ready', help: '1 when a part that the server needs can be used.', labelNames: ['part'], registers, collect() { for (const [part, usable] of Object.entries(ready())) this.set({ part }, usable ? 1 : 0); } });

  const observe = (event: Event): void => {
    switch (event.kind) {
      case 'turn': {
        const { type: kind, outcome, milliseconds } = event;
        turns.inc({ kind, outcome, intent: event.intent ?? 'none' });
        replies.observe({ kind }, milliseconds.reply / 1_000);
        wholes.observe({ kind }, milliseconds.whole / 1_000);
        for (const part of parts) if (milliseconds[part] > 0) shares.observe({ part }, milliseconds[part] / 1_000);
        for (const delivered of event.deliveries) deliveries.inc({ outcome: delivered });
        return retries.inc(event.retries);
      }
      case 'refused':
        return refusals.inc({ status: event.status });
      case 'repeated':
        return repetitions.inc();
      case 'lost':
        return losses.inc({ kind: event.loss });
      case 'store':
        return failures.inc();
      case 'circuit':
        return circuit.set(event.open ? 1 : 0);
      default:
        return event satisfies never;
    }
  };
  return { observe, contentType: registry.contentType, text: () => registry.metrics() };
}
