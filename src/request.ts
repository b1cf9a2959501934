import { z } from 'zod/v4';
import { onWalk, place } from './button.js';

const shape = z.discriminatedUnion('event', [
  /** Opens the form, or goes back from it, for whoever clicks alone. */
  z.object({ ...place, event: z.enum(['feedback', 'feedback-close']) }),
  z.object({ ...place, event: z.literal('solved') }),
  z.object({ ...place, event: z.literal('unsolved'), missing: z.string().max(10_000).optional() }),
  /** Posts the card of a dialog for everyone; `install` first has the app added to the conversation. */
  z.object({ ...onWalk, event: z.literal('share'), install: z.boolean().optional() }),
]);

/** What the buttons carry that go with a walk and do not move it. */
export type Request = Readonly<z.output<typeof shape>>;

/** A button's data, or undefined when it is not one of these. */
export function readRequest(data: unknown): Request | undefined {
  return shape.safeParse(data).data;
}
