import { createCache } from '../cache.js';
import type { Profile } from '../profile/profile.js';
import type { StoredWalk } from './stored.js';

/** So many walks and profiles are remembered. */
const most = 1_000;
/** Milliseconds: another server may have written since. */
const lifetime = 2_000;

/** What this process read or wrote a moment ago. Never the ground for a write: only the store decides who was first. */
export interface Recent {
  /** A walk that has gone on beyond a revision, by its id: revisions only grow, so a click on that one has lost. */
  readonly beyond: (walk: string, revision: number) => StoredWalk | undefined;
  readonly seeWalk: (walk: string, standing: StoredWalk) => void;
  readonly forgetWalk: (walk: string) => void;
  readonly profile: (key: string) => Profile | undefined;
  readonly seeProfile: (key: string, profile: Profile) => void;
}

/** @param now milliseconds */
export function createRecent(now: () => number): Recent {
  const walks = createCache<StoredWalk>(most, lifetime, now);
  const profiles = createCache<Profile>(most, lifetime, now);
  return {
    beyond: (id, revision) => {
      const walk = walks.get(id);
      return walk && walk.revision > revision ? walk : undefined;
    },
    seeWalk: (id, walk) => walks.set(id, walk),
    forgetWalk: (id) => walks.delete(id),
    profile: (key) => profiles.get(key),
    seeProfile: (key, profile) => profiles.set(key, profile),
  };
}
