import { meant } from './closest.js';
import { faultOfPattern } from './pattern.js';
import type { Knowledge, Rule, Scenario } from './types.js';

/** `part` is the place inside the rule, such as `all.0.1`. */
type Report = (problem: string, remedy: string, part?: string) => void;

/** Signals that reading an error gives; a term with such a prefix is compared with them, not with the text. */
export const signalKinds = ['status', 'code', 'aadsts', 'tool', 'fact'] as const;

/** What is wrong with one rule, given the scenario it stands in (none: the lexicon) and the concepts. */
export function checkRule(rule: Rule, scenario: Scenario | undefined, knowledge: Pick<Knowledge, 'concepts'>, report: Report): void {
  if (rule.intent === undefined && Object.keys(rule.facts).length === 0) report('gives neither an intent nor a fact.', 'Name an intent, or the facts it tells.');
  if (rule.intent !== undefined && !scenario?.intents.some(({ id }) => id === rule.intent)) {
    report(`names the intent "${rule.intent}", which this scenario does not open.`, `${meant(rule.intent, scenario?.intents.map(({ id }) => id) ?? [])}List the intent under intents.`, 'intent');
  }
  if (rule.samples.ja.length + rule.samples.en.length === 0) report('has no sample.', 'Add messages that it must match, in each language that it serves.', 'samples');
  for (const [fact, value] of Object.entries(rule.facts)) {
    if (scenario !== undefined && scenario.facts[fact]?.values[value] === undefined) {
      report(`tells ${fact}=${value}, which is no value of a fact of this scenario.`, 'Define the fact and its value under facts.', `facts.${fact}`);
    }
  }
  for (const [part, term] of termsOf(rule)) checkTerm(term, knowledge, (problem, remedy) => report(problem, remedy, part));
}

/** Every term of a rule or neighbour with its place inside it. */
export function* termsOf({ all, none, unless = [] }: Pick<Rule, 'all' | 'none'> & Partial<Pick<Rule, 'unless'>>): Generator<readonly [string, string]> {
  for (const [index, condition] of all.entries()) for (const [number, term] of condition.entries()) yield [`all.${index}.${number}`, term];
  for (const [index, term] of none.entries()) yield [`none.${index}`, term];
  for (const [index, term] of unless.entries()) yield [`unless.${index}`, term];
}

/** What is wrong with one term, wherever it stands. */
export function checkTerm(term: string, { concepts }: Pick<Knowledge, 'concepts'>, report: Report): void {
  if (term.startsWith('@')) {
    if (concepts[term.slice(1)] === undefined) report(`uses the concept ${term}, which the lexicon does not have.`, `${meant(term.slice(1), Object.keys(concepts))}Add it to knowledge/lexicon.yaml.`);
  } else if (term.startsWith('/')) {
    const fault = faultOfPattern(term);
    if (fault) report(`uses ${term}, ${fault}`, 'Write it with fewer repetitions, or as words and gaps (…).');
  } else if (/^(?:status|code|aadsts|tool|fact):$/.test(term)) {
    report(`uses ${term} without a value.`, 'Write the value after the colon.');
  }
}
