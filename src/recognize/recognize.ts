import type { Knowledge, Rule } from '../knowledge/types.js';
import type { Locale } from '../locale.js';
import { factsOf, heldRules, intentTable, toCandidates, type Held, type KnownIntent } from './candidates.js';
import { compile } from './compile.js';
import { readErrors } from './envelope.js';
import { withoutFooter } from './footer.js';
import { languageOf } from './language.js';
import { normalize, type Normalized } from './normalize.js';
import { createSpelling } from './spelling.js';
import { findingsIn } from './triage.js';
import type { Candidate, Finding, Outcome, Reading, RunnerUp } from './types.js';

/** Score from which an intent is answered, from which it is worth a question, and the lead that makes it clear. */
export const bars = { answer: 0.6, ask: 0.45, lead: 0.12 } as const;

export type Recognize = (text: string, locale?: Locale) => Reading;

/** Makes the function that reads messages; pure, and compiled once. */
export function createRecognizer(knowledge: Knowledge): Recognize {
  const search = compile({ ...knowledge, rules: [...knowledge.rules, ...neighbourRules(knowledge)] });
  const intents = intentTable(knowledge);
  const correct = createSpelling(knowledge);
  const read = (text: Normalized, locale: Locale | undefined): Reading => {
    const { original, cut, passed } = text;
    const hits = search(text);
    const { records } = readErrors(text, hits.marks);
    const held = heldRules(hits, text);
    const all = toCandidates(held, text, intents);
    const findings = findingsIn(text, records, hits, intents);
    const several = severalIn(findings);
    const candidates = several.length > 1 ? several : contenders(all, intents);
    return {
      outcome: several.length > 1 ? 'choose' : outcomeOf(candidates),
      findings: several.length > 1 ? findings : [],
      language: languageOf(original, records.length > 0, locale),
      records,
      cut,
      passed,
      candidates,
      runnerUp: several.length > 1 ? undefined : runnerUpOf(candidates[0], all, intents),
      nearest: candidates.length === 0 ? all[0] : undefined,
      neighbour: candidates.length === 0 ? factsOf(held.filter(({ rule }) => rule.facts['neighbour'] !== undefined))['neighbour'] : undefined,
      held: held.map(({ rule }) => rule.id),
      talk: candidates.length === 0 && records.length === 0 && original.length <= talkLength ? talkOf(held) : undefined,
    };
  };
  return (original, locale) => {
    const text = normalize(withoutFooter(original));
    const asTyped = read(text, locale);
    const corrected = asTyped.candidates.length === 0 ? correct(text) : undefined;
    const asMeant = corrected && read(corrected, locale);
    return asMeant && asMeant.candidates.length > 0 ? asMeant : asTyped;
  };
}

/** Neighbouring errors are found like facts; the one with the longest term is the most particular. */
function neighbourRules({ neighbours }: Knowledge): readonly Rule[] {
  return neighbours.map(({ id, all, none, samples }) => ({
    id: `neighbour.${id}`,
    intent: undefined,
    score: Math.min(0.99, 0.5 + Math.max(...all.flat().map(({ length }) => length)) / 400),
    all,
    none: [],
    unless: none,
    within: 'message',
    facts: { neighbour: id },
    samples: { ja: [], en: samples },
    near: [],
  }));
}

/** The different known errors of a paste, the one to mend first on top. */
function severalIn(findings: readonly Finding[]): readonly Candidate[] {
  return findings.flatMap(({ candidate }) => (candidate ? [candidate] : []));
}

function runnerUpOf(best: Candidate | undefined, all: readonly Candidate[], intents: ReadonlyMap<string, KnownIntent>): RunnerUp | undefined {
  const second = best && all.find(({ intent }) => intent !== best.intent);
  if (best === undefined || second === undefined) return undefined;
  const gaveWay = intents.get(second.intent)?.general === true && second.scenario === best.scenario;
  return { intent: second.intent, score: second.score, lost: gaveWay ? 'general' : 'weaker' };
}

/** Small talk is short, in characters; a longer message wants something. */
const talkLength = 60;

/** The lexicon's rules tell small talk as the fact `talk`. */
function talkOf(held: readonly Held[]): Reading['talk'] {
  const told = factsOf(held.filter(({ rule }) => rule.scenario === undefined && rule.facts['talk'] !== undefined))['talk'];
  return told === 'greeting' || told === 'thanks' || told === 'help' ? told : undefined;
}

/** Those worth showing: above the bar, without a general intent that a specific one of its scenario makes needless. */
function contenders(all: readonly Candidate[], intents: ReadonlyMap<string, KnownIntent>): readonly Candidate[] {
  const strong = all.filter(({ score }) => score >= bars.ask);
  const sure = strong.filter(({ score }) => score >= bars.answer);
  return (sure.length > 0 ? sure : strong).filter(
    (one, _, kept) => !intents.get(one.intent)?.general || !kept.some((other) => other !== one && other.scenario === one.scenario),
  );
}

function outcomeOf([first, second]: readonly Candidate[]): Outcome {
  if (first === undefined) return 'unknown';
  if (second !== undefined && first.score - second.score < bars.lead) return 'choose';
  return first.score >= bars.answer ? 'answer' : 'ask';
}
