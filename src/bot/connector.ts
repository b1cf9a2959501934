import type { Activity, CloudAdapterBase, TurnContext } from 'botbuilder';
import type { ConnectorFactory as Factory } from 'botframework-connector';
import { Agent, type Dispatcher } from 'undici';
import type { Card } from '../card.js';

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

/** Shared by all services; so many connections are kept per host, so long as the service does not say less. Times are in milliseconds. */
const agent = new Agent({ connections: 64, keepAliveTimeout: 30_000, headersTimeout: 30_000, bodyTimeout: 30_000, connect: { timeout: 10_000 } });
/** A service tells an id or a code; nothing of more bytes is worth reading. */
const maxAnswer = 64 * 1024;

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
      origin, method, path: base + path, body, signal,
      headers: { ...proof, Accept: 'application/json', 'Content-Type': 'application/json; charset=utf-8', 'User-Agent': 'Shirube' },
    });
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

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | undefined;
}

async function exchange(request: Dispatcher.RequestOptions): Promise<Reply> {
  try {
    const { statusCode: status, headers, body } = await agent.request(request);
    const retryAfter = headers['retry-after'];
    return { status, text: await textOf(body), retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined };
  } catch (error) {
    const { code, name }: { code?: unknown; name?: unknown } = typeof error === 'object' && error !== null ? error : {};
    throw new ServiceFault(undefined, typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown');
  }
}

/** Reads to the end, because only then is the connection free for the next request. */
async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxAnswer) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
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
