import { Template } from 'adaptivecards-templating';
import type { Card } from '../exchange.js';
import { toPlain } from './plain.js';
import { inRows } from './rows.js';
import { toSpeech } from './speech.js';
import type { View, ViewKind } from './types.js';

/** One Adaptive Card template for each kind of view, as JSON. */
export type Templates = Readonly<Record<ViewKind, unknown>>;

export type Render = (view: View) => { readonly card: Card; readonly text: string };

/** Most characters of what a card carries along for clients that cannot show it. */
const twin = 200;

/** What Adaptive Cards assume anyway, or only editors read; left out, because a card may hold 28 KB at most. */
const defaults: Readonly<Record<string, unknown>> = { weight: 'Default', fontType: 'Default', mode: 'primary', separator: false, $schema: 'http://adaptivecards.io/schemas/adaptive-card.json' };

/** Compiles the templates once. A card is expanded once only: expanding it again would run what people pasted. */
export function createRender(templates: Templates): Render {
  const compiled = new Map<string, Template>(Object.entries(templates).map(([kind, template]) => [kind, new Template(template)]));
  const once: Render = (view) => {
    const text = toPlain(view);
    const template = compiled.get(view.kind);
    if (template === undefined) throw new Error(`There is no template for ${view.kind}; templates are checked when they load.`);
    const card: unknown = template.expand({ $root: { ...view, alerts: view.alerts ?? [], rows: inRows(view.navigation), speech: toSpeech(view), fallbackText: fallbackOf(view).slice(0, twin) } });
    const slim = withoutDefaults(card);
    if (!isCard(slim)) throw new Error(`The template for ${view.kind} gives no card.`);
    return { card: slim, text };
  };
  const render: Render = (view) => {
    const shown = once(view);
    const less = withLess(view);
    return less === undefined || sizeOf(shown.card) <= most ? shown : render(less);
  };
  return render;
}

/** Bytes as UTF-16 that a card may have in Teams. */
const most = 28 * 1024;

function sizeOf(card: Card): number {
  return 2 * JSON.stringify(card).length;
}

/** The view without its last piece of evidence, of which a message can hold any number; undefined when there is none. */
function withLess(view: View): View | undefined {
  if (view.kind !== 'resolution' || view.why.items.length === 0) return undefined;
  const remarks = view.whyRemarks.filter(({ text }) => text !== view.whyCut);
  return { ...view, why: { ...view.why, items: view.why.items.slice(0, -1) }, whyRemarks: [{ text: view.whyCut }, ...remarks] };
}

/** Old clients read it as Markdown, some as HTML, so it has none of the words that people pasted. */
function fallbackOf(view: View): string {
  const details = 'details' in view ? view.details.map(({ runs }) => runs.map(({ text }) => text).join('')) : [];
  return [...(view.alerts ?? []).map(({ text }) => text), view.heading, ...details].join('\n');
}

function isCard(value: unknown): value is Card {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'AdaptiveCard';
}

/** A run in the default style may be written as its text alone. */
function isPlainRun(value: object): value is { readonly text: string } {
  return 'type' in value && value.type === 'TextRun' && 'weight' in value && value.weight === 'Default' && 'fontType' in value && value.fontType === 'Default';
}

function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults);
  if (typeof value !== 'object' || value === null) return value;
  if (isPlainRun(value)) return value.text;
  // Cards are made here alone, and this visits every part of every card, so it makes no lists.
  const kept: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) if (defaults[key] === undefined || defaults[key] !== inner) kept[key] = withoutDefaults(inner);
  return kept;
}
