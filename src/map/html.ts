import { escapeUTF8 } from 'entities';
import type { LinkView, Rich, StepView } from '../view/types.js';

export type Html = string;

export function element(name: string, content: string, attributes: Readonly<Record<string, string>> = {}): Html {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeUTF8(value)}"`).join('');
  return `<${name}${written}>${content}</${name}>`;
}

export function text(words: string): Html {
  return escapeUTF8(words);
}

/** Prose with its bold and literal runs. */
export function prose({ runs }: Rich): Html {
  return runs.map(({ text: words, weight, font }) => {
    const plain = font === 'Monospace' ? element('code', text(words)) : text(words);
    return weight === 'Bolder' ? element('strong', plain) : plain;
  }).join('');
}

export function list(items: readonly Html[], name: 'ul' | 'ol' = 'ul'): Html {
  return items.length === 0 ? '' : element(name, items.map((item) => element('li', item)).join('\n'));
}

/** Steps with the danger before what it belongs to, as on a card. */
export function steps(views: readonly StepView[]): Html {
  return list(views.map((view) => [...view.dangers.map((danger) => element('p', prose(danger), { class: 'danger' })), element('p', prose(view)), ...code(view), options(view)].join('')), 'ol');
}

function code({ code: lines }: Pick<StepView, 'code'>): readonly Html[] {
  return lines.map(({ runs }) => element('pre', text(runs.map(({ text: words }) => words).join(''))));
}

function options({ options: ways }: StepView): Html {
  return list(ways.map((way) => [prose(way), ...code(way)].join('')));
}

/** On paper an address has to be read, so it stands behind its title. */
export function links(views: readonly LinkView[]): Html {
  return list(views.map(({ title, url }) => element('a', text(title), { href: url })));
}
