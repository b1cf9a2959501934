import type { Json } from './activity.js';
import type { Call, FakeConnector } from './connector.js';
import type { Delivered } from './server.js';

/** What people do in one personal chat, as Teams would deliver it; the card's message is `sent-…` of the connector. */
export interface Conversation {
  readonly message: (changes?: Json) => Json;
  readonly click: (data: Json, changes?: Json) => Json;
  /** Everything the bot sent here. */
  readonly calls: () => readonly Call[];
}

export const licenseError = 'Bad Request (400) Subscription with SKU 6fd2c87f does not have any available licenses';

export function startConversation(connector: FakeConnector, id: string): Conversation {
  const turn = { serviceUrl: connector.serviceUrl, conversation: { id, conversationType: 'personal' }, timestamp: new Date().toISOString() };
  let clicks = 0;
  return {
    message: (changes) => ({ ...turn, id: `${id}-message`, text: licenseError, ...changes }),
    click: (data, changes) => ({
      ...turn, type: 'invoke', name: 'adaptiveCard/action', text: undefined, id: `${id}-click-${(clicks += 1)}`, localTimestamp: `${clicks}`,
      value: { action: { type: 'Action.Execute', verb: 'walk', data }, trigger: 'manual' }, ...changes,
    }),
    calls: () => connector.calls.filter(({ path }) => path.includes(`/conversations/${id}/`)),
  };
}

/** The data of every button in a card, an activity or a reply. */
export function buttonsOf(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(buttonsOf);
  if (typeof value !== 'object' || value === null) return [];
  const element = value as Json;
  const own = element['type'] === 'Action.Execute' && typeof element['data'] === 'object' ? [element['data'] as Json] : [];
  return [...own, ...Object.values(element).flatMap(buttonsOf)];
}

/** The card that a click was answered with, or undefined when it was answered with anything else. */
export function cardOf({ status, body }: Delivered): Json | undefined {
  if (status !== 200) return undefined;
  const reply = JSON.parse(body || '{}') as Json;
  return reply['statusCode'] === 200 && reply['type'] === 'application/vnd.microsoft.card.adaptive' ? (reply['value'] as Json) : undefined;
}
