import type { Answer, Outgoing } from '../exchange.js';
import type { Scenario } from '../knowledge/types.js';
import type { Note } from './cards.js';
import type { App } from './app.js';
import { walkCard } from './recall.js';
import { amendWalk, findWalk, type StoredWalk } from './walks.js';

/** How long whoever posts a card anew has for it, before another one may. */
const claim = 60_000;

/**
 * The card of a walk for everyone. Updates of two clicks can overtake each other on their way, so whoever has sent one
 * looks again whether the walk has gone on: then the newer card is sent once more, and the message ends with it.
 */
export function showForAll(app: App, scenario: Scenario, id: string, walk: StoredWalk, outcome: 'kept' | 'down' = 'kept', notes: readonly Note[] = []): Answer {
  const shown = walkCard(app, scenario, id, walk, notes);
  return {
    outgoing: { kind: 'update', ...shown, message: walk.message },
    keep: (message) => (outcome === 'down' ? Promise.resolve(undefined) : settle(app, id, walk, message)),
    instead: (gone) => replace(app, id, gone, shown),
  };
}

async function settle(app: App, id: string, shown: StoredWalk, message: string | undefined): Promise<Answer | undefined> {
  const remember = (walk: StoredWalk) => (message === undefined || walk.message === message ? undefined : { ...walk, message });
  const found = shown.message === message ? await findWalk(app, id) : await amendWalk(app, id, remember);
  if (found.kind !== 'found' || found.walk.revision < shown.revision || isSame(found.walk, shown)) return undefined;
  const scenario = app.knowledge.scenarios[found.walk.scenario];
  return scenario && showForAll(app, scenario, id, found.walk);
}

/** Whether two states of a walk show the same card: what people say of it is no step, and neither is forgetting one of them. */
function isSame(a: StoredWalk, b: StoredWalk): boolean {
  return a.revision === b.revision && JSON.stringify([a.votes, a.stamps]) === JSON.stringify([b.votes, b.stamps]);
}

/** The message is gone: one of those who find out posts the card anew, the others go on with that one. */
async function replace(app: App, id: string, gone: string, shown: Pick<Extract<Outgoing, { kind: 'post' }>, 'card' | 'text'>): Promise<Outgoing> {
  const found = await findWalk(app, id);
  const moved = found.kind === 'found' ? found.walk.message : undefined;
  if (moved !== undefined && moved !== gone) return { kind: 'update', ...shown, message: moved };
  try {
    const expires = new Date(app.now().getTime() + claim);
    const first = await app.store.put('deliveries', `instead of ${gone}`, null, 0, expires);
    return first === undefined ? { kind: 'silence' } : { kind: 'post', ...shown };
  } catch (error) {
    app.onStoreFailure(error);
    return { kind: 'post', ...shown };
  }
}
