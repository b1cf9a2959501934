import { locales } from '../locale.js';
import type { Fault } from './fault.js';
import type { ReadKnowledge } from './load.js';
import type { Rule } from './types.js';

/** What a message is taken for. */
export interface Judged {
  /** Ids of the rules that hold. */
  readonly held: ReadonlySet<string>;
  /** It is an error that nobody would look for in a long log, as no word of it says that something went wrong. */
  readonly isPassedOver: boolean;
}

type Judge = (text: string) => Judged;

/** Rules that do not match their own samples, match what they must not, or tell of errors that a long log would hide. */
export function checkSamples({ knowledge, find }: Omit<ReadKnowledge, 'faults'>, judge: Judge): readonly Fault[] {
  const owned: (readonly [string | undefined, readonly Rule[]])[] = Object.values(knowledge.scenarios).map(({ id, rules }) => [id, rules]);
  return [...owned, [undefined, knowledge.rules] as const].flatMap(([owner, rules]) =>
    rules.flatMap((rule) => missesOf(rule, judge).map(({ place, ...words }) => ({ ...find(owner, place), place, ...words }))),
  );
}

function missesOf({ id, samples, near }: Rule, judge: Judge): readonly Omit<Fault, 'file' | 'at'>[] {
  const told = (texts: readonly string[], place: string, problemsOf: (judged: Judged, text: string) => readonly (readonly [problem: string, remedy: string])[]) =>
    texts.flatMap((text, index) => problemsOf(judge(text), text).map(([problem, remedy]) => ({ place: `rules.${id}.${place}.${index}`, problem, remedy })));
  const missed = (text: string) => `the rule does not match its sample "${text}".`;
  const caught = (text: string) => `the rule matches its near miss "${text}".`;
  const hidden = (text: string) => `no word of its sample "${text}" says that something went wrong, so a long log would hide it.`;
  return [
    ...locales.flatMap((locale) =>
      told(samples[locale], `samples.${locale}`, ({ held, isPassedOver }, text) => [
        ...(held.has(id) ? [] : [[missed(text), 'Correct the rule or the sample.'] as const]),
        ...(isPassedOver ? [[hidden(text), 'Add a word of it to src/recognize/faults.ts.'] as const] : []),
      ]),
    ),
    ...told(near, 'near', ({ held }, text) => (held.has(id) ? [[caught(text), 'Narrow the rule, or move the message to the samples.']] : [])),
  ];
}
