import { z } from 'zod/v4';
import { locales } from '../locale.js';
import { secretKinds } from '../redact/types.js';

/** Who did something, and when. Who asked to be forgotten, or was not known, has neither id nor name. */
const mark = {
  person: z.string().optional(),
  name: z.string().optional(),
  /** Milliseconds. */
  at: z.number(),
};

/** A walk as it is stored: the authority on whose click came first. */
export const walkShape = z.object({
  /** Transitions so far; the revision that the current card's buttons name. */
  revision: z.int().min(0),
  scenario: z.string(),
  given: z.array(z.object({ fact: z.string(), value: z.string(), by: z.enum(['chosen', 'told', 'profile']) })),
  aside: z.enum(['find-out', 'review']).optional(),
  language: z.enum(locales),
  /** Conversation that owns the walk; a click from elsewhere does not move it. */
  conversation: z.string(),
  /** What is needed to draw its card anew when nobody has clicked: how to reach it, and whose settings it shows. */
  home: z.object({ service: z.string(), team: z.string().optional(), tenant: z.string().optional() }).optional(),
  /** Secrets that were pasted with the question and may still open something: the card warns in every language. */
  leaked: z.array(z.enum(secretKinds)).optional(),
  /** Id of the message that shows the walk, once the service has told it. */
  message: z.string().optional(),
  /** IANA time zone in which the card tells times: that of who began the walk. */
  zone: z.string().optional(),
  /** Who chose an answer, and when. */
  stamps: z.array(z.object({ fact: z.string(), value: z.string(), ...mark })).default([]),
  /** The last transitions, oldest first: who left which revision, with which button. */
  moves: z.array(z.object({ left: z.int(), event: z.string(), fact: z.string().optional(), value: z.string().optional(), ...mark })).default([]),
  /** What people said of its resolutions, each person once of each. `voice` names the line of the journal. */
  votes: z.array(z.object({ node: z.string(), solved: z.boolean(), voice: z.string(), person: z.string().optional() })).optional(),
  receipt: z
    .object({
      intent: z.string(),
      score: z.number(),
      evidence: z.array(z.object({ rule: z.string(), quote: z.string(), line: z.number(), added: z.number() })),
      runnerUp: z.object({ intent: z.string(), score: z.number(), lost: z.enum(['weaker', 'general']) }).optional(),
    })
    .optional(),
});

export type StoredWalk = z.output<typeof walkShape>;
export type Mark = Pick<StoredWalk['moves'][number], 'person' | 'name' | 'at'>;
