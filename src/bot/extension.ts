import type { Activity } from 'botbuilder';
import type { Incoming } from '../exchange.js';
import { readHtml } from './html.js';

/** The commands of the app package. */
const diagnose = 'diagnoseMessage';
const search = 'searchScenarios';
export const names = { fetch: 'composeExtension/fetchTask', submit: 'composeExtension/submitAction', query: 'composeExtension/query' };

/** A page where the client does not say. */
const pageSize = 25;

export type Json = Readonly<Record<string, unknown>>;
type Turn = Pick<Incoming, 'id' | 'place' | 'person' | 'locale'>;

export const isExtension = ({ type, name }: Pick<Activity, 'type' | 'name'>): boolean => type === 'invoke' && name !== undefined && Object.values(names).includes(name);

/** What an invoke of the message extension means, or undefined when it is none of ours. */
export function readExtension({ name, value, conversation, channelData }: Activity, turn: Turn): Incoming | undefined {
  const { commandId, data, messagePayload, parameters, queryOptions } = objectOf(value);
  const given = objectOf(data);
  const here = { ...turn, place: { ...turn.place, conversation: threadOf(conversation.id, objectOf(channelData), objectOf(messagePayload), given['thread']) } };
  if (name === names.fetch && commandId === diagnose) return { ...here, kind: 'diagnose', text: textOf(objectOf(messagePayload)) };
  if (name === names.submit && commandId === diagnose) {
    const added = objectOf(given['msteams'])['justInTimeInstall'] === true;
    return given['event'] === 'share' || added ? { ...here, kind: 'share', data } : { ...here, kind: 'click', data, dialog: true };
  }
  if (name !== names.query || commandId !== search) return undefined;
  const { skip, count } = objectOf(queryOptions);
  return { ...here, kind: 'search', text: queryOf(parameters), skip: wholeOf(skip) ?? 0, count: wholeOf(count) ?? pageSize };
}

/** What people wrote, its lines kept. */
function textOf({ subject, body, deleted }: Json): string {
  if (deleted === true) return '';
  const { contentType, content } = objectOf(body);
  const written = typeof content === 'string' ? content : '';
  const read = contentType === 'html' ? readHtml(written, () => false)?.text : undefined;
  return [typeof subject === 'string' ? subject : '', read ?? written].filter((part) => part.trim() !== '').join('\n');
}

/** The first opening sends `initialRun`, which is no query. */
function queryOf(parameters: unknown): string {
  const query = (Array.isArray(parameters) ? parameters : []).map(objectOf).find(({ name }) => name === 'query')?.['value'];
  return typeof query === 'string' ? query : '';
}

/**
 * The thread of the message: answers to it belong there, and not to the top of the channel. What a button of a dialog
 * says is believed of the same channel only.
 */
function threadOf(conversation: string, { channel }: Json, { id, replyToId }: Json, told: unknown): string {
  if (conversation.includes(';messageid=')) return conversation;
  const root = replyToId ?? id;
  if (typeof told === 'string' && /^;messageid=\d{1,32}$/.test(told.slice(conversation.length)) && told.startsWith(conversation)) return told;
  const isChannel = typeof objectOf(channel)['id'] === 'string';
  return isChannel && typeof root === 'string' && /^\d{1,32}$/.test(root) ? `${conversation};messageid=${root}` : conversation;
}

export function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function wholeOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10_000 ? value : undefined;
}
