import { z } from 'zod/v4';
import { locales } from './locale.js';

const shape = z.object({
  /** Version of this shape. */
  version: z.literal(1),
  /** The walk of the card; a form has an id of its own. */
  walk: z.string().regex(/^[A-Za-z0-9-]{8,64}$/),
  /** On a form: the revision of the settings that it shows. */
  revision: z.int().min(0).max(1_000_000),
  language: z.enum(locales),
  /** `settings` opens the form; `remember` keeps the answers of a walk; `answer-in` sets the language of answers. */
  event: z.enum(['settings', 'settings-save', 'settings-clear', 'settings-cancel', 'remember', 'answer-in']),
});

/** What the buttons carry that change or show the settings of a team. */
export type Control = Readonly<z.output<typeof shape>>;

/** A button's data, or undefined when it is not one of these. */
export function readControl(data: unknown): Control | undefined {
  return shape.safeParse(data).data;
}
