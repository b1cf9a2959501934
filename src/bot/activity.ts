import { TurnContext, type Activity } from 'botbuilder';
import type { Card } from '../card.js';
import type { Incoming, Place } from '../exchange.js';
import { toLocale } from '../locale.js';
import type { Outbound } from './connector.js';
import { readExtension } from './extension.js';
import { readHtml } from './html.js';
import { mentionsOf, namesBot, replaceMentions, type IsBot } from './mention.js';

/** The name of the invoke that a button of type Action.Execute sends. */
export const cardAction = 'adaptiveCard/action';

/**
 * What an admitted activity means to the bot, or undefined when it means nothing.
 * @param local the tenant is made up by the caller, so it is left out
 */
export function toIncoming(activity: Activity, local = false): Incoming | undefined {
  const turn = {
    id: activity.id ?? '',
    place: toPlace(activity, local),
    person: { id: activity.from.id, name: activity.from.name ?? '', zone: toZone(activity) },
    locale: toLocale(activity.locale ?? clientInfo(activity, 'locale')),
  };
  switch (activity.type) {
    case 'message': {
      const { value } = activity as { value?: unknown };
      if (!activity.text?.trim() && value != null) return { ...turn, kind: 'click', data: value, old: true };
      const mentions = mentionsOf(activity);
      const mentioned = turn.place.scope === 'personal' || mentions.length > 0;
      // What is new comes first: added to a copy, it would make the engine a class for this one object.
      return { kind: 'message', text: readText(activity, namesBot(mentions)), mentioned, ...turn };
    }
    case 'messageUpdate':
      return turn.id !== '' && eventOf(activity) === 'editMessage' ? { ...turn, kind: 'edited', text: readText(activity, namesBot(mentionsOf(activity))) } : undefined;
    case 'messageDelete':
      return turn.id !== '' && eventOf(activity) === 'softDeleteMessage' ? { ...turn, kind: 'deleted' } : undefined;
    case 'invoke':
      return activity.name === cardAction ? toClick(turn, activity.value) : readExtension(activity, turn);
    case 'installationUpdate':
      return activity.action === 'add' ? { ...turn, kind: 'installed' } : undefined;
    case 'conversationUpdate':
      return isJoin(activity) ? { ...turn, kind: 'installed' } : undefined;
    default:
      return undefined;
  }
}

/**
 * A card as an activity addressed to where another one came from. It has no `text`: with text beside a card Teams posts
 * two messages and tells the id of neither, so the plain twin is the summary, which notifications show.
 */
export function toActivity({ card, text }: { readonly card: Card; readonly text: string }, incoming: Activity): Outbound {
  return { activity: address({ summary: text }, incoming), card };
}

/** A line of text, which Teams must not read as Markdown or HTML. */
export function toText(text: string, incoming: Activity): Outbound {
  return { activity: address({ text, textFormat: 'plain' }, incoming) };
}

function address(content: Partial<Activity>, incoming: Activity): Partial<Activity> {
  const reference = TurnContext.getConversationReference(incoming);
  // The service knows the name of whom we answer; it needs to come back from nowhere else.
  const { id } = incoming.from;
  return TurnContext.applyConversationReference({ type: 'message', ...content }, { ...reference, user: { id, name: '' } });
}

/** Teams (and the Playground as Teams) announces an installation twice; other channels only by the bot's joining. */
function isJoin({ channelId, membersAdded, recipient }: Activity): boolean {
  return channelId !== 'msteams' && (membersAdded ?? []).some((member) => member.id === recipient.id);
}

/** What happened to a message that was there before. */
function eventOf({ channelData }: Activity): unknown {
  return (channelData as { readonly eventType?: unknown } | null | undefined)?.eventType;
}

/** Whether somebody speaks to the bot, and not to others where it listens. Nobody waits for an answer to an edit. */
export function isAddressed(activity: Activity): boolean {
  const { conversationType, isGroup } = activity.conversation;
  if (activity.type === 'messageUpdate' || activity.type === 'messageDelete') return false;
  return activity.type !== 'message' || toScope(conversationType, isGroup) === 'personal' || mentionsOf(activity).length > 0;
}

export function tenantOf({ conversation, channelData }: Activity): string | undefined {
  const { tenant } = (channelData ?? {}) as { tenant?: { id?: string | null } | null };
  return conversation.tenantId ?? tenant?.id ?? undefined;
}

function toPlace(activity: Activity, local: boolean): Place {
  const { conversation } = activity;
  const { team } = (activity.channelData ?? {}) as { team?: { id?: string | null } | null };
  return {
    ...(team?.id ? { team: team.id } : {}),
    scope: toScope(conversation.conversationType, conversation.isGroup),
    conversation: conversation.id,
    tenant: local ? undefined : tenantOf(activity),
    service: activity.serviceUrl,
  };
}

function toScope(type: string | undefined, isGroup: boolean | undefined): Place['scope'] {
  if (type === 'channel') return 'channel';
  return type === 'groupChat' || isGroup ? 'group' : 'personal';
}

/** Of the shape of an IANA name; whether there is such a zone is seen when it is used. */
function toZone(activity: Activity): string | undefined {
  const told: unknown = activity.localTimezone ?? clientInfo(activity, 'timezone');
  return typeof told === 'string' && /^[\w+/-]{1,64}$/.test(told) ? told : undefined;
}

function clientInfo({ entities }: Activity, key: 'locale' | 'timezone'): string | undefined {
  const info: Readonly<Record<string, unknown>> = { ...entities?.find(({ type }) => type === 'clientInfo') };
  const value = info[key];
  return typeof value === 'string' && value.length <= 64 ? value : undefined;
}

/** Undefined for what no card can have sent: not this kind of action, or nothing that a button carries. */
function toClick(turn: Omit<Extract<Incoming, { kind: 'click' }>, 'kind' | 'data'>, value: unknown): Incoming | undefined {
  const { action }: { action?: unknown } = isObject(value) ? value : {};
  const { type, data }: { type?: unknown; data?: unknown } = isObject(action) ? action : {};
  return type === 'Action.Execute' && isObject(data) ? { ...turn, kind: 'click', data } : undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

function readText(activity: Activity, isBot: IsBot): string {
  const plain = replaceMentions(activity.text ?? '', (name) => (isBot(name) ? '' : name)).trim();
  const content: unknown = activity.attachments?.find(({ contentType }) => contentType === 'text/html')?.content;
  const html = typeof content === 'string' ? readHtml(content, isBot) : undefined;
  if (!html?.text.trim()) return plain;
  // A quotation is flattened into `text`, where nothing tells it from what the person wrote.
  if (html.quoted || plain === '') return html.text;
  const richer = countLines(html.text) > countLines(plain) && words(html.text) === words(plain);
  return richer ? html.text : plain;
}

const countLines = (text: string): number => text.split('\n').length;

/** Letters and digits alone: the two versions differ in spaces, emoji and escapes. */
function words(text: string): string {
  return text.replace(/&(?:lt|gt|amp|quot|nbsp|#39);/g, ' ').replace(/[^\p{L}\p{N}]+/gu, '');
}
