import { z } from 'zod/v4';
import { locales } from '../locale.js';
import { secretKinds } from '../redact/types.js';
import type { App } from './app.js';

/** Who did something, and when. Who asked to be forgotten, or was not known, has neither id nor name. */
const mark = {
  person: z.string().optional(),
  name: z.string().optional(),
  /** Milliseconds. */
  at: z.number(),
};

/** A walk as it is stored: the authority on whose click came first. */
const shape = z.object({
  /** Transitions so far; the revision that the current card's buttons name. */
  revision: z.int().min(0),
  scenario: z.string(),
  given: z.array(z.object({ fact: z.string(), value: z.string(), by: z.enum(['chosen', 'told', 'profile']) })),
  aside: z.enum(['find-out', 'review']).optional(),
  language: z.enum(locales),
  /** Conversation that owns the walk; a click from elsewhere does not move it. */
  conversation: z.string(),
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
  receipt: z
    .object({
      intent: z.string(),
      score: z.number(),
      evidence: z.array(z.object({ rule: z.string(), quote: z.string(), line: z.number(), added: z.number() })),
      runnerUp: z.object({ intent: z.string(), score: z.number(), lost: z.enum(['weaker', 'general']) }).optional(),
    })
    .optional(),
});

export type StoredWalk = z.output<typeof shape>;
export type Mark = Pick<StoredWalk['moves'][number], 'person' | 'name' | 'at'>;

/**
 * `none`: there is none, or none that this version can read; `version` is what a writer must name.
 * `down`: the store does not answer, so the card's own path is all there is.
 */
export type Found =
  | { readonly kind: 'found'; readonly walk: StoredWalk; readonly version: number }
  | { readonly kind: 'none'; readonly version: number }
  | { readonly kind: 'down' };

export const walks = 'walks';
const day = 24 * 60 * 60 * 1000;

export async function findWalk(app: App, id: string): Promise<Found> {
  try {
    const stored = await app.store.get(walks, id);
    const walk = stored ? shape.safeParse(stored.value).data : undefined;
    const version = stored?.revision ?? 0;
    return walk ? { kind: 'found', walk, version } : { kind: 'none', version };
  } catch (error) {
    app.onStoreFailure(error);
    return { kind: 'down' };
  }
}

/**
 * Writes a walk if nobody wrote since `version` (0: it must be new).
 * @returns `lost` when somebody else was first, `down` when the store does not answer
 */
export async function keepWalk(app: App, id: string, walk: StoredWalk, version: number): Promise<'kept' | 'lost' | 'down'> {
  try {
    const expires = new Date(app.now().getTime() + app.retentionDays * day);
    const written = await app.store.put(walks, id, walk, version, expires);
    return written === undefined ? 'lost' : 'kept';
  } catch (error) {
    app.onStoreFailure(error);
    return 'down';
  }
}

const tries = 5;

/** Changes a stored walk, whoever else writes at the same time; `change` returns undefined when nothing is to be done. */
export async function amendWalk(app: App, id: string, change: (walk: StoredWalk) => StoredWalk | undefined): Promise<Found> {
  let found = await findWalk(app, id);
  for (let done = 0; done < tries && found.kind === 'found'; done += 1) {
    const next = change(found.walk);
    if (next === undefined) return found;
    const outcome = await keepWalk(app, id, next, found.version);
    if (outcome === 'kept') return { kind: 'found', walk: next, version: found.version + 1 };
    if (outcome === 'down') return { kind: 'down' };
    found = await findWalk(app, id);
  }
  return found;
}
