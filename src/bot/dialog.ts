import type { Activity } from 'botbuilder';
import { contentOf } from '../card.js';
import type { Answer, Outgoing, Result } from '../exchange.js';
import { toActivity } from './activity.js';
import { carryOut, type Lost, type Way } from './carry.js';
import { post, type Stand } from './connector.js';
import { names, objectOf, type Json } from './extension.js';

const adaptive = 'application/vnd.microsoft.card.adaptive';

/** What came of an answer: what the person is told, and the message that shows the card for everyone. */
export interface Carried {
  readonly told: Outgoing;
  readonly message: string | undefined;
}

/** Time for a post that somebody looks at a dialog for, in milliseconds. */
const patience = 1_500;

/** Sends what is for everyone. */
export async function carryExtension(stand: Stand, answer: Answer, conversation: string, way: Way): Promise<Carried> {
  const { outgoing } = answer;
  const activity = { ...stand.activity, conversation: { ...stand.activity.conversation, id: conversation } };
  const deadline = Math.min(way.deadline, Date.now() + patience);
  if (outgoing.kind === 'dialog' && outgoing.message !== undefined) {
    const { card, text, message } = outgoing;
    return { told: outgoing, message: await carryOut({ ...stand, activity }, { outgoing: { kind: 'update', card, text, message }, instead: async () => ({ kind: 'silence' }) }, { ...way, deadline }) };
  }
  if (outgoing.kind !== 'share') return { told: outgoing, message: undefined };
  const sent: { id?: string | undefined } = {};
  const attempt = async (signal: AbortSignal) => (sent.id = await post({ ...stand, activity }, toActivity(outgoing, activity), signal));
  const delivery = await way.send({ conversation, idempotent: false, attempt }, deadline);
  if (delivery.kind === 'delivered') return { told: { kind: 'say', text: outgoing.told }, message: sent.id };
  way.lost(delivery);
  return { told: (await answer.refused?.(isAbsent(delivery))) ?? outgoing, message: undefined };
}

/** Whether the bot is not in the conversation. */
function isAbsent({ status }: Lost): boolean {
  return status === 403 || status === 404;
}

/** The body of the answer to an invoke of the message extension. */
export function extensionBody(outgoing: Outgoing, { name }: Pick<Activity, 'name'>, thread: string): unknown {
  const isQuery = name === names.query;
  switch (outgoing.kind) {
    case 'dialog':
      return { task: { type: 'continue', value: { title: outgoing.title, height: 'large', width: 'medium', card: { contentType: adaptive, content: inDialog(contentOf(outgoing.card), thread) } } } };
    case 'results':
      return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: outgoing.results.map(toAttachment) } };
    default: {
      const text = 'told' in outgoing ? outgoing.told : 'text' in outgoing ? outgoing.text : '';
      return isQuery ? { composeExtension: { type: 'message', text } } : { task: { type: 'message', value: text } };
    }
  }
}

/** Clients show only thumbnail or hero cards in a list. */
function toAttachment({ title, detail, card }: Result): unknown {
  return { contentType: adaptive, content: contentOf(card), preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title, text: detail } } };
}

/** Dialogs know Action.Submit only; the thread travels along, because the next invoke may not name it. */
function inDialog(value: unknown, thread: string): unknown {
  if (Array.isArray(value)) return value.map((one) => inDialog(one, thread));
  if (typeof value !== 'object' || value === null) return value;
  const element = value as Json;
  if (element['type'] !== 'Action.Execute') return Object.fromEntries(Object.entries(element).map(([key, inner]) => [key, inDialog(inner, thread)]));
  const { verb: _verb, fallback: _fallback, data, ...rest } = element;
  const install = objectOf(data)['install'] === true ? { msteams: { justInTimeInstall: true } } : {};
  return { ...rest, type: 'Action.Submit', data: { ...objectOf(data), thread, ...install } };
}
