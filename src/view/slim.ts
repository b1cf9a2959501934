/** What Adaptive Cards assume anyway, or only editors read; left out, because a card may hold 28 KB at most. */
const defaults: Readonly<Record<string, unknown>> = { weight: 'Default', fontType: 'Default', mode: 'primary', separator: false, $schema: 'http://adaptivecards.io/schemas/adaptive-card.json' };

/** A part of a card without what goes without saying. */
export function slim(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(slim);
  if (typeof value !== 'object' || value === null) return value;
  if (isPlainRun(value)) return value.text;
  // This visits every part of a card, so it makes no lists.
  const kept: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) if (defaults[key] === undefined || defaults[key] !== inner) kept[key] = slim(inner);
  return kept;
}

/** A run in the default style may be written as its text alone. */
function isPlainRun(value: object): value is { readonly text: string } {
  return 'type' in value && value.type === 'TextRun' && 'weight' in value && value.weight === 'Default' && 'fontType' in value && value.fontType === 'Default';
}
