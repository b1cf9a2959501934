import type { Elsewhere, FindElsewhere, Place } from '../exchange.js';
import type { App } from './app.js';
import { findProfile, type Owner } from './profiles.js';
import { showForAll } from './show.js';
import { findWalk, type StoredWalk } from './walks.js';

/** A card that was posted, and where. */
export interface Standing {
  readonly walk: string;
  readonly owner: Owner;
  /** Address of its service; without it that of the turn. */
  readonly service: string | undefined;
}

/** Where the card of a walk stands, seen from a turn; undefined where that was not noted. */
export function standingOf(id: string, { message, conversation, home }: StoredWalk, here: Place): Standing | undefined {
  if (message === undefined) return undefined;
  if (conversation === here.conversation) return { walk: id, owner: here, service: undefined };
  return home && { walk: id, owner: { conversation, team: home.team, tenant: home.tenant }, service: home.service };
}

/**
 * Draws a card anew as its walk stands by then. Nothing is posted where it is gone, and it stays as it is where the
 * team's settings cannot be read: without them it would show examples in the place of the team's own values.
 */
export function redraw(app: App, { walk: id, owner, service }: Standing): FindElsewhere {
  return async (): Promise<Elsewhere | undefined> => {
    const found = await findWalk(app, id);
    const scenario = found.kind === 'found' ? app.knowledge.scenarios[found.walk.scenario] : undefined;
    if (found.kind !== 'found' || scenario === undefined) return undefined;
    const settings = await findProfile(app, owner);
    if (settings.kind === 'down') return undefined;
    const answer = showForAll({ ...app, profile: settings.profile }, scenario, id, found.walk);
    return { conversation: owner.conversation, service, answer: { ...answer, instead: () => Promise.resolve({ kind: 'silence' }) } };
  };
}
