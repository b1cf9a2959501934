import type { Activity, TurnContext } from 'botbuilder';
import type { Outgoing } from '../exchange.js';
import { toActivity, toText } from './activity.js';
import { post, update } from './connector.js';
import type { InvokeAnswer } from './invoke.js';
import type { Delivery, Send } from './sender.js';

interface Way {
  readonly send: Send;
  /** A time of `Date.now()`. */
  readonly deadline: number;
  /** Told what could not be delivered. */
  readonly lost: (loss: Exclude<Delivery, { kind: 'delivered' }>) => void;
}

/** Sends what is for everyone, and returns what is for the clicker alone. */
export async function carryOut(context: TurnContext, outgoing: Outgoing, { send, deadline, lost }: Way): Promise<InvokeAnswer> {
  const { type, replyToId, conversation } = context.activity;
  const invoke = type === 'invoke';
  const sent = (delivery: Delivery): void => {
    if (delivery.kind !== 'delivered') lost(delivery);
  };
  const postActivity = async (activity: Partial<Activity>): Promise<void> =>
    sent(await send({ conversation: conversation.id, idempotent: false, attempt: (signal) => post(context, activity, signal) }, deadline));

  switch (outgoing.kind) {
    case 'silence':
      return { kind: 'error', status: 400 };
    case 'say':
      if (!invoke) await postActivity(toText(outgoing.text, context.activity));
      return { kind: 'message', text: outgoing.text };
    case 'post':
      await postActivity(toActivity(outgoing, context.activity));
      return { kind: 'message', text: outgoing.text.split('\n', 1)[0] ?? '' };
    case 'update': {
      const activity = toActivity(outgoing, context.activity);
      if (!replyToId) await postActivity(activity);
      else {
        const updated = await send({ conversation: conversation.id, idempotent: true, attempt: (signal) => update(context, replyToId, activity, signal) }, deadline);
        // Teams now and then no longer finds a message that everybody sees. After any other fault the update may have
        // arrived, so a post could show the same card twice.
        if (updated.kind === 'gone') await postActivity(activity);
        else sent(updated);
      }
      return { kind: 'card', card: outgoing.card };
    }
    case 'show':
      if (!invoke) await postActivity(toActivity(outgoing, context.activity));
      return { kind: 'card', card: outgoing.card };
    default:
      return outgoing satisfies never;
  }
}
