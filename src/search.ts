import { begin, replay, step, toldBy } from './guide/guide.js';
import type { Given, Walk } from './guide/types.js';
import type { Intent, Knowledge, Resolution, Scenario } from './knowledge/types.js';
import { locales } from './locale.js';
import { fold } from './recognize/fold.js';

/** Something that can be found: a case, or a resolution with the answers that lead to it. */
export type Entry =
  | { readonly kind: 'intent'; readonly scenario: Scenario; readonly intent: Intent; readonly given: readonly Given[] }
  | { readonly kind: 'resolution'; readonly scenario: Scenario; readonly node: Resolution; readonly given: readonly Given[] };

/** Everything that some words find, best first; no words find everything. */
export type Search = (words: string) => readonly Entry[];

interface Indexed {
  readonly entry: Entry;
  /** Folded words with a space before each; what names the entry, and what is said about it. */
  readonly names: string;
  readonly rest: string;
}

/** Part of the words that has to be found somewhere. */
const share = 0.5;
const nameWeight = 3;

/** Indexes titles, questions, codes and causes in both languages: people mix them. */
export function createSearch({ scenarios }: Pick<Knowledge, 'scenarios'>): Search {
  const cases = Object.values(scenarios).flatMap((scenario) => scenario.intents.map((intent) => indexIntent(scenario, intent)));
  const resolutions = Object.values(scenarios).flatMap((scenario) => waysOf(scenario).map((way) => indexResolution(scenario, way)));
  const index = [...cases, ...resolutions];
  return (words) => {
    const terms = termsOf(words);
    if (terms.length === 0) return index.map(({ entry }) => entry);
    const scored = index.map((one) => ({ entry: one.entry, ...scoreOf(one, terms) }));
    return scored.filter(({ found }) => found >= share * terms.length).sort((a, b) => b.score - a.score).map(({ entry }) => entry);
  };
}

function scoreOf({ names, rest }: Indexed, terms: readonly string[]): { readonly found: number; readonly score: number } {
  const weights = terms.map((term) => (names.includes(term) ? nameWeight : rest.includes(term) ? 1 : 0));
  return { found: weights.filter((weight) => weight > 0).length, score: weights.reduce<number>((sum, weight) => sum + weight, 0) };
}

/** Beginnings of Latin words, so that a word finds while it is typed; pairs of Japanese characters, which have no spaces. */
function termsOf(words: string): readonly string[] {
  const terms = plain(words).split(' ').flatMap((word) => (word.match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]+|[^\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]+/gu) ?? []));
  return [...new Set(terms.flatMap((term) => (/^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(term) ? pairsOf(term) : [` ${term}`])))];
}

function pairsOf(term: string): readonly string[] {
  return term.length < 3 ? [term] : Array.from({ length: term.length - 1 }, (_, at) => term.slice(at, at + 2));
}

/** Letters and digits in one width and case, a space before each word, also where Japanese and Latin ones meet. */
function plain(text: string): string {
  const words = fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ').replace(/(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー])(?=[a-z0-9])/gu, ' ');
  return ` ${words.trim()}`;
}

function indexIntent(scenario: Scenario, intent: Intent): Indexed {
  const names = locales.flatMap((locale) => [intent.title[locale], intent.example?.[locale] ?? '']);
  const codes = scenario.rules.filter((rule) => rule.intent === intent.id).flatMap(({ all }) => all.flat()).filter((term) => !term.startsWith('/'));
  const rest = locales.flatMap((locale) => [scenario.title[locale], scenario.summary[locale]]);
  return { entry: { kind: 'intent', scenario, intent, given: toldBy(intent.facts) }, names: plain([...names, ...codes.map((term) => term.replace(/^[a-z]+:/, ''))].join(' ')), rest: plain(rest.join(' ')) };
}

function indexResolution(scenario: Scenario, { node, given }: Way): Indexed {
  const answers = given.map(({ fact, value }) => scenario.facts[fact]?.values[value]);
  const questions = replay(scenario, { given }).passed.map(({ question }) => question.text);
  const names = locales.flatMap((locale) => [node.title[locale], ...answers.map((answer) => answer?.[locale] ?? '')]);
  const rest = locales.flatMap((locale) => [scenario.title[locale], node.cause[locale], ...questions.map((text) => text[locale])]);
  return { entry: { kind: 'resolution', scenario, node, given }, names: plain(names.join(' ')), rest: plain(rest.join(' ')) };
}

interface Way {
  readonly node: Resolution;
  readonly given: readonly Given[];
}

/** The shortest way by clicks to each resolution. */
function waysOf(scenario: Scenario): readonly Way[] {
  const ways = new Map<string, Way>();
  const open: Walk[] = [begin(scenario, {})];
  for (const walk of open) {
    const { node } = replay(scenario, walk);
    if (node.kind === 'resolution') {
      if (!ways.has(node.id)) ways.set(node.id, { node, given: walk.given });
      continue;
    }
    open.push(...node.choices.flatMap(({ value }) => step(scenario, walk, { kind: 'choose', fact: node.fact, value }) ?? []));
  }
  return [...ways.values()];
}
