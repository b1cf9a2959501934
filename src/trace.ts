/** The parts of a turn whose time is told apart. */
export const parts = ['recognize', 'store', 'send'] as const;
export type Part = (typeof parts)[number];

export type Delivered = 'delivered' | 'gone' | 'undelivered';

/** What a turn comes to: what the bot did, or why it did nothing. */
export type Outcome =
  | 'silence' | 'say' | 'post' | 'update' | 'show' | 'dialog' | 'share' | 'results'
  /** Too much from one person or tenant: told so once, then not answered. */
  | 'limited' | 'ignored'
  /** The answer failed, came too late, or broke on the way; too many wait; another server had it. */
  | 'failed' | 'late' | 'broken' | 'crowded' | 'elsewhere'
  /** An activity or button that nothing is known about. */
  | 'unknown';

/** What reached the bot; `other` is what it does not know, or never saw. */
export type Kind = 'message' | 'click' | 'edited' | 'deleted' | 'diagnose' | 'share' | 'search' | 'installed' | 'other';

/** What a turn is about. Fixed words and ids of the knowledge, nothing that somebody wrote. */
export interface About {
  readonly kind?: Kind;
  readonly outcome?: Outcome;
  /** What a message was taken for. */
  readonly reading?: 'answer' | 'choose' | 'ask' | 'unknown';
  /** What kind of button was clicked. */
  readonly event?: string;
  /** Intent of a message; of a click, the intent or scenario that it names. */
  readonly intent?: string;
}

/** One turn as it goes along, for the log and the metrics. Belongs to that turn alone. */
export interface Trace {
  readonly turn: string;
  readonly about: () => About;
  /** Milliseconds. */
  readonly spent: (part: Part) => number;
  readonly deliveries: () => readonly Delivered[];
  readonly retries: () => number;
  readonly note: (about: About) => void;
  readonly add: (part: Part, milliseconds: number) => void;
  readonly time: <T>(part: Part, work: () => Promise<T>) => Promise<T>;
  readonly delivered: (kind: Delivered, tries: number) => void;
}

export function createTrace(turn: string, now: () => number = () => performance.now()): Trace {
  const spent: Record<Part, number> = { recognize: 0, store: 0, send: 0 };
  const deliveries: Delivered[] = [];
  let about: About = {};
  let retries = 0;
  const add = (part: Part, milliseconds: number): void => void (spent[part] += milliseconds);
  return {
    turn, add,
    about: () => about,
    spent: (part) => spent[part],
    deliveries: () => deliveries,
    retries: () => retries,
    note: (more) => void (about = { ...about, ...more }),
    async time(part, work) {
      const begun = now();
      try {
        return await work();
      } finally {
        add(part, now() - begun);
      }
    },
    delivered(kind, tries) {
      deliveries.push(kind);
      retries += Math.max(tries - 1, 0);
    },
  };
}
