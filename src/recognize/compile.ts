import type { Condition, Knowledge, Rule } from '../knowledge/types.js';
import type { Normalized, Span } from './normalize.js';
import { signalsOf } from './signs.js';
import { isIn, join, merge, toSpans, type Places } from './spans.js';
import { sidesOf, unmistakable } from './term.js';
import type { Mark } from './types.js';
import { createVocabulary } from './vocabulary.js';

/** Where each term of the rules occurs in one text. */
export interface Hits {
  /** Places of a term as it is written in a rule, ascending, a few hundred at most; empty when it does not occur. */
  readonly of: (term: string) => readonly Span[];
  /** Rules of which every condition occurs somewhere. */
  readonly rules: readonly OwnedRule[];
  readonly exceptions: Exceptions;
  /** What errors are known by, for reading them. */
  readonly marks: readonly Mark[];
  /** The same for a part of the text: places that begin in it, of which there can be more than of the whole text. */
  readonly within: (span: Span) => Hits;
}

/** Terms of a scenario that tell that a text is not about it. */
export type Exceptions = ReadonlyMap<string | undefined, readonly string[]>;

export interface OwnedRule extends Rule {
  /** Scenario of the rule; undefined for the lexicon's. */
  readonly scenario: string | undefined;
}

/** Searches a text for all terms of all rules in one pass. */
export type Search = (text: Normalized) => Hits;

const signalTerm = /^(?:status|code|aadsts|tool|fact):/;
/** Facts are told only after the search; whether they hold is decided then. */
const factTerm = /^fact:/;

/** Compiles every term of the knowledge once; nothing is compiled per message. */
export function compile(knowledge: Knowledge): Search {
  const rules = allRules(knowledge);
  const exceptions = new Map(Object.values(knowledge.scenarios).map(({ id, unless }) => [id, unless]));
  const words = wordsOf(rules, exceptions, knowledge);
  const sides = new Map([...new Set([...words.values()].flat())].map((word) => [word, signalTerm.test(word) ? [word] : sidesOf(word)]));
  const pieces = [...new Set([...sides].flatMap(([word, parts]) => (signalTerm.test(word) ? [] : parts)))];
  const signals = [...sides.keys()].filter((word) => signalTerm.test(word));
  const ids = new Map([...pieces, ...signals].map((name, id) => [name, id]));
  const scan = createVocabulary(pieces, phrasesOf(rules, sides));
  const uses = usesOf(words, sides, ids, indexOf(rules, words));

  return (text) => {
    const { places, marks } = scan(text);
    for (const mark of marks) {
      for (const { name, start, end } of signalsOf(mark)) {
        const id = ids.get(name);
        if (id !== undefined) add(places, id, start, end);
      }
    }
    const terms = new Map<string, Places[]>();
    const candidates = new Uint8Array(rules.length);
    for (const [id, own] of places) for (const use of uses[id] ?? []) occur(terms, candidates, use, own, places);
    return hitsIn({ start: 0, end: Infinity }, chosenOf(rules, candidates), { marks, exceptions, terms });
  };
}

/** A word of a term, by the ids of its sides, and the positions of the rules that can hold only where the term occurs. */
interface WordOf {
  readonly term: string;
  /** Undefined for a word that is one. */
  readonly sides: readonly number[] | undefined;
  readonly rules: Int32Array;
}

/** For each id of a piece or signal, the words of terms that can occur only where it does. */
function usesOf(
  words: ReadonlyMap<string, readonly string[]>,
  sidesOfWord: ReadonlyMap<string, readonly string[]>,
  ids: ReadonlyMap<string, number>,
  index: ReadonlyMap<string, readonly number[]>,
): readonly (readonly WordOf[])[] {
  const uses: WordOf[][] = Array.from(ids, () => []);
  for (const [term, ours] of words) {
    const ofTerm = Int32Array.from(index.get(term) ?? []);
    for (const word of ours) {
      const sides = sidesOfWord.get(word) ?? [];
      const longest = sides.reduce((best, side) => (side.length > best.length ? side : best), '');
      uses[ids.get(longest) ?? -1]?.push({ term, sides: sides.length === 1 ? undefined : sides.flatMap((side) => ids.get(side) ?? []), rules: ofTerm });
    }
  }
  return uses;
}

/** @param own places of the side by which the word was found */
function occur(terms: Map<string, Places[]>, candidates: Uint8Array, { term, sides, rules }: WordOf, own: Places, found: ReadonlyMap<number, Places>): void {
  // Most words have one side, and this runs hundreds of times a message.
  const places = sides === undefined ? own : join(sides.map((side) => found.get(side) ?? []));
  if (places.length === 0) return;
  const known = terms.get(term);
  if (known) {
    known.push(places);
    return;
  }
  terms.set(term, [places]);
  for (const rule of rules) candidates[rule] = 1;
}

/** There can be thousands of rules, and a message chooses a few. */
function chosenOf(rules: readonly OwnedRule[], candidates: Uint8Array): readonly OwnedRule[] {
  const chosen: OwnedRule[] = [];
  for (let order = candidates.indexOf(1); order >= 0; order = candidates.indexOf(1, order + 1)) {
    const rule = rules[order];
    if (rule) chosen.push(rule);
  }
  return chosen;
}

/** What was found in the whole text. */
interface Found extends Pick<Hits, 'marks' | 'exceptions'> {
  /** The terms that occur, with lists of the places where they can stand. */
  readonly terms: ReadonlyMap<string, readonly Places[]>;
}

function hitsIn(range: Span, rules: readonly OwnedRule[], found: Found): Hits {
  const { marks, exceptions, terms } = found;
  const known = new Map<string, readonly Span[]>();
  const of = (term: string): readonly Span[] => {
    // Most terms that rules ask for do not occur.
    const lists = terms.get(term);
    if (lists === undefined) return nowhere;
    const before = known.get(term);
    if (before) return before;
    const spans = merge(lists.map((places) => toSpans(places, range)));
    known.set(term, spans);
    return spans;
  };
  const canHold = (term: string) => terms.get(term)?.some((places) => isIn(places, range)) ?? factTerm.test(term);
  const possible = rules.filter(({ all }) => all.every((condition) => condition.some(canHold)));
  return { of, marks, exceptions, rules: possible, within: (span) => hitsIn(span, possible, found) };
}

const nowhere: readonly Span[] = [];

function add(found: Map<number, Places>, key: number, start: number, end: number): void {
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
function wordsOf(rules: readonly OwnedRule[], exceptions: Exceptions, { concepts }: Knowledge): ReadonlyMap<string, readonly string[]> {
  const terms = new Set(rules.flatMap(({ all, none, unless }) => [...all.flat(), ...none, ...unless]).concat([...exceptions.values()].flat()));
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

/** For each term, the positions of the rules that can hold only where it or one of its kind occurs: those of their most particular condition. */
function indexOf(rules: readonly OwnedRule[], words: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [order, rule] of rules.entries()) {
    const [first = [], ...others] = rule.all;
    const best = others.reduce((a, b) => (particularity(b, words) > particularity(a, words) ? b : a), first);
    for (const term of new Set(best)) {
      const known = index.get(term) ?? [];
      index.set(term, known);
      known.push(order);
    }
  }
  return index;
}

/** Length of the shortest way to meet a condition; a status or a tool is nothing particular. */
function particularity(condition: Condition, words: ReadonlyMap<string, readonly string[]>): number {
  const ways = condition.flatMap((term) => words.get(term) ?? []);
  return Math.min(...ways.map((word) => (factTerm.test(word) ? 0 : /^(?:status|tool):|^code:any$/.test(word) ? 1 : word.length)));
}
