import type { Given } from '../guide/types.js';
import type { Scenario } from '../knowledge/types.js';
import { valueOf, type Profile } from './profile.js';

/** Settings that answer a question of a scenario. */
export const factFields = ['environment', 'asr'] as const;
export type FactField = (typeof factFields)[number];

/** The answers with those that the profile knows; what the message told wins. */
export function withProfile({ facts }: Pick<Scenario, 'facts'>, given: readonly Given[], profile: Profile): readonly Given[] {
  const known = factFields.flatMap((fact): readonly Given[] => {
    const value = valueOf(profile, fact);
    if (value === undefined || facts[fact]?.values[value] === undefined || given.some((one) => one.fact === fact)) return [];
    return [{ fact, value, by: 'profile' }];
  });
  return [...given, ...known];
}

export interface Difference {
  readonly fact: FactField;
  readonly told: string;
  readonly set: string;
}

/** Where the message told other than the profile says: people must see it before they follow steps. */
export function differencesOf(given: readonly Given[], profile: Profile): readonly Difference[] {
  return factFields.flatMap((fact) => {
    const told = given.find((one) => one.fact === fact && one.by === 'told')?.value;
    const set = valueOf(profile, fact);
    return told === undefined || set === undefined || told === set ? [] : [{ fact, told, set }];
  });
}

/** What people chose in a walk and the profile could remember. */
export function memorable(given: readonly Given[]): ReadonlyMap<FactField, string> {
  return new Map(factFields.flatMap((fact) => given.flatMap(({ fact: name, value, by }) => (name === fact && by === 'chosen' ? [[fact, value] as const] : []))));
}
