import { z } from 'zod/v4';
import { locales } from './locale.js';

const id = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,79}$/);
export const place = {
  /** Version of this shape. */
  version: z.literal(1),
  walk: z.string().regex(/^[A-Za-z0-9-]{8,64}$/),
  revision: z.int().min(0).max(1_000_000),
  language: z.enum(locales),
};
export const onWalk = { ...place, scenario: id, path: z.array(z.string().max(130)).max(40) };
/** What the card shows besides its place: the way back closes it, the other language keeps it open. */
const aside = z.enum(['find-out', 'review']).optional();

const shape = z.discriminatedUnion('event', [
  z.object({ ...onWalk, event: z.literal('choose'), fact: id, choice: id }),
  z.object({ ...onWalk, event: z.enum(['unsure', 'review', 'restart']) }),
  z.object({ ...onWalk, event: z.literal('change'), fact: id }),
  z.object({ ...onWalk, event: z.literal('back'), aside }),
  z.object({ ...onWalk, event: z.literal('language'), aside }),
  /** Opens a scenario: from a list of candidates, or from an example. */
  z.object({ ...place, event: z.literal('open'), intent: id, path: z.array(z.string().max(130)).max(40) }),
  /** Opens a scenario in a card of its own, so that the list stays. */
  z.object({ ...place, event: z.literal('start'), intent: id, path: z.array(z.string().max(130)).max(40) }),
  z.object({ ...place, event: z.literal('example'), intent: id }),
  z.object({ ...place, event: z.enum(['none', 'help']) }),
]);

/**
 * What a button carries: ids only. The path alone is enough to replay the walk; the stored walk decides races.
 */
export type Button = Readonly<z.output<typeof shape>>;

/** A button's data, or undefined when it is not one of ours. */
export function readButton(data: unknown): Button | undefined {
  return shape.safeParse(data).data;
}
