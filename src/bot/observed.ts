import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { Ended, Observe } from '../operation/event.js';
import { createTrace, type Kind, type Trace } from '../trace.js';
import type { Reply } from './reply.js';

/** Tells of every turn when all of it has ended, what follows the reply included. */
export function createObserved<Caller>(run: (caller: Caller, activity: Activity, arrived: number, trace: Trace) => Promise<Reply>, observe: Observe) {
  return async (caller: Caller, activity: Activity, arrived: number): Promise<Reply> => {
    const trace = createTrace(randomUUID());
    const begun = performance.now() - (Date.now() - arrived);
    const reply = await run(caller, activity, arrived, trace);
    const replied = performance.now();
    const end = (): void => observe(endOf(activity, trace, reply.status, replied - begun, performance.now() - begun));
    const { after } = reply;
    if (after) return { ...reply, after: () => after().finally(end) };
    end();
    return reply;
  };
}

/** What was put off before anybody looked into it. */
const unseen: Readonly<Record<string, Kind>> = { message: 'message', messageUpdate: 'edited', messageDelete: 'deleted' };

function endOf({ id, type }: Activity, trace: Trace, status: number, reply: number, whole: number): Ended {
  const { outcome = 'unknown', reading = null, event = null, intent = null, kind = unseen[type] ?? 'other' } = trace.about();
  return {
    kind: 'turn', turn: trace.turn, activity: id !== undefined && /^[\w:.-]{1,128}$/.test(id) ? id : null, type: kind, outcome, reading, event, intent,
    deliveries: trace.deliveries(), retries: trace.retries(), status,
    milliseconds: { recognize: trace.spent('recognize'), store: trace.spent('store'), send: trace.spent('send'), reply, whole },
  };
}
