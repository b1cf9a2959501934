import type { App } from './app.js';
import { walkShape, type StoredWalk } from './stored.js';

export type { Mark, StoredWalk } from './stored.js';

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
    const walk = stored ? walkShape.safeParse(stored.value).data : undefined;
    const version = stored?.revision ?? 0;
    if (walk) app.recent?.seeWalk(id, walk);
    else app.recent?.forgetWalk(id);
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
    if (written !== undefined) app.recent?.seeWalk(id, walk);
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
