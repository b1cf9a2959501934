import type { Knowledge } from '../knowledge/types.js';
import { groupBy } from '../group.js';
import type { Hits, OwnedRule } from './compile.js';
import { lineOf, quote, type Normalized, type Span } from './normalize.js';
import { satisfy } from './satisfy.js';
import type { Candidate, Evidence } from './types.js';

/** A rule that holds, and a place for each of its conditions. */
export interface Held {
  readonly rule: OwnedRule;
  readonly places: readonly Span[];
}

/** What recognizing needs to know of an intent. */
export interface KnownIntent {
  readonly scenario: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly general: boolean;
  /** While it lasts, it causes other errors: it is mended first. */
  readonly hidesOthers: boolean;
  /** Facts of the scenario: what a message tells beyond them does not matter to it. */
  readonly askable: Readonly<Record<string, unknown>>;
}

export function intentTable({ scenarios }: Knowledge): ReadonlyMap<string, KnownIntent> {
  return new Map(
    Object.values(scenarios).flatMap(({ id, intents, facts, hidesOthers }) =>
      intents.map((intent) => [intent.id, { scenario: id, facts: intent.facts, general: intent.general, hidesOthers, askable: facts }] as const),
    ),
  );
}

/** Rules that tell facts are tried first, because rules that give intents can ask for facts (`fact:hold=yes`). */
export function heldRules(hits: Hits, { breaks, text }: Normalized): readonly Held[] {
  const holding = (rules: readonly OwnedRule[], known: Hits) =>
    rules.flatMap((rule) => {
      const places = satisfy(rule, known, breaks, text.length);
      return places ? [{ rule, places }] : [];
    });
  const tellers = holding(hits.rules.filter(({ intent }) => intent === undefined), hits);
  const byScenario = groupBy(hits.rules.filter(({ intent }) => intent !== undefined), ({ scenario }) => scenario);
  const givers = [...byScenario].flatMap(([scenario, rules]) => {
    const known = withFacts(hits, toldIn(tellers, scenario));
    const isElsewhere = hits.exceptions.get(scenario)?.some((term) => known.of(term).length > 0) === true;
    return isElsewhere ? [] : holding(rules, known);
  });
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

/** The intents that have evidence, best first. */
export function toCandidates(held: readonly Held[], text: Normalized, intents: ReadonlyMap<string, KnownIntent>): readonly Candidate[] {
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
export function factsOf(held: readonly Held[]): Readonly<Record<string, string>> {
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
