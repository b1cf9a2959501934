import type { Given } from '../guide/types.js';
import type { Scenario } from '../knowledge/types.js';
import { differencesOf, memorable } from '../profile/apply.js';
import { isEmpty, ownValues, type Profile } from '../profile/profile.js';
import type { Frame } from './frame.js';

/** A frame for a walk of a team: its own values, where the message says other than its settings, and the offer to remember. */
export function inTeam(profile: Profile | undefined, { facts }: Scenario, given: readonly Given[], frame: Frame): Frame {
  if (profile === undefined) return frame;
  const { say, locale } = frame;
  const nameOf = (fact: string, value: string) => facts[fact]?.values[value]?.[locale] ?? value;
  const differing = differencesOf(given, profile).map(({ fact, told, set }) =>
    say('noticeDiffers', { fact: facts[fact]?.label[locale] ?? fact, told: nameOf(fact, told), set: nameOf(fact, set) }),
  );
  return {
    ...frame,
    own: ownValues(profile),
    notices: [...frame.notices, ...differing],
    offersToRemember: isEmpty(profile) && memorable(given).size > 0,
  };
}
