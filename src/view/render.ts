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
  return (view) => {
    const text = toPlain(view);
    const template = compiled.get(view.kind);
    if (template === undefined) throw new Error(`There is no template for ${view.kind}; templates are checked when they load.`);
    const card: unknown = template.expand({ $root: { ...view, alerts: view.alerts ?? [], rows: inRows(view.navigation), speech: toSpeech(view), fallbackText: fallbackOf(view).slice(0, twin) } });
    const slim = withoutDefaults(card);
    if (!isCard(slim)) throw new Error(`The template for ${view.kind} gives no card.`);
    return { card: slim, text };
  };
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
  const kept = Object.entries(value).filter(([key, inner]) => defaults[key] === undefined || defaults[key] !== inner);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutDefaults(inner)]));
}
