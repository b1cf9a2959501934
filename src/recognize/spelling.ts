import type { Knowledge } from '../knowledge/types.js';
import { fold } from './fold.js';
import type { Normalized } from './normalize.js';
import { withUnits } from './origins.js';
import { sidesOf, unmistakable } from './term.js';

/** Longer messages are logs; what machines print is not misspelled. */
const longest = 2000;
/** Shorter words have too many neighbours. */
const fewest = { latin: 7, katakana: 5 } as const;
const token = /[a-z]{7,}|[ァ-ヴー]{5,}/g;
/** How people end the words that the lexicon writes as `word*`. */
const endings = ['', 's', 'd', 'ed', 'ing', 'e', 'es', 'ely', 'ion', 'ment'] as const;
/** Words in their own right, one letter away from a word of the lexicon. */
const own = new Set(['contract', 'contracts', 'contrast', 'retention', 'reactive', 'detached', 'mailboxs', 'refused', 'filling', 'billing']);

/** A message with its misspelled words put right, or undefined when there is nothing to put right. */
export type Correct = (text: Normalized) => Normalized | undefined;

/**
 * Knows the long words of the lexicon and of the errors' own phrases, Latin and katakana. A word one letter away from
 * exactly one of them (a letter more, less, other, or two swapped) is read as that word; quotes still point at what was typed.
 */
export function createSpelling({ concepts, scenarios }: Pick<Knowledge, 'concepts' | 'scenarios'>): Correct {
  const words = new Set([...Object.values(concepts).flatMap(({ ja, en }) => [...ja, ...en]), ...errorPhrases(scenarios)].flatMap(longWords));
  const stems = Object.values(concepts).flatMap(({ en }) => en.filter((word) => /^[a-z]{5,}\*$/.test(word)).map((word) => word.slice(0, -1)));
  const near = new Map<string, string[]>();
  for (const word of words) for (const variant of variantsOf(word)) near.set(variant, [...(near.get(variant) ?? []), word]);
  const isKnown = (word: string) => own.has(word) || words.has(word) || stems.some((stem) => word.startsWith(stem));

  return (text) => {
    if (text.text.length > longest) return undefined;
    const corrections = [...text.text.matchAll(token)].flatMap(({ 0: word, index }) => {
      if (isKnown(word)) return [];
      const found = new Set(variantsOf(word).flatMap((variant) => near.get(variant) ?? []).filter((one) => isOneAway(word, one)));
      const [only] = found;
      return only !== undefined && found.size === 1 ? [{ start: index, end: index + word.length, word: only }] : [];
    });
    return corrections.length === 0 ? undefined : corrections.reduceRight(replace, text);
  };
}

/** What errors say is copied rather than typed, but not always; and a phrase so long is nobody else's. */
function errorPhrases(scenarios: Knowledge['scenarios']): readonly string[] {
  const terms = Object.values(scenarios).flatMap(({ rules }) => rules.flatMap(({ intent, all }) => (intent === undefined ? [] : all.flat())));
  return terms.filter((term) => !/^[@/]/.test(term) && term.length >= unmistakable).flatMap(sidesOf);
}

function longWords(term: string): readonly string[] {
  const words = fold(term.replaceAll('*', '')).split(/[^a-zァ-ヴー]+/);
  return words.flatMap((word, index) => {
    // Only the last word ends openly, and a short stem with an ending comes too close to others: lync + ing, syncing.
    const open = term.endsWith('*') && index === words.length - 1 && /^[a-z]{6,}$/.test(word);
    const least = /[a-z]/.test(word) ? fewest.latin : fewest.katakana;
    return (open ? endings : ['']).map((ending) => word + ending).filter((one) => one.length >= least);
  });
}

/** The word, and the word without each one of its letters. */
function variantsOf(word: string): readonly string[] {
  return [word, ...Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))];
}

function isOneAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const swapped = left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  return swapped || (left.length <= 1 && right.length <= 1);
}

/** Every unit of the corrected word stands for the whole word that was typed. */
function replace(text: Normalized, { start, end, word }: { readonly start: number; readonly end: number; readonly word: string }): Normalized {
  const shift = word.length - (end - start);
  const corrected = text.text.slice(0, start) + word + text.text.slice(end);
  return {
    ...text,
    text: corrected,
    units: Uint16Array.from(corrected, (character) => character.charCodeAt(0)),
    origins: withUnits(text.origins, { start, end }, word.length),
    breaks: text.breaks.map((place) => (place >= end ? place + shift : place)),
    entries: text.entries.map((entry) => (entry.at >= end ? { ...entry, at: entry.at + shift } : entry)),
  };
}
