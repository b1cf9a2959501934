import type { Delivered, Kind, Outcome, Part } from '../trace.js';

/** A turn that has ended. Fixed words, ids and figures: nothing that somebody wrote. */
export interface Ended {
  readonly kind: 'turn';
  readonly turn: string;
  /** Id that Teams gave the activity, to find it in the journal of losses. */
  readonly activity: string | null;
  readonly type: Kind;
  readonly outcome: Outcome;
  readonly reading: string | null;
  readonly event: string | null;
  readonly intent: string | null;
  readonly deliveries: readonly Delivered[];
  readonly retries: number;
  /** HTTP status of the reply. */
  readonly status: number;
  /** `reply`: to the reply; `whole`: to the end of what follows it. */
  readonly milliseconds: Readonly<Record<Part | 'reply' | 'whole', number>>;
}

/** What an operator wants to know of. */
export type Event =
  | Ended
  /** A request that got no turn. */
  | { readonly kind: 'refused'; readonly status: number }
  /** An activity that had been delivered before. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'lost'; readonly loss: 'undelivered' | 'parked' }
  | { readonly kind: 'store'; readonly failed: true }
  /** The circuit to the store: while it is open the store is not asked. */
  | { readonly kind: 'circuit'; readonly open: boolean };

/** Never throws and is not waited for. */
export type Observe = (event: Event) => void;

export const unobserved: Observe = () => undefined;
