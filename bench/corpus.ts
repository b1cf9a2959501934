import { readFileSync } from 'node:fs';
import type { Labelled } from '../src/evaluate.js';

export type Message = Pick<Labelled, 'kind' | 'text' | 'label' | 'variant' | 'ambiguous'>;

/** Messages of the product's own sets; those with an arguable label are left out. */
export function readCorpus(...names: readonly string[]): readonly Message[] {
  return names
    .flatMap((name) => readFileSync(new URL(`../test/corpus/${name}.jsonl`, import.meta.url), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as Message)
    .filter(({ ambiguous }) => !ambiguous);
}
