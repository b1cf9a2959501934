import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ShirubeError } from '../errors.js';
import type { Templates } from './render.js';
import type { ViewKind } from './types.js';

const files = {
  question: 'question.json',
  'find-out': 'find-out.json',
  review: 'review.json',
  resolution: 'resolution.json',
  feedback: 'feedback.json',
  entry: 'entry.json',
  choose: 'choose.json',
  triage: 'triage.json',
  unknown: 'unknown.json',
  help: 'help.json',
  settings: 'settings.json',
  saved: 'saved.json',
  notice: 'notice.json',
} as const satisfies Record<ViewKind, string>;

/**
 * Reads the card templates. `{"$part": "name"}` in a template stands for the content of `parts/name.json`.
 * @throws ShirubeError `cards` when one is missing or is not JSON
 */
export function loadTemplates(folder: string): Templates {
  const read = (name: string): unknown => parse(join(folder, name));
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.flatMap((item: unknown) => asList(item, fill(item)));
    if (typeof value !== 'object' || value === null) return value;
    if ('$part' in value && typeof value.$part === 'string') return fill(read(`parts/${value.$part}.json`));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
  };
  const template = (kind: ViewKind) => fill(read(files[kind]));
  return {
    question: template('question'),
    'find-out': template('find-out'),
    review: template('review'),
    resolution: template('resolution'),
    feedback: template('feedback'),
    entry: template('entry'),
    choose: template('choose'),
    triage: template('triage'),
    unknown: template('unknown'),
    help: template('help'),
    settings: template('settings'),
    saved: template('saved'),
    notice: template('notice'),
  };
}

/** A part that is a list is spread into the list it stands in. */
function asList(original: unknown, filled: unknown): readonly unknown[] {
  const isPart = typeof original === 'object' && original !== null && '$part' in original;
  return isPart && Array.isArray(filled) ? filled : [filled];
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new ShirubeError('cards', `The card template ${path} cannot be read as JSON.`, 'Restore or mend the file.', cause);
  }
}
