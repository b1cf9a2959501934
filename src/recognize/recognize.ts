import type { Knowledge, Rule } from '../knowledge/types.js';
import { groupBy } from '../group.js';
import type { Locale } from '../locale.js';
import { compile, type Hits, type OwnedRule } from './compile.js';
import { readErrors } from './envelope.js';
import { languageOf } from './language.js';
import { lineOf, normalize, quote, type Normalized, type Span } from './normalize.js';
import { satisfy } from './satisfy.js';
import type { Candidate, Evidence, Outcome, Reading } from './types.js';

/** Score from which an intent is answered, from which it is worth a question, and the lead that makes it clear. */
export const bars = { answer: 0.6, ask: 0.45, lead: 0.12 } as const;

export type Recognize = (text: string, locale?: Locale) => Reading;

/** Makes the function that reads messages; pure, and compiled once. */
export function createRecognizer(knowledge: Knowledge): Recognize {
  const search = compile({ ...knowledge, rules: [...knowledge.rules, ...neighbourRules(knowledge)] });
  const intents = intentTable(knowledge);
  return (original, locale) => {
    const text = normalize(original);
    const { records, signals } = readErrors(text);
    const hits = search(text, signals);
    const held = heldRules(hits, text);
    const all = toCandidates(held, text, intents);
    const candidates = contenders(all, intents);
    return {
      outcome: outcomeOf(candidates),
      language: languageOf(original, records.length > 0, locale),
      records,
      candidates,
      nearest: candidates.length === 0 ? all[0] : undefined,
      neighbour: candidates.length === 0 ? factsOf(held.filter(({ rule }) => rule.facts['neighbour'] !== undefined))['neighbour'] : undefined,
      held: held.map(({ rule }) => rule.id),
      talk: candidates.length === 0 && records.length === 0 && original.length <= talkLength ? talkOf(held) : undefined,
    };
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

/** Small talk is short, in characters; a longer message wants something. */
const talkLength = 60;

/** The lexicon's rules tell small talk as the fact `talk`. */
function talkOf(held: readonly Held[]): Reading['talk'] {
  const told = factsOf(held.filter(({ rule }) => rule.scenario === undefined && rule.facts['talk'] !== undefined))['talk'];
  return told === 'greeting' || told === 'thanks' || told === 'help' ? told : undefined;
}

interface Held {
  readonly rule: OwnedRule;
  readonly places: readonly Span[];
}

interface KnownIntent {
  readonly scenario: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly general: boolean;
  /** Facts of the scenario: what a message tells beyond them does not matter to it. */
  readonly askable: Readonly<Record<string, unknown>>;
}

function intentTable({ scenarios }: Knowledge): ReadonlyMap<string, KnownIntent> {
  return new Map(
    Object.values(scenarios).flatMap(({ id, intents, facts }) =>
      intents.map((intent) => [intent.id, { scenario: id, facts: intent.facts, general: intent.general, askable: facts }] as const),
    ),
  );
}

/** Rules that tell facts are tried first, because rules that give intents can ask for facts (`fact:hold=yes`). */
function heldRules(hits: Hits, { breaks, text }: Normalized): readonly Held[] {
  const holding = (rules: readonly OwnedRule[], known: Hits) =>
    rules.flatMap((rule) => {
      const places = satisfy(rule, known, breaks, text.length);
      return places ? [{ rule, places }] : [];
    });
  const tellers = holding(hits.rules.filter(({ intent }) => intent === undefined), hits);
  const byScenario = groupBy(hits.rules.filter(({ intent }) => intent !== undefined), ({ scenario }) => scenario);
  const givers = [...byScenario].flatMap(([scenario, rules]) => holding(rules, withFacts(hits, toldIn(tellers, scenario))));
  return [...tellers, ...givers];
}

function toldIn(tellers: readonly Held[], scenario: string | undefined): readonly Held[] {
  return tellers.filter(({ rule }) => rule.scenario === undefined || rule.scenario === scenario);
}

function withFacts(hits: Hits, tellers: readonly Held[]): Hits {
  const told = new Map<string, readonly Span[]>(
    Object.entries(factsOf(tellers)).map(([fact, value]) => [`fact:${fact}=${value}`, tellers.find(({ rule }) => rule.facts[fact] === value)?.places ?? []] as const),
  );
  return { ...hits, of: (term) => told.get(term) ?? hits.of(term) };
}

function toCandidates(held: readonly Held[], text: Normalized, intents: ReadonlyMap<string, KnownIntent>): readonly Candidate[] {
  const scored = groupBy(held.filter(({ rule }) => rule.intent !== undefined), ({ rule }) => rule.intent ?? '');
  return [...scored]
    .flatMap(([intent, ours]) => {
      const known = intents.get(intent);
      return known ? [toCandidate(intent, known, ours, held, text)] : [];
    })
    .sort((a, b) => b.score - a.score || a.intent.localeCompare(b.intent));
}

function toCandidate(intent: string, known: KnownIntent, ours: readonly Held[], held: readonly Held[], text: Normalized): Candidate {
  const tellers = toldIn(held.filter(({ rule }) => rule.intent === undefined), known.scenario);
  const told = factsOf([...tellers, ...ours]);
  const relevant = Object.entries(told).filter(([fact]) => known.askable[fact] !== undefined);
  const missed = ours.reduce((product, { rule }) => product * (1 - rule.score), 1);
  return {
    intent,
    scenario: known.scenario,
    score: Math.round((1 - missed) * 1000) / 1000,
    facts: { ...Object.fromEntries(relevant), ...known.facts },
    evidence: [...ours, ...tellers.filter(({ rule }) => Object.keys(rule.facts).some((fact) => known.askable[fact] !== undefined))].flatMap((one) => toEvidence(one, text)),
  };
}

/** Facts told by rules; when two rules tell different values, the surer rule counts, and equals cancel out. */
function factsOf(held: readonly Held[]): Readonly<Record<string, string>> {
  const best = new Map<string, { value: string | undefined; score: number }>();
  for (const { rule } of held) {
    for (const [fact, value] of Object.entries(rule.facts)) {
      const before = best.get(fact);
      if (before === undefined || rule.score > before.score) best.set(fact, { value, score: rule.score });
      else if (rule.score === before.score && before.value !== value) best.set(fact, { value: undefined, score: rule.score });
    }
  }
  return Object.fromEntries([...best].flatMap(([fact, { value }]) => (value === undefined ? [] : [[fact, value]])));
}

function toEvidence({ rule, places }: Held, text: Normalized): readonly Evidence[] {
  const added = rule.intent === undefined ? 0 : rule.score;
  return places.map((place) => ({ rule: rule.id, quote: quote(text, place), line: lineOf(text, place), added }));
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
