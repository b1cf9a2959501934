import type { Card } from '../card.js';
import { ShirubeError } from '../errors.js';
import { fitted } from './fit.js';
import { toPlain } from './plain.js';
import { inRows } from './rows.js';
import { toSpeech } from './speech.js';
import { compile, isCardTemplate } from './template.js';
import type { View, ViewKind } from './types.js';

/** One Adaptive Card template for each kind of view, as JSON. */
export type Templates = Readonly<Record<ViewKind, unknown>>;

export type Render = (view: View) => { readonly card: Card; readonly text: string };

/** Most characters of what a card carries along for clients that cannot show it. */
const twin = 200;

/**
 * Compiles the templates once.
 * @throws ShirubeError `cards` when a template is no card
 */
export function createRender(templates: Templates): Render {
  const compiled = new Map(Object.entries(templates).map(([kind, template]) => [kind, compileCard(kind, template)]));
  return (view) => {
    const draw = compiled.get(view.kind);
    if (draw === undefined) throw new Error(`There is no template for ${view.kind}; templates are checked when they load.`);
    const drawn = draw({ ...view, alerts: view.alerts ?? [], rows: inRows(view.navigation), speech: toSpeech(view), fallbackText: fallbackOf(view).slice(0, twin) });
    const { json } = view.kind === 'resolution' ? fitted(view, drawn) : drawn;
    return { card: { json }, text: toPlain(view) };
  };
}

function compileCard(kind: string, template: unknown) {
  if (!isCardTemplate(template)) throw new ShirubeError('cards', `The template for ${kind} gives no card.`, 'Restore or mend the file.');
  return compile(template);
}

/** Old clients read it as Markdown, some as HTML, so it has none of the words that people pasted. */
function fallbackOf(view: View): string {
  const details = 'details' in view ? view.details.map(({ runs }) => runs.map(({ text }) => text).join('')) : [];
  return [...(view.alerts ?? []).map(({ text }) => text), view.heading, ...details].join('\n');
}
