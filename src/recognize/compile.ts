import type { Knowledge, Rule } from '../knowledge/types.js';
import { groupBy } from '../group.js';
import { Automaton } from './automaton.js';
import type { Normalized, Span } from './normalize.js';
import { compileTerm, type Term } from './term.js';
import type { Signal } from './types.js';

/** Where each term of the rules occurs in one text. */
export interface Hits {
  /** Places of a term as it is written in a rule, ascending; empty when it does not occur. */
  readonly of: (term: string) => readonly Span[];
  /** Rules whose first condition occurs. */
  readonly rules: readonly OwnedRule[];
}

export interface OwnedRule extends Rule {
  /** Scenario of the rule; undefined for the lexicon's. */
  readonly scenario: string | undefined;
}

/** Searches a text for all terms of all rules in one pass. */
export type Search = (text: Normalized, signals: readonly Signal[]) => Hits;

const signalTerm = /^(?:status|code|aadsts|tool|fact):/;

/** Compiles every term of the knowledge once; nothing is compiled per message. */
export function compile(knowledge: Knowledge): Search {
  const rules = allRules(knowledge);
  const words = new Map<string, readonly string[]>();
  for (const term of rules.flatMap(({ all, none, unless }) => [...all.flat(), ...none, ...unless])) {
    if (!signalTerm.test(term)) words.set(term, wordsOf(term, knowledge));
  }
  const terms = new Map<string, Term>();
  for (const word of new Set([...words.values()].flat())) if (!signalTerm.test(word)) terms.set(word, compileTerm(word));
  const byLiteral = groupBy(terms, ([, { literal }]) => literal);
  byLiteral.delete('');
  const literals = [...byLiteral.keys()];
  const automaton = new Automaton(literals);
  const users = usersOf(rules, words);

  return (text, signals) => {
    const found = new Map<string, Span[]>();
    automaton.scan(text.text, (literal, at) => {
      for (const [word, term] of byLiteral.get(literals[literal] ?? '') ?? []) {
        const span = term.match(text.text, at);
        if (span) push(found, word, span);
      }
    });
    for (const signal of signals) push(found, signal.name, signal);
    const candidates = new Set<OwnedRule>();
    for (const word of found.keys()) for (const rule of users.get(word) ?? []) candidates.add(rule);
    const merged = new Map<string, readonly Span[]>();
    return {
      rules: [...candidates],
      of(term) {
        const known = merged.get(term);
        if (known) return known;
        const spans = (words.get(term) ?? [term.toLowerCase()]).flatMap((word) => found.get(word) ?? []).sort((a, b) => a.start - b.start);
        merged.set(term, spans);
        return spans;
      },
    };
  };
}

function allRules(knowledge: Knowledge): readonly OwnedRule[] {
  return [
    ...knowledge.rules.map((rule) => ({ ...rule, scenario: undefined })),
    ...Object.values(knowledge.scenarios).flatMap(({ id, rules }) => rules.map((rule) => ({ ...rule, scenario: id }))),
  ];
}

function wordsOf(term: string, { concepts }: Knowledge): readonly string[] {
  if (!term.startsWith('@')) return [term];
  const concept = concepts[term.slice(1)];
  return concept ? [...concept.ja, ...concept.en] : [];
}

/** For each word or signal, the rules whose first condition it can satisfy. */
function usersOf(rules: readonly OwnedRule[], words: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly OwnedRule[]> {
  const users = new Map<string, OwnedRule[]>();
  for (const rule of rules) {
    const first = rule.all[0] ?? [];
    for (const word of new Set(first.flatMap((term) => words.get(term) ?? [term.toLowerCase()]))) push(users, word, rule);
  }
  return users;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
