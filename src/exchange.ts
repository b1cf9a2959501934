import type { Locale } from './locale.js';
import type { Trace } from './trace.js';

/** An Adaptive Card as JSON. */
export type Card = Readonly<Record<string, unknown>>;

/** Where a message stands. In a channel the conversation is the thread, not the channel. */
export interface Place {
  readonly scope: 'personal' | 'group' | 'channel';
  /** Conversation id of the thread or chat. */
  readonly conversation: string;
  /** The team of a channel: its settings are shared by all its channels. */
  readonly team?: string;
  /** Tenant id, or undefined in local mode. */
  readonly tenant: string | undefined;
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
    })
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
  | { readonly kind: 'show'; readonly card: Card; readonly text: string };

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
}

/**
 * The whole bot: one function over plain data. It never rejects.
 * @param trace is told what the turn is about and how long its parts take
 */
export type Answering = (incoming: Incoming, trace?: Trace) => Promise<Answer>;
