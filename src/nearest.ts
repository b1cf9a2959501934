import { fold } from './recognize/fold.js';
import type { Reading } from './recognize/types.js';
import type { Knowledge, Neighbour, Rule } from './knowledge/types.js';

/** The known error that an unknown one comes closest to, and the one thing that differs. */
export interface Near {
  readonly intent: string;
  readonly difference:
    /** A neighbour that the knowledge describes. */
    | { readonly kind: 'neighbour'; readonly neighbour: Neighbour }
    | { readonly kind: 'code'; readonly found: string; readonly known: string }
    /** Words of the known error that the message does not have. */
    | { readonly kind: 'words'; readonly known: string };
}

/** How much of a known error's words a message must share to be called close. */
const share = 0.45;

/** Only for messages that hold an error: a question that is not understood has no nearest error. */
export function nearestError({ scenarios, neighbours }: Knowledge, text: string, { records, nearest, neighbour: id }: Reading): Near | undefined {
  const neighbour = neighbours.find((one) => one.id === id);
  if (neighbour !== undefined) return { intent: neighbour.near, difference: { kind: 'neighbour', neighbour } };
  const record = records[0];
  if (record === undefined) return undefined;
  const found = [record.message ?? text, text].map(wordsOf);
  const rules = Object.values(scenarios).flatMap((scenario) => scenario.rules.filter((rule) => rule.intent !== undefined && isErrorRule(rule)));
  const ranked = rules
    .flatMap((rule) => rule.samples.en.map((sample) => ({ rule, sample, likeness: Math.max(...found.map((words) => likeness(words, wordsOf(sample)))) })))
    .sort((a, b) => b.likeness - a.likeness);
  const best = ranked.find(({ rule }) => rule.intent === nearest?.intent) ?? ranked[0];
  if (best?.rule.intent === undefined || (best.likeness < share && nearest === undefined)) return undefined;
  const known = knownCode(best.rule);
  if (best.likeness > 0.8 && known && record.code && fold(record.code) !== known) {
    return { intent: best.rule.intent, difference: { kind: 'code', found: record.code, known } };
  }
  return { intent: best.rule.intent, difference: { kind: 'words', known: best.sample.slice(0, 160) } };
}

/** A rule on machine output: it asks for words of an error or for a code, not for concepts. */
function isErrorRule({ all }: Rule): boolean {
  return all.flat().every((term) => !term.startsWith('@'));
}

function knownCode({ all }: Rule): string | undefined {
  return all.flat().find((term) => term.startsWith('code:'))?.slice('code:'.length);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(fold(text).match(/[a-z]{3,}/g) ?? []);
}

/** Share of words in common (Dice). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}
