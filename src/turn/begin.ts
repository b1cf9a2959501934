import type { Incoming } from '../exchange.js';
import { begin } from '../guide/guide.js';
import { readTrail } from '../guide/trail.js';
import type { Given } from '../guide/types.js';
import type { Scenario } from '../knowledge/types.js';
import type { Locale } from '../locale.js';
import { withProfile } from '../profile/apply.js';
import type { Profile } from '../profile/profile.js';
import type { Candidate, Reading } from '../recognize/types.js';
import type { App } from './app.js';
import type { StoredWalk } from './walks.js';

/** The scenario that an intent opens. */
export function scenarioOf({ knowledge }: App, intent: string): Scenario | undefined {
  return Object.values(knowledge.scenarios).find(({ intents }) => intents.some(({ id }) => id === intent));
}

/** The scenario of an id that came from outside, which may be the name of anything. */
export function scenarioNamed({ knowledge }: App, id: string): Scenario | undefined {
  return Object.hasOwn(knowledge.scenarios, id) ? knowledge.scenarios[id] : undefined;
}

/** Where a walk begins, and who begins it. */
export type Starter = Pick<Incoming, 'place' | 'person'>;

/** A new walk from what a message told, and from what the team has set. */
export function walkFrom({ profile }: App, scenario: Scenario, candidate: Candidate, { runnerUp }: Reading, language: Locale, starter: Starter): StoredWalk {
  // What is new comes first: added to a copy, it would make the engine a class for this one object.
  return {
    receipt: {
      intent: candidate.intent,
      score: candidate.score,
      evidence: [...candidate.evidence],
      ...(runnerUp && runnerUp.intent !== candidate.intent ? { runnerUp } : {}),
    },
    ...opened(scenario, inProfile(profile, scenario, begin(scenario, candidate.facts).given), language, starter),
  };
}

/** The answers with those that the team has set. */
export function inProfile(profile: Profile | undefined, scenario: Scenario, given: readonly Given[]): readonly Given[] {
  return profile === undefined ? given : withProfile(scenario, given, profile);
}

/** A new walk from a button: the answers travelled with it, the message did not. */
export function opened(scenario: Scenario, given: readonly Given[], language: Locale, { place, person }: Starter): StoredWalk {
  const zone = person.zone === undefined ? {} : { zone: person.zone };
  return { revision: 1, scenario: scenario.id, given: [...given], language, conversation: place.conversation, ...homeOf(place), ...zone, stamps: [], moves: [] };
}

/** What a walk notes of the place where it stands. */
export function homeOf({ service, team, tenant }: Starter['place']): Pick<StoredWalk, 'home'> {
  if (service === undefined) return {};
  return { home: { service, ...(team === undefined ? {} : { team }), ...(tenant === undefined ? {} : { tenant }) } };
}

/** What the buttons of a card tell of its walk. */
export interface OnCard {
  readonly path: readonly string[];
  readonly language: Locale;
  readonly revision: number;
  readonly aside?: StoredWalk['aside'];
}

/** The walk as the card showed it, from the card's own path; undefined where that cannot be read. */
export function onCard(scenario: Scenario, { path, language, revision, aside }: OnCard, starter: Starter): StoredWalk | undefined {
  const given = readTrail(path);
  return given && { ...opened(scenario, given, language, starter), revision, ...(aside ? { aside } : {}) };
}
