import type { Activity } from 'botbuilder';
import type { Answer, Outgoing } from '../exchange.js';
import { toActivity, toText } from './activity.js';
import { post, update, type Outbound, type Stand } from './connector.js';
import type { InvokeAnswer } from './invoke.js';
import type { Delivery, Send } from './sender.js';

export interface Way {
  readonly send: Send;
  /** A time of `Date.now()`. */
  readonly deadline: number;
  /** Told what could not be delivered. */
  readonly lost: (loss: Lost) => void;
}

export type Lost = Exclude<Delivery, { kind: 'delivered' }>;

type Told = Pick<Answer, 'outgoing' | 'instead'>;

/** What the clicker alone gets. */
export function replyOf(outgoing: Outgoing): InvokeAnswer {
  switch (outgoing.kind) {
    case 'silence':
      return { kind: 'error', status: 400 };
    case 'say':
      return { kind: 'message', text: outgoing.text };
    case 'post':
      return { kind: 'message', text: outgoing.text.split('\n', 1)[0] ?? '' };
    case 'update':
    case 'show':
      return { kind: 'card', card: outgoing.card };
    case 'dialog':
    case 'share':
    case 'results':
      // These are answers to the message extension.
      return { kind: 'error', status: 400 };
    default:
      return outgoing satisfies never;
  }
}

/** Whether something new appears in the conversation, which doing it again would show twice. */
export function appears({ kind }: Outgoing, { type }: Pick<Activity, 'type'>): boolean {
  return kind === 'post' || kind === 'share' || (type !== 'invoke' && (kind === 'say' || kind === 'show'));
}

/**
 * Sends what is for everyone.
 * @returns id of the message that shows the card now, where the service told it
 */
export async function carryOut(stand: Stand, { outgoing, instead }: Told, way: Way): Promise<string | undefined> {
  const { activity } = stand;
  if (appears(outgoing, activity)) return postAnew(stand, outgoing.kind === 'say' ? toText(outgoing.text, activity) : toActivity(cardOf(outgoing), activity), way);
  if (outgoing.kind !== 'update') return undefined;
  const target = outgoing.message ?? activity.replyToId;
  if (!target) return postAnew(stand, toActivity(outgoing, activity), way);
  const conversation = activity.conversation.id;
  const delivery = await way.send({ conversation, idempotent: true, attempt: (signal) => update(stand, target, toActivity(outgoing, activity), signal) }, way.deadline);
  if (delivery.kind === 'delivered') return target;
  // Teams now and then no longer finds a message that everybody sees. After any other fault the update may have
  // arrived, so a post could show the same card twice.
  if (delivery.kind === 'gone') return carryOut(stand, { outgoing: await (instead?.(target) ?? { ...outgoing, kind: 'post' as const }) }, way);
  way.lost(delivery);
  return undefined;
}

/** The same for an answer on a card, with what the clicker is told: the card itself where it could not be posted. */
export async function carryCard(stand: Stand, told: Told, way: Way): Promise<{ readonly told: Outgoing; readonly message: string | undefined }> {
  const losses: Lost[] = [];
  const message = await carryOut(stand, told, { ...way, lost: (loss) => void losses.push(loss) });
  losses.forEach(way.lost);
  const { outgoing } = told;
  return { message, told: outgoing.kind === 'post' && losses.length > 0 ? { ...outgoing, kind: 'show' } : outgoing };
}

async function postAnew(stand: Stand, message: Outbound, { send, deadline, lost }: Way): Promise<string | undefined> {
  const told: { id?: string | undefined } = {};
  const attempt = async (signal: AbortSignal) => (told.id = await post(stand, message, signal));
  const delivery = await send({ conversation: stand.activity.conversation.id, idempotent: false, attempt }, deadline);
  if (delivery.kind === 'delivered') return told.id;
  lost(delivery);
  return undefined;
}

function cardOf(outgoing: Outgoing) {
  if (!('card' in outgoing)) throw new Error(`${outgoing.kind} has no card.`);
  return outgoing;
}

/** A walk that goes on while its card is on the way is sent again, but not for ever. */
const corrections = 3;

/** What is left to do once the reply is on its way. Never rejects. */
export async function finish(stand: Stand, answer: Answer, message: string | undefined, way: () => Way): Promise<void> {
  let next = await answer.keep(message);
  for (let done = 0; next && done < corrections; done += 1) next = await next.keep(await carryOut(stand, next, way()));
}
