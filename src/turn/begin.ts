import type { Incoming } from '../exchange.js';
import { begin } from '../guide/guide.js';
import type { Given } from '../guide/types.js';
import type { Scenario } from '../knowledge/types.js';
import type { Locale } from '../locale.js';
import type { Candidate, Reading } from '../recognize/types.js';
import type { App } from './app.js';
import type { StoredWalk } from './walks.js';

/** The scenario that an intent opens. */
export function scenarioOf({ knowledge }: App, intent: string): Scenario | undefined {
  return Object.values(knowledge.scenarios).find(({ intents }) => intents.some(({ id }) => id === intent));
}

/** Where a walk begins, and who begins it. */
export type Starter = Pick<Incoming, 'place' | 'person'>;

/** A new walk from what a message told. */
export function walkFrom(scenario: Scenario, candidate: Candidate, { runnerUp }: Reading, language: Locale, starter: Starter): StoredWalk {
  return {
    ...opened(scenario, begin(scenario, candidate.facts).given, language, starter),
    receipt: {
      intent: candidate.intent,
      score: candidate.score,
      evidence: [...candidate.evidence],
      ...(runnerUp && runnerUp.intent !== candidate.intent ? { runnerUp } : {}),
    },
  };
}

/** A new walk from a button: the answers travelled with it, the message did not. */
export function opened(scenario: Scenario, given: readonly Given[], language: Locale, { place, person }: Starter): StoredWalk {
  const zone = person.zone === undefined ? {} : { zone: person.zone };
  return { revision: 1, scenario: scenario.id, given: [...given], language, conversation: place.conversation, ...zone, stamps: [], moves: [] };
}
