import type { Knowledge } from '../knowledge/types.js';
import type { Recognize } from '../recognize/recognize.js';
import type { Redact } from '../redact/types.js';
import type { Profile } from '../profile/profile.js';
import type { Store } from '../store/types.js';
import type { Recent } from './recent.js';
import type { Render } from '../view/render.js';

/** What a turn works with: everything that is not plain data is passed in. */
export interface App {
  readonly knowledge: Knowledge;
  readonly recognize: Recognize;
  /** Takes out of a text what must not leave the place where it was pasted. */
  readonly redact: Redact;
  readonly render: Render;
  readonly store: Store;
  readonly now: () => Date;
  /** What was read a moment ago, so that a crowd on one card does not ask the store for the same again and again. */
  readonly recent?: Recent;
  /** What the team of this turn has set; undefined where nobody looked, or the store did not answer in time. */
  readonly profile?: Profile | undefined;
  /** A new walk id. */
  readonly newId: () => string;
  /** How long a walk is kept, in days. */
  readonly retentionDays: number;
  /** Messages that mention nobody are never answered, wherever they can be read. */
  readonly ignoresUnmentioned?: boolean;
  /** Told when the store fails; the turn goes on without it. */
  readonly onStoreFailure: (error: unknown) => void;
}
