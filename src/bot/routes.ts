import { Application } from '@microsoft/teams-ai';
import type { Activity, TurnContext } from 'botbuilder';
import type { Answer, Answering } from '../exchange.js';
import { cardAction, toActivity, toIncoming, toText } from './activity.js';
import { post, update } from './connector.js';
import { invokeResponse, type InvokeAnswer } from './invoke.js';
import type { Delivery, Send } from './sender.js';

/** Where a turn leaves what is to be done once its reply is on its way. */
export const afterwards = Symbol('afterwards');

/** Teams waits 15 s for the end of a message's turn and 5 s for the answer to a click. */
const messageBudget = 10_000;
const clickBudget = 3_000;

interface Parts {
  readonly answer: Answering;
  readonly send: Send;
  /** Nobody checked which tenant the activity names. */
  readonly local: boolean;
}

/**
 * Version 1.7.4 starts its typing timer whatever `startTypingTimer` says. There is one timer for all conversations, and
 * it sends through a context that another turn may have ended.
 */
class Routes extends Application {
  override startTypingTimer(): void {
    // Answers take milliseconds; nobody has to be told to wait.
  }
}

/** What to do about an activity. Nothing of the turn is kept: the context is void as soon as the turn ends. */
export function createRoutes({ answer, send, local }: Parts): (context: TurnContext) => Promise<void> {
  const app = new Routes({ startTypingTimer: false, removeRecipientMention: false });

  const respond = async (context: TurnContext): Promise<void> => {
    const incoming = toIncoming(context.activity, local);
    if (!incoming) return;
    const { outgoing, keep } = await answer(incoming);
    const reply = await carryOut(context, outgoing, send);
    if (context.activity.type === 'invoke') await context.sendActivity(invokeResponse(reply));
    context.turnState.set(afterwards, keep);
  };

  app.addRoute((context) => Promise.resolve(isInvoke(context) && context.activity.name === cardAction), respond, true);
  // Without an answer the SDK says 501, and Teams sends the invoke again.
  app.addRoute((context) => Promise.resolve(isInvoke(context)), refuse, true);
  app.activity(['message', 'installationUpdate', 'conversationUpdate'], respond);
  return async (context) => void (await app.run(context));
}

const isInvoke = ({ activity }: TurnContext): boolean => activity.type === 'invoke';

async function refuse(context: TurnContext): Promise<void> {
  await context.sendActivity(invokeResponse({ kind: 'error', status: 400 }));
}

/** Sends what is for everyone, and returns what is for the clicker alone. */
async function carryOut(context: TurnContext, outgoing: Answer['outgoing'], send: Send): Promise<InvokeAnswer> {
  const invoke = isInvoke(context);
  const deadline = Date.now() + (invoke ? clickBudget : messageBudget);
  const postActivity = (activity: Partial<Activity>): Promise<Delivery> => send((signal) => post(context, activity, signal), deadline);

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
      const { replyToId } = context.activity;
      const activity = toActivity(outgoing, context.activity);
      const updated = replyToId ? await send((signal) => update(context, replyToId, activity, signal), deadline) : 'gone';
      // Teams now and then no longer finds a message that everybody sees.
      if (updated === 'gone') await postActivity(activity);
      return { kind: 'card', card: outgoing.card };
    }
    case 'show':
      if (!invoke) await postActivity(toActivity(outgoing, context.activity));
      return { kind: 'card', card: outgoing.card };
    default:
      return outgoing satisfies never;
  }
}
