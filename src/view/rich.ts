import type { Line, Rich, Run } from './types.js';

/** Turns `**bold**` and `` `literal` `` into runs; nothing else has a meaning. */
export function toRich(prose: string): Rich {
  const runs: Run[] = [];
  for (const part of prose.split(/(\*\*[^*]+\*\*|`[^`]+`)/)) {
    if (part === '') continue;
    if (part.startsWith('**')) runs.push({ text: part.slice(2, -2), weight: 'Bolder', font: 'Default' });
    else if (part.startsWith('`')) runs.push({ text: part.slice(1, -1), weight: 'Default', font: 'Monospace' });
    else runs.push({ text: part, weight: 'Default', font: 'Default' });
  }
  return { runs };
}

/** The words alone, for headings and plain text. */
export function toWords(prose: string): string {
  return toRich(prose).runs.map(({ text }) => text).join('');
}

export function toLines(texts: readonly string[]): readonly Line[] {
  return texts.map((text) => ({ text }));
}
