import type { Fault } from './fault.js';
import type { ReadKnowledge } from './load.js';
import type { Rule } from './types.js';

/** Rules that do not match their own samples, or match what they must not. `ruleIdsIn` gives the rules that a text holds. */
export function checkSamples({ knowledge, find }: Omit<ReadKnowledge, 'faults'>, ruleIdsIn: (text: string) => ReadonlySet<string>): readonly Fault[] {
  const owned: (readonly [string | undefined, readonly Rule[]])[] = Object.values(knowledge.scenarios).map(({ id, rules }) => [id, rules]);
  return [...owned, [undefined, knowledge.rules] as const].flatMap(([owner, rules]) =>
    rules.flatMap((rule) => missesOf(rule, ruleIdsIn).map(({ place, ...words }) => ({ ...find(owner, place), place, ...words }))),
  );
}

function missesOf({ id, samples, near }: Rule, ruleIdsIn: (text: string) => ReadonlySet<string>): readonly Omit<Fault, 'file' | 'at'>[] {
  const told = (texts: readonly string[], place: string, wrong: (held: boolean) => boolean, problem: (text: string) => string, remedy: string) =>
    texts.flatMap((text, index) => (wrong(ruleIdsIn(text).has(id)) ? [{ place: `rules.${id}.${place}.${index}`, problem: problem(text), remedy }] : []));
  const missed = (text: string) => `the rule does not match its sample "${text}".`;
  const caught = (text: string) => `the rule matches its near miss "${text}".`;
  return [
    ...told(samples.ja, 'samples.ja', (held) => !held, missed, 'Correct the rule or the sample.'),
    ...told(samples.en, 'samples.en', (held) => !held, missed, 'Correct the rule or the sample.'),
    ...told(near, 'near', (held) => held, caught, 'Narrow the rule, or move the message to the samples.'),
  ];
}
