import type { Line, Rich, Run } from './types.js';

/** Turns `**bold**` and `` `literal` `` into runs, a literal inside bold too; nothing else has a meaning. */
export function toRich(prose: string): Rich {
  const runs: Run[] = [];
  let weight: Run['weight'] = 'Default';
  for (const part of prose.split(/(`[^`]+`|\*\*)/)) {
    if (part === '**') weight = weight === 'Bolder' ? 'Default' : 'Bolder';
    else if (/^`.+`$/s.test(part)) runs.push({ text: part.slice(1, -1), weight, font: 'Monospace' });
    else if (part !== '') runs.push({ text: part, weight, font: 'Default' });
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
