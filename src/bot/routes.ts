import { Application } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import type { Answer, Answering, Incoming } from '../exchange.js';
import type { Locale } from '../locale.js';
import type { Trace } from '../trace.js';
import { cardAction, toIncoming } from './activity.js';
import { tryToAnswer, type Outcome } from './attempts.js';
import { appears, carryCard, carryOut, finish, replyOf, type Lost, type Way } from './carry.js';
import { standOf, type Stand } from './connector.js';
import { leeway } from './deadline.js';
import { carryExtension, extensionBody } from './dialog.js';
import { carryElsewhere } from './elsewhere.js';
import { isExtension } from './extension.js';
import { unshared, type Exclusive } from './exclusive.js';
import { invokeResponse } from './invoke.js';
import type { Report } from './loss.js';
import { keysOf } from './repetition.js';
import type { Reply } from './reply.js';
import { traced, type Send } from './sender.js';

/** What goes with a turn besides its activity. Times are of `Date.now()`. */
export interface Turn {
  readonly deadline: number;
  readonly answerBy: number;
  /** Milliseconds for what has to be sent after the reply. */
  readonly budget: number;
  /** Too much came from the same person or tenant: say that instead of an answer. */
  readonly tooMuch: boolean;
  readonly trace: Trace;
  /** What is left to do once the reply is on its way. */
  after?: Reply['after'];
}

interface Parts {
  readonly answer: Answering;
  readonly asItWas: AsItWas;
  readonly send: Send;
  /** Keeps other servers from saying the same again. */
  readonly exclusive?: Exclusive | undefined;
  /** Nobody checked which tenant the activity names. */
  readonly local: boolean;
  readonly words: Words;
  readonly report: Report;
}

/** The answer to a click whose own answer is late. */
export type AsItWas = (click: Extract<Incoming, { kind: 'click' }>) => Answer;

async function carryOutLate(stand: Stand, answer: Answer | undefined, way: () => Way): Promise<void> {
  if (answer?.outgoing.kind === 'update') await finish(stand, answer, await carryOut(stand, answer, way()), way);
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
export function createRoutes({ answer, asItWas, send: sender, exclusive = unshared, local, words, report }: Parts): (context: TurnContext, turn: Turn) => Promise<void> {
  const app = new Routes({ startTypingTimer: false, removeRecipientMention: false });

  const respond = async (context: TurnContext): Promise<void> => {
    const { activity } = context;
    const turn = context.turnState.get<Turn>(turnKey);
    const { trace } = turn;
    const send = traced(sender, trace);
    const incoming = toIncoming(activity, local);
    if (!incoming) return refuseInvoke(context);
    trace.note({ kind: incoming.kind });
    const sorry = (key: Parameters<Words>[0]): Answer => ({ outgoing: { kind: 'say', text: words(key, incoming.locale ?? 'en') }, keep: async () => undefined });
    const outcome: Outcome = turn.tooMuch ? { kind: 'answered', answer: sorry('noticeTooMuch') } : await tryToAnswer(() => answer(incoming, trace), turn.answerBy);
    if (outcome.kind === 'failed') trace.note({ outcome: outcome.pending ? 'late' : 'failed' });
    else trace.note({ outcome: turn.tooMuch ? 'limited' : outcome.answer.outgoing.kind });
    if (outcome.kind === 'failed') report({ kind: 'parked', ...whereOf(incoming), failures: outcome.failures, fault: outcome.fault });
    const extension = isExtension(activity);
    const stand = standOf(context);
    const click = isInvoke(context);
    const { conversation } = incoming.place;
    const lostIn = (conversation: string) => ({ status, fault, tries }: Lost): void => report({ kind: 'undelivered', ...whereOf(incoming), conversation, status, fault, tries });
    const wayTo = (conversation: string): Way => ({ send, lost: lostIn(conversation), deadline: Date.now() + turn.budget });
    const way = (): Way => wayTo(conversation);
    if (outcome.kind === 'failed' && click && incoming.kind === 'click' && !extension && !outcome.answer) {
      const { pending } = outcome;
      // The click may still count, and then everybody is to see it.
      if (pending) turn.after = async () => carryOutLate(stand, await pending, way);
      return void (await context.sendActivity(invokeResponse(pending ? replyOf(asItWas(incoming).outgoing) : { kind: 'error', status: 500 })));
    }
    const told = outcome.answer ?? (isUnasked(incoming) ? silence : sorry('noticeFailed'));
    // A server that has not finished by its deadline and the leeway is dead.
    const lease = turn.deadline - Date.now() + leeway;
    // Clicks that only change a card find out for themselves whether they were here before.
    const once = appears(told.outgoing, activity) ? exclusive : unshared;
    const now = { ...way(), deadline: turn.deadline };
    const asked = performance.now();
    const ran = await once(keysOf(activity), { lease, patience: click ? 0 : lease }, () => {
      trace.add('store', performance.now() - asked);
      return extension ? carryExtension(stand, told, conversation, now) : carryCard(stand, told, now);
    });
    if (!ran) trace.note({ outcome: 'elsewhere' });
    const shown = ran?.value.told ?? told.outgoing;
    if (click) await context.sendActivity(extension ? { type: 'invokeResponse', value: { status: 200, body: extensionBody(shown, activity, conversation) } } : invokeResponse(replyOf(shown)));
    if (ran) turn.after = async () => {
      // Asked for together, because a store writes together what is asked for together.
      await Promise.all([ran.done(), finish(stand, told, ran.value.message, way)]);
      await carryElsewhere(stand, told, wayTo);
    };
  };

  app.addRoute((context) => Promise.resolve(isInvoke(context) && (context.activity.name === cardAction || isExtension(context.activity))), respond, true);
  // Without an answer the SDK says 501, and Teams sends the invoke again.
  app.addRoute((context) => Promise.resolve(isInvoke(context)), refuseInvoke, true);
  app.activity(['message', 'messageUpdate', 'messageDelete', 'installationUpdate', 'conversationUpdate'], respond);
  return async (context, turn) => {
    context.turnState.set(turnKey, turn);
    await app.run(context);
  };
}

const silence: Answer = { outgoing: { kind: 'silence' }, keep: async () => undefined };

/** Nobody waits for an answer to these. */
const isUnasked = ({ kind }: Incoming): boolean => kind === 'edited' || kind === 'deleted';

const isInvoke = ({ activity }: TurnContext): boolean => activity.type === 'invoke';

function whereOf({ id, place }: Incoming): { readonly activity: string; readonly conversation: string; readonly tenant: string | undefined } {
  return { activity: id, conversation: place.conversation, tenant: place.tenant };
}

async function refuseInvoke(context: TurnContext): Promise<void> {
  if (isInvoke(context)) await context.sendActivity(invokeResponse({ kind: 'error', status: 400 }));
}
