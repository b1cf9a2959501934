import type { Person, Place } from '../exchange.js';
import { ShirubeError } from '../errors.js';
import { emptyProfile, forgetPerson, isNamed, parseProfile, type Change, type Profile } from '../profile/profile.js';
import { late, within } from '../within.js';
import type { App } from './app.js';
import { noteMention } from './people.js';

/** `down`: the store does not answer, so nobody knows what the team set. `version` is what a writer must name. */
export type FoundProfile = { readonly kind: 'found'; readonly profile: Profile; readonly version: number } | { readonly kind: 'down' };

/** Collection of the store. */
export const profiles = 'profiles';
const journal = 'profiles';
const day = 24 * 60 * 60 * 1000;
/**
 * A profile is configuration, not the trace of a person: it lasts as long as somebody in the team uses the bot, and a
 * year longer, so that a yearly clean-up of accounts still finds it.
 */
const lifetime = 400 * day;
/** How long it is read before it is written anew, so that its lifetime starts again. */
const renewal = 30 * day;
/** Longest that an answer waits for the profile, in milliseconds; after that it goes without. */
const patience = 250;

/** What decides whose settings count. */
export type Owner = Pick<Place, 'tenant' | 'conversation'> & { readonly team?: string | undefined };

/** One profile a team; where there is no team, one a chat. Threads of a channel share it. */
export function profileKey({ tenant, team, conversation }: Owner): string {
  const owner = team === undefined ? ['chat', conversation.replace(/;messageid=.*$/s, '')] : ['team', team];
  return JSON.stringify([(tenant ?? '').toLowerCase(), ...owner]);
}

/** The turn with the profile of where it happens; it goes on without when the store takes long. */
export async function forPlace(app: App, place: Place): Promise<App> {
  const key = profileKey(place);
  const known = app.recent?.profile(key);
  if (known) return { ...app, profile: known };
  const found = await within(patience, readProfile(app, key));
  if (found === late) app.onStoreFailure(new ShirubeError('store', `The settings did not come within ${patience} ms.`, 'Look at the load of the database; the answer went out without them.'));
  return found === late || found.kind === 'down' ? app : { ...app, profile: found.profile };
}

export function findProfile(app: App, place: Owner): Promise<FoundProfile> {
  return readProfile(app, profileKey(place));
}

async function readProfile(app: App, key: string): Promise<FoundProfile> {
  try {
    const stored = await app.store.get(profiles, key);
    const profile = stored && parseProfile(stored.value);
    const version = stored?.revision ?? 0;
    if (profile && isOld(app, stored.value)) void renew(app, key, profile, version);
    app.recent?.seeProfile(key, profile ?? emptyProfile);
    return { kind: 'found', profile: profile ?? emptyProfile, version };
  } catch (error) {
    app.onStoreFailure(error);
    return { kind: 'down' };
  }
}

/**
 * Writes a profile if nobody wrote since `version`, and its changes into the journal. The journal names no person: its
 * lines cannot be rewritten when somebody asks to be forgotten.
 */
export async function keepProfile(app: App, place: Place, person: Person, profile: Profile, version: number, changes: readonly Change[]): Promise<'kept' | 'lost' | 'down'> {
  try {
    const key = profileKey(place);
    await noteMention(app, person.id, { collection: profiles, key });
    if ((await write(app, key, profile, version)) === undefined) return 'lost';
    app.recent?.seeProfile(key, profile);
    if (changes.length > 0) await app.store.append(journal, { key, revision: profile.revision, changes }, app.now()).catch(app.onStoreFailure);
    return 'kept';
  } catch (error) {
    app.onStoreFailure(error);
    return 'down';
  }
}

/**
 * Takes a person's name out of the settings that they changed, which stay.
 * @returns whether there was anything, or `down`
 */
export async function forgetInProfile(app: App, key: string, person: string): Promise<'forgotten' | 'nothing' | 'down'> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await readProfile(app, key);
    if (found.kind === 'down') return 'down';
    if (!isNamed(found.profile, person)) return 'nothing';
    try {
      if ((await write(app, key, forgetPerson(found.profile, person), found.version)) !== undefined) return 'forgotten';
    } catch (error) {
      app.onStoreFailure(error);
      return 'down';
    }
  }
  return 'down';
}

/** So often others may be faster. */
const mostTries = 5;

function write(app: App, key: string, profile: Profile, version: number): Promise<number | undefined> {
  const now = app.now();
  return app.store.put(profiles, key, { ...profile, renewed: now.toISOString() }, version, new Date(now.getTime() + lifetime));
}

/** In the background and never rejecting: when it fails or loses, the next reader renews. */
async function renew(app: App, key: string, profile: Profile, version: number): Promise<void> {
  await write(app, key, profile, version).catch(app.onStoreFailure);
}

function isOld(app: App, stored: unknown): boolean {
  const renewed = typeof stored === 'object' && stored !== null && 'renewed' in stored && typeof stored.renewed === 'string' ? Date.parse(stored.renewed) : 0;
  return app.now().getTime() - renewed > renewal;
}
