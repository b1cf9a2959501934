import { Application } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import type { Answer, Answering, Incoming } from '../exchange.js';
import type { Locale } from '../locale.js';
import { cardAction, toIncoming } from './activity.js';
import { tryToAnswer, type Outcome } from './attempts.js';
import { carryOut } from './carry.js';
import { invokeResponse } from './invoke.js';
import type { Report } from './loss.js';
import type { Reply } from './reply.js';
import type { Send } from './sender.js';

/** What goes with a turn besides its activity. Times are of `Date.now()`. */
export interface Turn {
  readonly deadline: number;
  readonly answerBy: number;
  /** Too much came from the same person or tenant: say that instead of an answer. */
  readonly tooMuch: boolean;
  /** What is left to do once the reply is on its way. */
  after?: Reply['after'];
}

interface Parts {
  readonly answer: Answering;
  readonly send: Send;
  /** Nobody checked which tenant the activity names. */
  readonly local: boolean;
  readonly words: Words;
  readonly report: Report;
}

/** The few words that are needed when the bot itself cannot be asked. */
export type Words = (key: 'noticeFailed' | 'noticeTooMuch', locale: Locale) => string;

/**
 * Version 1.7.4 starts its typing timer whatever `startTypingTimer` says. There is one timer for all conversations, and
 * it sends through a context that another turn may have ended.
 */
class Routes extends Application {
  override startTypingTimer(): void {
    // Answers take milliseconds; nobody has to be told to wait.
  }
}

const turnKey = Symbol('turn');

/** What to do about an activity. Nothing of the turn is kept: the context is void as soon as the turn ends. */
export function createRoutes({ answer, send, local, words, report }: Parts): (context: TurnContext, turn: Turn) => Promise<void> {
  const app = new Routes({ startTypingTimer: false, removeRecipientMention: false });

  const respond = async (context: TurnContext): Promise<void> => {
    const { activity } = context;
    const turn = context.turnState.get<Turn>(turnKey);
    const incoming = toIncoming(activity, local);
    if (!incoming) return refuseInvoke(context);
    const sorry = (key: Parameters<Words>[0]): Answer => ({ outgoing: { kind: 'say', text: words(key, incoming.locale ?? 'en') }, keep: () => Promise.resolve() });
    const outcome: Outcome = turn.tooMuch ? { kind: 'answered', answer: sorry('noticeTooMuch') } : await tryToAnswer(() => answer(incoming), turn.answerBy);
    if (outcome.kind === 'failed') report({ kind: 'parked', ...whereOf(incoming), failures: outcome.failures, fault: outcome.fault });
    // A click is answered where it was made, so an error does; a message would be left without a word.
    if (outcome.kind === 'failed' && !outcome.answer && isInvoke(context)) return fail(context);
    const { outgoing, keep } = outcome.answer ?? sorry('noticeFailed');
    const lost = (loss: Lost): void => report({ kind: 'undelivered', ...whereOf(incoming), ...loss });
    const reply = await carryOut(context, outgoing, { send, deadline: turn.deadline, lost });
    if (isInvoke(context)) await context.sendActivity(invokeResponse(reply));
    turn.after = keep;
  };

  app.addRoute((context) => Promise.resolve(isInvoke(context) && context.activity.name === cardAction), respond, true);
  // Without an answer the SDK says 501, and Teams sends the invoke again.
  app.addRoute((context) => Promise.resolve(isInvoke(context)), refuseInvoke, true);
  app.activity(['message', 'installationUpdate', 'conversationUpdate'], respond);
  return async (context, turn) => {
    context.turnState.set(turnKey, turn);
    await app.run(context);
  };
}

type Lost = { readonly status: number | undefined; readonly fault: string; readonly tries: number };

const isInvoke = ({ activity }: TurnContext): boolean => activity.type === 'invoke';

function whereOf({ id, place }: Incoming): { readonly activity: string; readonly conversation: string; readonly tenant: string | undefined } {
  return { activity: id, conversation: place.conversation, tenant: place.tenant };
}

async function refuseInvoke(context: TurnContext): Promise<void> {
  if (isInvoke(context)) await context.sendActivity(invokeResponse({ kind: 'error', status: 400 }));
}

async function fail(context: TurnContext): Promise<void> {
  await context.sendActivity(invokeResponse({ kind: 'error', status: 500 }));
}
