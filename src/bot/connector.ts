import type { Activity, TurnContext } from 'botbuilder';

type Sent = { readonly id?: string } | undefined;
type Options = { readonly abortSignal: AbortSignal };

/** The part of the SDK's connector client that is used; called directly, because only so a request can be stopped. */
interface Client {
  readonly conversations: {
    sendToConversation(conversation: string, activity: Partial<Activity>, options: Options): Promise<Sent>;
    replyToActivity(conversation: string, id: string, activity: Partial<Activity>, options: Options): Promise<Sent>;
    updateActivity(conversation: string, id: string, activity: Partial<Activity>, options: Options): Promise<unknown>;
  };
}

/** Where a turn stands: what is needed to send, also after the turn, when its context is void. */
export interface Stand {
  readonly activity: Activity;
  readonly client: Client;
}

export function standOf(context: TurnContext): Stand {
  const client: unknown = context.turnState.get(context.adapter.ConnectorClientKey);
  return { activity: context.activity, client: client as Client };
}

/**
 * Posts in the thread that the turn came from.
 * @returns id of the new message, where the service told it
 */
export async function post({ client: { conversations }, activity: { conversation, type, id, replyToId } }: Stand, activity: Partial<Activity>, abortSignal: AbortSignal): Promise<string | undefined> {
  // A click is answered where its card stands; there is no message with the id of a click.
  const thread = type === 'message' ? (replyToId ?? id) : replyToId;
  const sent = thread
    ? await conversations.replyToActivity(conversation.id, thread, { ...activity, replyToId: thread }, { abortSignal })
    : await conversations.sendToConversation(conversation.id, activity, { abortSignal });
  return sent?.id || undefined;
}

/** Replaces a message of the bot. */
export function update({ client, activity: { conversation } }: Stand, id: string, activity: Partial<Activity>, abortSignal: AbortSignal): Promise<unknown> {
  return client.conversations.updateActivity(conversation.id, id, { ...activity, id }, { abortSignal });
}
