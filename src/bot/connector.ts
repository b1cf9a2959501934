import type { Activity, CloudAdapterBase, TurnContext } from 'botbuilder';
import type { ConnectorFactory as Factory } from 'botframework-connector';
import type { Card } from '../card.js';
import { exchange } from './http.js';

/** Adds what proves who we are, such as `Authorization`. */
export type Headers = () => Promise<Readonly<Record<string, string>>>;

/** A message on its way out: the activity, and the card that goes with it. */
export interface Outbound {
  readonly activity: Partial<Activity>;
  readonly card?: Card;
}

/** The messages of one service. Resolves when the service has accepted, rejects with a `ServiceFault` otherwise. */
export interface Connector {
  /** @returns id of the new message, where the service told it */
  post(conversation: string, replyTo: string | undefined, message: Outbound, signal: AbortSignal): Promise<string | undefined>;
  update(conversation: string, id: string, message: Outbound, signal: AbortSignal): Promise<void>;
}

/** Names and numbers only: neither the bot's token nor the message. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault';

  constructor(
    /** HTTP status, or undefined when there was no answer. */
    readonly status: number | undefined,
    /** The service's code, or the code of the broken connection. */
    readonly code: string,
    /** `Retry-After` as it came. */
    readonly retryAfter?: string,
  ) {
    super(`${status ?? 'no answer'} ${code}`);
  }
}

/**
 * The SDK's client builds a pipeline of policies for every request, opens a new connection for it, has no timeout, and
 * repeats what it should not. This one sends a request, on a kept connection, once, and follows no redirects.
 */
export function createConnector(serviceUrl: string, headers: Headers): Connector {
  const { origin, pathname } = new URL(serviceUrl);
  const base = `${pathname.replace(/\/+$/, '')}/v3/conversations/`;
  const send = async (method: 'POST' | 'PUT', path: string, message: Outbound, signal: AbortSignal): Promise<string | undefined> => {
    const body = bodyOf(message);
    const proof = await headers();
    const { status, text, retryAfter } = await exchange({
      origin, method, path: base + path, body,
      // What is new comes first: added to a copy, it would make the engine a class for this one object.
      headers: { Accept: 'application/json', 'Content-Type': 'application/json; charset=utf-8', 'User-Agent': 'Shirube', ...proof },
    }, signal).catch(throwFault);
    if (status < 200 || status > 299) throw new ServiceFault(status, codeOf(text), retryAfter);
    return idOf(text);
  };
  const part = encodeURIComponent;
  return {
    post: (conversation, replyTo, message, signal) =>
      send('POST', `${part(conversation)}/activities${replyTo ? `/${part(replyTo)}` : ''}`, message, signal),
    update: async (conversation, id, message, signal) => void (await send('PUT', `${part(conversation)}/activities/${part(id)}`, message, signal)),
  };
}

/** The card is JSON already, so it goes into the activity as it is. */
function bodyOf({ activity, card }: Outbound): string {
  const json = JSON.stringify(activity);
  return card === undefined ? json : `${json.slice(0, -1)},"attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":${card.json}}]}`;
}

function throwFault(error: unknown): never {
  const { code, name }: { code?: unknown; name?: unknown } = typeof error === 'object' && error !== null ? error : {};
  throw new ServiceFault(undefined, typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown');
}

/** A service's fault is `{"error":{"code":…}}`; only a code that looks like one is repeated in a log. */
function codeOf(text: string): string {
  const found = /"code"\s*:\s*"([A-Za-z0-9_.-]{1,64})"/.exec(text);
  return found?.[1] ?? 'Unknown';
}

/** What was created is told as `{"id":…}`, by some services as nothing. */
function idOf(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const { id }: { id?: unknown } = typeof value === 'object' && value !== null ? value : {};
    return typeof id === 'string' && id !== '' ? id : undefined;
  } catch {
    return undefined;
  }
}

/** Where a turn stands: what is needed to send, also after the turn, when its context is void. */
export interface Stand {
  readonly activity: Activity;
  readonly connector: Connector;
  /** The messages of another service. Rejects where the bot may not send to it. */
  readonly reach: (serviceUrl: string) => Promise<Connector>;
}

export function standOf(context: TurnContext): Stand {
  const { adapter, turnState, activity } = context;
  const connector: unknown = turnState.get(adapter.ConnectorClientKey);
  const audience = turnState.get<string>(adapter.OAuthScopeKey);
  const factory = turnState.get<Factory>((adapter as CloudAdapterBase).ConnectorFactoryKey);
  return { activity, connector: connector as Connector, reach: async (serviceUrl) => (await factory.create(serviceUrl, audience)) as unknown as Connector };
}

/**
 * Posts in the thread that the turn came from.
 * @returns id of the new message, where the service told it
 */
export function post({ connector, activity: { conversation, type, id, replyToId } }: Stand, message: Outbound, signal: AbortSignal): Promise<string | undefined> {
  // A click is answered where its card stands; there is no message with the id of a click.
  const thread = type === 'message' ? (replyToId ?? id) : replyToId;
  return connector.post(conversation.id, thread || undefined, thread ? { ...message, activity: { ...message.activity, replyToId: thread } } : message, signal);
}

/** Replaces a message of the bot. */
export function update({ connector, activity: { conversation } }: Stand, id: string, message: Outbound, signal: AbortSignal): Promise<void> {
  return connector.update(conversation.id, id, { ...message, activity: { ...message.activity, id } }, signal);
}
