import type { Activity, TurnContext } from 'botbuilder';

type Options = { readonly abortSignal: AbortSignal };

/** The part of the SDK's connector client that is used; called directly, because only so a request can be stopped. */
interface Client {
  readonly conversations: {
    sendToConversation(conversation: string, activity: Partial<Activity>, options: Options): Promise<unknown>;
    replyToActivity(conversation: string, id: string, activity: Partial<Activity>, options: Options): Promise<unknown>;
    updateActivity(conversation: string, id: string, activity: Partial<Activity>, options: Options): Promise<unknown>;
  };
}

/** Posts in the thread that the turn came from. */
export function post(context: TurnContext, activity: Partial<Activity>, abortSignal: AbortSignal): Promise<unknown> {
  const { conversations } = clientOf(context);
  const { conversation, type, id, replyToId } = context.activity;
  // A click is answered where its card stands; there is no message with the id of a click.
  const thread = type === 'message' ? (replyToId ?? id) : replyToId;
  if (!thread) return conversations.sendToConversation(conversation.id, activity, { abortSignal });
  return conversations.replyToActivity(conversation.id, thread, { ...activity, replyToId: thread }, { abortSignal });
}

/** Replaces a message of the bot. */
export function update(context: TurnContext, id: string, activity: Partial<Activity>, abortSignal: AbortSignal): Promise<unknown> {
  const { conversation } = context.activity;
  return clientOf(context).conversations.updateActivity(conversation.id, id, { ...activity, id }, { abortSignal });
}

function clientOf(context: TurnContext): Client {
  const client: unknown = context.turnState.get(context.adapter.ConnectorClientKey);
  return client as Client;
}
