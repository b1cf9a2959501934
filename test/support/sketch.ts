import { contentOf, type Card } from '../../src/card.js';
import type { Element } from './card.js';

/** What stands before the lines of a container of a style. */
const styles: Readonly<Record<string, string>> = { accent: 'i ', attention: '!! ', warning: '! ', emphasis: '> ' };

/** A card as a reviewer reads it: headings, facts, steps, and at the end of a line what a button does. */
export function sketch(card: Card): string {
  const { lang, body } = contentOf(card);
  const lines = [`(${String(lang)})`, ...listOf(body).flatMap(linesOf)].map((line) => line.trimEnd());
  return `${lines.filter((line, index) => line !== '' || lines[index - 1] !== '').join('\n')}\n`;
}

function linesOf(element: Element): readonly string[] {
  const spaced = ['Medium', 'Large'].includes(String(element['spacing'])) ? [''] : [];
  switch (element['type']) {
    case 'TextBlock':
      return [...spaced, headingMark(element) + String(element['text'])];
    case 'RichTextBlock':
      return [...spaced, listOf(element['inlines']).map(runOf).join('')];
    case 'FactSet':
      return listOf(element['facts']).map(({ title, value }) => `- ${String(title)}: ${String(value)}`);
    case 'Container':
      return [...spaced, ...containerLines(element)];
    case 'ColumnSet':
      return [...spaced, ...columnLines(element)];
    case 'ActionSet':
      return [...spaced, ...listOf(element['actions']).map(actionLine)];
    case 'Input.Text':
      return [...spaced, `${String(element['label'])}: [${typeof element['value'] === 'string' && element['value'] !== '' ? element['value'] : String(element['placeholder'])}]${typeof element['errorMessage'] === 'string' ? `  (${element['errorMessage']})` : ''}`];
    case 'Input.ChoiceSet':
      return [...spaced, `${String(element['label'])}:`, ...listOf(element['choices']).map(({ title, value }) => `  (${value === element['value'] ? '*' : ' '}) ${String(title)}`)];
    default:
      throw new Error(`A sketch of ${String(element['type'])} is not known yet.`);
  }
}

function headingMark({ style, size }: Element): string {
  if (style !== 'heading') return '';
  return size === 'Large' ? '# ' : '## ';
}

function runOf(run: Element | string): string {
  if (typeof run === 'string') return run;
  const text = run['fontType'] === 'Monospace' ? `\`${String(run['text'])}\`` : String(run['text']);
  return run['weight'] === 'Bolder' ? `**${text}**` : text;
}

function containerLines(container: Element): readonly string[] {
  const mark = styles[String(container['style'])] ?? '';
  const inside = listOf(container['items']).flatMap(linesOf);
  const lines = inside.slice(inside[0] === '' ? 1 : 0).map((line) => mark + line);
  const link = container['selectAction'] as Element | undefined;
  const hidden = container['isVisible'] === false ? [`(hidden: ${String(container['id'])})`] : [];
  return [...hidden, ...lines, ...(link ? [`   ${String(link['url'])}`] : [])];
}

/** A narrow column with a mark, and what it marks. */
function columnLines(set: Element): readonly string[] {
  const [first = [], ...others] = listOf(set['columns']).map((column) => listOf(column['items']).flatMap(linesOf));
  const mark = first.join(' ');
  return others.flat().map((line, index) => `${index === 0 ? mark : ' '.repeat(mark.length)} ${line}`);
}

function actionLine(action: Element): string {
  const place = action['mode'] === 'secondary' ? '[menu]' : '[primary]';
  const does = action['type'] === 'Action.ToggleVisibility' ? `shows ${(action['targetElements'] as readonly string[]).join(', ')}` : eventOf(action['data'] as Readonly<Record<string, string>>);
  return `${place} ${String(action['title'])} -> ${does}`;
}

function eventOf({ event, fact, choice, intent, language }: Readonly<Record<string, string>>): string {
  const about = [fact, choice].filter(Boolean).join('=');
  return [event, about, intent, event === 'language' ? language : undefined].filter(Boolean).join(' ');
}

function listOf(value: unknown): readonly Element[] {
  return Array.isArray(value) ? (value as Element[]) : [];
}
