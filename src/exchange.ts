import type { Card } from './card.js';
import type { Locale } from './locale.js';
import type { Trace } from './trace.js';

/** Where a message stands. In a channel the conversation is the thread, not the channel. */
export interface Place {
  readonly scope: 'personal' | 'group' | 'channel';
  /** Conversation id of the thread or chat. */
  readonly conversation: string;
  /** The team of a channel: its settings are shared by all its channels. */
  readonly team?: string;
  /** Tenant id, or undefined in local mode. */
  readonly tenant: string | undefined;
  /** Address of the service that reaches the conversation. Checked again before anything is sent there. */
  readonly service?: string | undefined;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** IANA time zone of the person's client, such as `Asia/Tokyo`, where it is told. */
  readonly zone?: string | undefined;
}

interface Turn {
  /** Id of the activity: the same for a message that is delivered again. */
  readonly id: string;
  readonly place: Place;
  readonly person: Person;
  /** Language of the person's client, where it is Japanese or English. */
  readonly locale: Locale | undefined;
}

/** Everything that can reach the bot, as plain data. */
export type Incoming =
  | (Turn & {
      readonly kind: 'message';
      /** Mentions of the bot taken out, line breaks restored. */
      readonly text: string;
      readonly mentioned: boolean;
    })
  | (Turn & {
      readonly kind: 'click';
      /** What the button carried; nothing of it is trusted. */
      readonly data: unknown;
      /** The client is old: a reply cannot show a card to the clicker alone. */
      readonly old?: boolean;
      /** It was made in a dialog, which only the clicker sees. */
      readonly dialog?: boolean;
    })
  /** A message was changed by its author; `id` is that of the message. */
  | (Turn & { readonly kind: 'edited'; readonly text: string })
  /** A message was deleted by its author; `id` is that of the message. */
  | (Turn & { readonly kind: 'deleted' })
  /** Somebody wants to know what a message of anybody means. */
  | (Turn & { readonly kind: 'diagnose'; readonly text: string })
  /** The card of a dialog is to be posted for everyone; `data` is what the button carried. */
  | (Turn & { readonly kind: 'share'; readonly data: unknown })
  /** A page of what is known about some words. */
  | (Turn & { readonly kind: 'search'; readonly text: string; readonly skip: number; readonly count: number })
  | (Turn & { readonly kind: 'installed' });

/** What the bot does about it. */
export type Outgoing =
  | { readonly kind: 'silence' }
  /** A line of text, without a card. */
  | { readonly kind: 'say'; readonly text: string }
  /** A new message in the same thread. */
  | { readonly kind: 'post'; readonly card: Card; readonly text: string }
  /** The card becomes this one, for everyone: in `message`, or in the message that was clicked. */
  | { readonly kind: 'update'; readonly card: Card; readonly text: string; readonly message?: string | undefined }
  /** The clicker alone gets this card; the message stays as it is for the others. */
  | { readonly kind: 'show'; readonly card: Card; readonly text: string }
  /** A dialog that one person sees. Where the walk was posted already, its message becomes this card too. */
  | { readonly kind: 'dialog'; readonly title: string; readonly card: Card; readonly text: string; readonly message?: string | undefined }
  /** A new message from a dialog, which closes with the words `told`. */
  | { readonly kind: 'share'; readonly card: Card; readonly text: string; readonly told: string }
  /** What was found, to choose from. */
  | { readonly kind: 'results'; readonly results: readonly Result[] };

/** A card that a person can put into a conversation, and what it says in a list. */
export interface Result {
  readonly title: string;
  readonly detail: string;
  readonly card: Card;
}

/** What to send, and what to write down once it is sent: no answer waits on the store. */
export interface Answer {
  readonly outgoing: Outgoing;
  /** A fault of ours: `outgoing` apologizes instead of answering. */
  readonly failed?: boolean;
  /**
   * What is left to do once it is sent. Never rejects; a store that is down is reported through readiness.
   * @param message id of the message that shows the card now, where the service told it
   * @returns what has to be sent because things have changed meanwhile
   */
  readonly keep: (message?: string) => Promise<Answer | undefined>;
  /**
   * What to do when the message to be updated is not there any more; without it the card is posted anew.
   * @param message id of the message that is gone
   */
  readonly instead?: (message: string) => Promise<Outgoing>;
  /**
   * What to say when a message could not be posted.
   * @param absent the bot has not been added to the conversation
   */
  readonly refused?: (absent: boolean) => Promise<Outgoing>;
  /** Cards in other places that are to change too: looked at and sent one after the other, once the rest is done. */
  readonly elsewhere?: readonly FindElsewhere[];
}

/** A card in another place, and how it has to change. */
export interface Elsewhere {
  readonly conversation: string;
  /** Address of its service; without it that of the turn. */
  readonly service: string | undefined;
  readonly answer: Answer;
}

/** Undefined when there is nothing to do any more. Never rejects. */
export type FindElsewhere = () => Promise<Elsewhere | undefined>;

/**
 * The whole bot: one function over plain data. It never rejects.
 * @param trace is told what the turn is about and how long its parts take
 */
export type Answering = (incoming: Incoming, trace?: Trace) => Promise<Answer>;
