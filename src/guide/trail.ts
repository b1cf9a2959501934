import type { Given, Origin } from './types.js';

/** Answers as they travel in a button: `hold=yes` was chosen, `hold~yes` was told, `hold:yes` comes from the profile. */
const signs: Readonly<Record<Origin, string>> = { chosen: '=', told: '~', profile: ':' };
const pattern = /^([a-z0-9-]{1,60})([=~:])([a-z0-9-]{1,60})$/;

export function writeTrail(given: readonly Given[]): readonly string[] {
  return given.map(({ fact, value, by }) => `${fact}${signs[by]}${value}`);
}

/** The answers of a button, or undefined when it was not written by `writeTrail`. */
export function readTrail(trail: unknown): readonly Given[] | undefined {
  if (!Array.isArray(trail) || trail.length > 40) return undefined;
  const given = trail.map(readGiven);
  if (!given.every((one) => one !== undefined)) return undefined;
  const facts = given.map(({ fact }) => fact);
  return new Set(facts).size === facts.length ? given : undefined;
}

function readGiven(text: unknown): Given | undefined {
  const [, fact, sign, value] = (typeof text === 'string' ? pattern.exec(text) : null) ?? [];
  const by = (['chosen', 'told', 'profile'] as const).find((origin) => signs[origin] === sign);
  return fact !== undefined && value !== undefined && by !== undefined ? { fact, value, by } : undefined;
}
