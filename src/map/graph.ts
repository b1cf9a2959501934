import type { Scenario } from '../knowledge/types.js';
import type { Locale } from '../locale.js';
import { toWords } from '../view/rich.js';
import { wrap } from './wrap.js';

export interface Box {
  readonly id: string;
  readonly kind: 'question' | 'resolution';
  /** A step of it can lose data. */
  readonly dangerous: boolean;
  readonly lines: readonly string[];
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Fact and value, such as `hold=yes`. */
  readonly choice: string;
  readonly lines: readonly string[];
}

/** A scenario as boxes and arrows, with the words that stand on them. */
export function graphOf({ nodes }: Scenario, locale: Locale): { readonly boxes: readonly Box[]; readonly arrows: readonly Arrow[] } {
  const all = Object.values(nodes);
  const boxes = all.map((node): Box => {
    const dangerous = node.kind === 'resolution' && [...node.checks, ...node.steps].some(({ danger }) => danger !== undefined);
    const words = node.kind === 'question' ? toWords(node.text[locale]) : node.title[locale];
    return { id: node.id, kind: node.kind, dangerous, lines: wrap(dangerous ? `⚠ ${words}` : words, 30) };
  });
  const arrows = all.flatMap((node) =>
    node.kind === 'question' ? node.choices.map(({ value, label, next }): Arrow => ({ from: node.id, to: next, choice: `${node.fact}=${value}`, lines: wrap(label[locale], 22) })) : [],
  );
  return { boxes, arrows };
}
