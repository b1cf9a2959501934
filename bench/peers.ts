import { containerBootstrap } from '@nlpjs/core';
import { LangJa } from '@nlpjs/lang-ja';
import { Nlp } from '@nlpjs/nlp';
import bm25 from 'wink-bm25-text-search';
import type { Message } from './corpus.js';
import { createRecognizer, folders, loadKnowledge } from './product.js';

export interface Contestant {
  readonly name: string;
  /** The intent of a message, or `none`. */
  readonly intentOf: (text: string) => string | Promise<string>;
}

export function shirube(): Contestant {
  const recognize = createRecognizer(loadKnowledge(folders.knowledge));
  return { name: 'Shirube, rules', intentOf: (text) => recognize(text).candidates[0]?.intent ?? 'none' };
}

/**
 * One model for both languages with the Japanese plug-in, whose stemmer takes English too: that does better here than
 * a model for each language. Its own threshold makes it say `None`.
 */
export async function nlpjs(training: readonly Message[]): Promise<Contestant> {
  const container = await containerBootstrap();
  for (const plugin of [Nlp, LangJa]) container.use(plugin);
  container.registerConfiguration('nlu-ja', { log: false });
  const nlp = container.get('nlp');
  Object.assign(nlp.settings, { autoSave: false, autoLoad: false, calculateSentiment: false });
  nlp.addLanguage('ja');
  for (const { text, label } of training) nlp.addDocument('ja', text, label);
  await nlp.train();
  return {
    name: 'NLP.js 4.27',
    async intentOf(text) {
      const { intent } = await nlp.process('ja', text);
      return intent === 'None' ? 'none' : intent;
    },
  };
}

/** The label of the nearest message, where it is near enough. */
export function nearestNeighbour(training: readonly Message[]): Contestant {
  const engine = bm25();
  engine.defineConfig({ fldWeights: { text: 1 } });
  engine.definePrepTasks([tokensOf]);
  for (const [id, message] of training.entries()) engine.addDoc(message, id);
  engine.consolidate();
  const labelOf = (id: string): string => training[Number(id)]?.label ?? 'none';
  const others = training.map(({ text, label }, own) => {
    const [id = '', score = 0] = engine.search(text, 2).find(([other]) => Number(other) !== own) ?? [];
    return { right: labelOf(id) === label, score, none: label === 'none' };
  });
  const threshold = bestThreshold(others);
  return {
    name: 'BM25 nearest neighbour',
    intentOf(text) {
      const [id = '', score = 0] = engine.search(text, 1)[0] ?? [];
      return score >= threshold ? labelOf(id) : 'none';
    },
  };
}

/** The score that gets most of the training messages right, each judged by all the others. */
function bestThreshold(others: readonly { readonly right: boolean; readonly score: number; readonly none: boolean }[]): number {
  const rightAt = (threshold: number): number => others.filter(({ right, score, none }) => (score >= threshold ? right : none)).length;
  return others.map(({ score }) => score).reduce((best, score) => (rightAt(score) > rightAt(best) ? score : best), 0);
}

/** Words, and pairs of characters where Japanese does not part its words. */
function tokensOf(text: string): readonly string[] {
  const runs = text.normalize('NFKC').toLowerCase().match(/[a-z0-9]+|[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}ー]+/gu) ?? [];
  return runs.flatMap((run) => (/^[a-z0-9]/.test(run) || run.length < 2 ? [run] : pairsOf(run)));
}

function pairsOf(run: string): readonly string[] {
  const pairs: string[] = [];
  for (let at = 0; at + 1 < run.length; at += 1) pairs.push(run.slice(at, at + 2));
  return pairs;
}
