import { patternSource } from '../src/knowledge/pattern.js';
import type { Knowledge, Rule } from '../src/knowledge/types.js';

/** Ids of the rules that may hold. */
export type Naive = (text: string) => readonly string[];

interface Tried {
  readonly id: string;
  readonly pattern: RegExp;
}

/**
 * What a bot does without a search for all terms at once: one RegExp per rule, tried one after the other. It does less
 * than Shirube: only the most particular condition of a rule, and no decoding, word limits, distances or evidence; and
 * it lowers the text once, as patterns that mind the case are the fastest.
 */
export function createNaive({ concepts, rules, scenarios, neighbours }: Knowledge): Naive {
  const all: readonly Pick<Rule, 'id' | 'all'>[] = [...rules, ...Object.values(scenarios).flatMap((scenario) => scenario.rules), ...neighbours];
  const wordsOf = (term: string): readonly string[] => (term.startsWith('@') ? [...(concepts[term.slice(1)]?.ja ?? []), ...(concepts[term.slice(1)]?.en ?? [])] : [term]);
  const tried = all.map(({ id, all: conditions }): Tried => {
    const choices = conditions.map((condition) => condition.filter((term) => !term.startsWith('fact:')).flatMap(wordsOf)).filter(({ length }) => length > 0);
    const best = choices.reduce((a, b) => (particularity(b) > particularity(a) ? b : a));
    return { id, pattern: new RegExp(best.map(sourceOf).join('|'), 'u') };
  });
  return (text) => {
    const lowered = text.toLowerCase();
    const found: string[] = [];
    for (const { id, pattern } of tried) if (pattern.test(lowered)) found.push(id);
    return found;
  };
}

function particularity(words: readonly string[]): number {
  return Math.min(...words.map(({ length }) => length));
}

function sourceOf(word: string): string {
  if (word.startsWith('/')) return `(?:${patternSource(word)})`;
  const signal = /^(status|code|aadsts|tool):(.+)$/.exec(word);
  if (signal) return escape(`${signal[1] === 'aadsts' ? 'aadsts' : ''}${signal[2] ?? ''}`);
  return word.split('…').map((side) => side.trim().split('*').map(escape).join("[a-z0-9']{0,60}")).join('[^]{0,220}?');
}

function escape(text: string): string {
  return text.toLowerCase().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
