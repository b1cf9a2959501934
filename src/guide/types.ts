import type { Node, Question } from '../knowledge/types.js';

/** How an answer came to be: clicked, read from the message, or taken from the team's profile. */
export type Origin = 'chosen' | 'told' | 'profile';

export interface Given {
  readonly fact: string;
  readonly value: string;
  readonly by: Origin;
}

/** One run through a scenario: plain data, from which the position is replayed. */
export interface Walk {
  readonly scenario: string;
  /** Each fact at most once, in the order in which they were given. */
  readonly given: readonly Given[];
  /** What the card shows besides the position: how to find the answer out, or the answers to change. */
  readonly aside: 'find-out' | 'review' | undefined;
}

/** A question that is behind us, and the answer to it. */
export interface Passed {
  readonly question: Question;
  readonly answer: Given;
}

/** Where a walk stands. */
export interface Position {
  readonly node: Node;
  readonly passed: readonly Passed[];
  /** Answers that the scenario no longer knows: from an older version of it. */
  readonly dropped: readonly Given[];
}

export type GuideEvent =
  | { readonly kind: 'choose'; readonly fact: string; readonly value: string }
  | { readonly kind: 'unsure' }
  | { readonly kind: 'review' }
  | { readonly kind: 'change'; readonly fact: string }
  | { readonly kind: 'back' }
  | { readonly kind: 'restart' };
