import { Application } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import type { Answering } from '../exchange.js';
import { cardAction, toIncoming } from './activity.js';
import { appears, carryOut, finish, replyOf } from './carry.js';
import { standOf } from './connector.js';
import { unshared, type Exclusive } from './exclusive.js';
import { invokeResponse } from './invoke.js';
import { keysOf } from './repetition.js';
import type { Send } from './sender.js';

/** Where a turn leaves what is to be done once its reply is on its way. */
export const afterwards = Symbol('afterwards');

/** Teams waits 15 s for the end of a message's turn and 5 s for the answer to a click. */
const messageBudget = 10_000;
const clickBudget = 3_000;

/** A server that has not finished by its deadline and this many milliseconds is dead. */
const leeway = 1_000;

interface Parts {
  readonly answer: Answering;
  readonly send: Send;
  /** Keeps other servers from saying the same again. */
  readonly exclusive?: Exclusive | undefined;
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
export function createRoutes({ answer, send, local, exclusive = unshared }: Parts): (context: TurnContext) => Promise<void> {
  const app = new Routes({ startTypingTimer: false, removeRecipientMention: false });

  const respond = async (context: TurnContext): Promise<void> => {
    const incoming = toIncoming(context.activity, local);
    if (!incoming) return;
    const told = await answer(incoming);
    const stand = standOf(context);
    const click = isInvoke(context);
    const budget = click ? clickBudget : messageBudget;
    const way = () => ({ send, deadline: Date.now() + budget });
    // Clicks that only change a card find out for themselves whether they were here before.
    const once = appears(told.outgoing, stand.activity) ? exclusive : unshared;
    const ran = await once(keysOf(stand.activity), { lease: budget + leeway, patience: click ? 0 : budget + leeway }, () => carryOut(stand, told, way()));
    if (click) await context.sendActivity(invokeResponse(replyOf(told.outgoing)));
    if (ran) context.turnState.set(afterwards, () => ran.done().then(() => finish(stand, told, ran.value, way)));
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
