import type { Knowledge, Rule } from '../knowledge/types.js';
import { groupBy } from '../group.js';
import type { Normalized, Span } from './normalize.js';
import { signalsOf } from './signs.js';
import { join, merge, toSpans, type Places } from './spans.js';
import { sidesOf, unmistakable } from './term.js';
import type { Mark } from './types.js';
import { createVocabulary } from './vocabulary.js';

/** Where each term of the rules occurs in one text. */
export interface Hits {
  /** Places of a term as it is written in a rule, ascending, a few hundred at most; empty when it does not occur. */
  readonly of: (term: string) => readonly Span[];
  /** Rules of which every condition occurs somewhere. */
  readonly rules: readonly OwnedRule[];
  /** What errors are known by, for reading them. */
  readonly marks: readonly Mark[];
  /** The same for a part of the text: places that begin in it, of which there can be more than of the whole text. */
  readonly within: (span: Span) => Hits;
}

export interface OwnedRule extends Rule {
  /** Scenario of the rule; undefined for the lexicon's. */
  readonly scenario: string | undefined;
}

/** Searches a text for all terms of all rules in one pass. */
export type Search = (text: Normalized) => Hits;

const signalTerm = /^(?:status|code|aadsts|tool):/;

/** Compiles every term of the knowledge once; nothing is compiled per message. */
export function compile(knowledge: Knowledge): Search {
  const rules = allRules(knowledge);
  const words = wordsOf(rules, knowledge);
  const sides = new Map([...new Set([...words.values()].flat())].filter((word) => !signalTerm.test(word)).map((word) => [word, sidesOf(word)]));
  const phrases = phrasesOf(rules, sides);
  const scan = createVocabulary([...sides.values()].flat(), phrases);
  const index = indexOf(rules, words, sides);

  return (text) => {
    const { places, marks } = scan(text);
    const found = new Map(places);
    for (const mark of marks) for (const { name, start, end } of signalsOf(mark)) add(found, name, start, end);
    const candidates = new Set<Ordered>();
    for (const key of found.keys()) for (const rule of index.get(key) ?? []) candidates.add(rule);
    const ordered = [...candidates].sort((a, b) => a.order - b.order).map(({ rule }) => rule);
    const joined = new Map<string, Places>();
    const placesOf = (word: string): Places => {
      const needed = sides.get(word);
      if (needed === undefined || needed.length === 1) return found.get(needed?.[0] ?? word) ?? none;
      const known = joined.get(word) ?? join(needed.map((side) => found.get(side) ?? none));
      joined.set(word, known);
      return known;
    };
    return hitsIn({ start: 0, end: Infinity }, ordered, marks, (term) => (words.get(term) ?? [term.toLowerCase()]).map(placesOf));
  };
}

const none: Places = [];

/** @param placesOf lists of places that a term can stand at, in the whole text */
function hitsIn(range: Span, rules: readonly OwnedRule[], marks: readonly Mark[], placesOf: (term: string) => readonly Places[]): Hits {
  const known = new Map<string, readonly Span[]>();
  const of = (term: string): readonly Span[] => {
    const before = known.get(term);
    if (before) return before;
    const spans = merge(placesOf(term).map((places) => toSpans(places, range)));
    known.set(term, spans);
    return spans;
  };
  const possible = rules.filter(({ all }) => all.every((condition) => condition.some((term) => of(term).length > 0)));
  return { of, marks, rules: possible, within: (span) => hitsIn(span, possible, marks, placesOf) };
}

function add(found: Map<string, Places>, key: string, start: number, end: number): void {
  const places = found.get(key);
  if (places) places.push(start, end);
  else found.set(key, [start, end]);
}

function allRules(knowledge: Knowledge): readonly OwnedRule[] {
  return [
    ...knowledge.rules.map((rule) => ({ ...rule, scenario: undefined })),
    ...Object.values(knowledge.scenarios).flatMap(({ id, rules }) => rules.map((rule) => ({ ...rule, scenario: id }))),
  ];
}

/** The words of each term: those of a concept, a signal in lower case, or the term itself. */
function wordsOf(rules: readonly OwnedRule[], { concepts }: Knowledge): ReadonlyMap<string, readonly string[]> {
  const terms = new Set(rules.flatMap(({ all, none, unless }) => [...all.flat(), ...none, ...unless]));
  return new Map(
    [...terms].map((term) => {
      if (!term.startsWith('@')) return [term, [signalTerm.test(term) ? term.toLowerCase() : term]];
      const concept = concepts[term.slice(1)];
      return [term, concept ? [...new Set([...concept.ja, ...concept.en])] : []];
    }),
  );
}

/** Long phrases of rules that ask for nothing but machine output: where one stands, somebody pasted an error. */
function phrasesOf(rules: readonly OwnedRule[], sides: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const ours = rules.filter(({ intent, all }) => intent !== undefined && !all.flat().some((term) => term.startsWith('@')));
  return new Set(ours.flatMap(({ all }) => all.flat().flatMap((term) => sides.get(term) ?? [])).filter((side) => side.length >= unmistakable && side.includes(' ')));
}

interface Ordered {
  readonly rule: OwnedRule;
  readonly order: number;
}

/** For each piece or signal, the rules that can hold only where it or one of its kind occurs. */
function indexOf(rules: readonly OwnedRule[], words: ReadonlyMap<string, readonly string[]>, sides: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly Ordered[]> {
  const keyOf = (word: string): string => (sides.get(word) ?? [word]).reduce((longest, side) => (side.length > longest.length ? side : longest), '');
  const keyed = rules.flatMap((rule, order) => {
    const choices = rule.all.map((condition) => new Set(condition.flatMap((term) => words.get(term) ?? []).map(keyOf)));
    // The most particular condition spares the others.
    const best = choices.reduce<ReadonlySet<string>>((a, b) => (particularity(b) > particularity(a) ? b : a), choices[0] ?? new Set());
    const entry = { rule, order };
    return [...best].map((key) => ({ key, entry }));
  });
  return new Map([...groupBy(keyed, ({ key }) => key)].map(([key, list]) => [key, list.map(({ entry }) => entry)]));
}

/** Length of the shortest way to meet a condition; a status or a tool is nothing particular. */
function particularity(keys: ReadonlySet<string>): number {
  return Math.min(...[...keys].map((key) => (/^(?:status|tool):|^code:any$/.test(key) ? 1 : key.length)));
}
