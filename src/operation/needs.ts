import type { Logger } from 'pino';
import { createCheck, exempt, type Verdict } from './check.js';
import { refusalOf } from './credentials.js';
import type { Needs } from './readiness.js';

/** How to see whether each part can be used. Each resolves when it can. */
export interface Probes {
  readonly store: () => Promise<void>;
  readonly token: () => Promise<void>;
  readonly keys: () => Promise<void>;
}

/** What the server needs, looked at in the background; a new state is told to the log once. */
export function createNeeds({ store, token, keys }: Probes, { local, log, now }: { readonly local: boolean; readonly log: Logger; readonly now: () => Date }): Needs {
  const tell = (part: string, remedyOf: (error: unknown) => string) => ({ usable, state }: Verdict, error: unknown): void => {
    if (usable) log.info({ part, state }, 'a part can be used');
    else log.error({ part, state, remedy: remedyOf(error) }, 'a part cannot be used');
  };
  const ours = { now, again: 5_000 };
  return {
    store: createCheck({ ...ours, probe: store, wordOf: () => 'unreachable', changed: tell('store', () => 'Check the database and the network. Shirube goes on by itself once it answers.') }),
    credentials: local ? exempt('not needed in local mode', now) : createCheck({ now, probe: token, wordOf: (error) => refusalOf(error).state, changed: tell('credentials', (error) => refusalOf(error).remedy) }),
    metadata: local ? exempt('not needed in local mode', now) : createCheck({ now, probe: keys, wordOf: () => 'unreachable', changed: tell('metadata', () => 'Let this server reach the OpenID metadata of the Bot Framework over https. Until then callers are refused.') }),
  };
}
