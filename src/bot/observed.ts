import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { Ended, Observe, TurnKind } from '../operation/event.js';
import { createTrace, type Trace } from '../trace.js';
import { cardAction } from './activity.js';
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

function endOf({ id, type, name }: Activity, trace: Trace, status: number, reply: number, whole: number): Ended {
  const { outcome = 'unknown', reading = null, event = null, intent = null } = trace.about();
  const kinds: Readonly<Record<string, TurnKind>> = { message: 'message', invoke: name === cardAction ? 'click' : 'other', installationUpdate: 'installed', conversationUpdate: 'installed' };
  return {
    kind: 'turn', turn: trace.turn, activity: id !== undefined && /^[\w:.-]{1,128}$/.test(id) ? id : null, type: kinds[type] ?? 'other', outcome, reading, event, intent,
    deliveries: trace.deliveries(), retries: trace.retries(), status,
    milliseconds: { recognize: trace.spent('recognize'), store: trace.spent('store'), send: trace.spent('send'), reply, whole },
  };
}
