import { namesIn, piecesOf, type Examples } from '../knowledge/placeholder.js';
import type { PhraseKey, Say } from '../knowledge/phrase.js';
import type { TextField } from '../profile/fields.js';
import type { Rich, Run } from './types.js';

/** What a team said it uses. People typed it, so it only ever becomes the text of a run: no markup in it has a meaning. */
export type OwnValues = Readonly<Partial<Record<TextField, string>>>;

/** What stands in place of `{lyncAttribute}` and the like. */
export interface Filling {
  readonly examples: Examples;
  readonly own: OwnValues;
}

/** Fills the placeholders of words that are already cut into runs; what is the team's own becomes bold. */
export function fill({ runs }: Rich, filling: Filling): Rich {
  return { runs: runs.flatMap((run) => merge(pieces(run, filling))) };
}

/** A line to be copied. */
export function toCode(line: string, filling: Filling): Rich {
  return fill({ runs: [{ text: line, weight: 'Default', font: 'Monospace' }] }, filling);
}

function pieces(run: Run, { examples, own }: Filling): readonly Run[] {
  return piecesOf(run.text).map((piece): Run => {
    if ('text' in piece) return { ...run, text: piece.text };
    const value = own[piece.field];
    return value === undefined ? { ...run, text: examples[piece.field] ?? '' } : { ...run, text: value, weight: 'Bolder' };
  });
}

/** Neighbours in one style become one run; a sign of equality between two own values is written as they are. */
function merge(runs: readonly Run[]): readonly Run[] {
  const merged: Run[] = [];
  for (const [index, run] of runs.entries()) {
    const before = merged.at(-1);
    const next = runs[index + 1];
    const weight = run.text === '=' && before !== undefined && before.weight === next?.weight ? before.weight : run.weight;
    if (before?.weight === weight) merged[merged.length - 1] = { ...before, text: before.text + run.text };
    else merged.push({ ...run, weight });
  }
  return merged;
}

const pairs: readonly { readonly both: PhraseKey; readonly fields: readonly TextField[] }[] = [
  { both: 'fieldMailbox', fields: ['mailboxAttribute', 'mailboxValue'] },
  { both: 'fieldDeprovision', fields: ['deprovisionAttribute', 'deprovisionValue'] },
  { both: 'fieldFilter', fields: ['filterAttribute', 'filterValue'] },
];

export const fieldPhrases = {
  mailboxAttribute: 'fieldMailboxAttribute',
  mailboxValue: 'fieldMailboxValue',
  deprovisionAttribute: 'fieldDeprovisionAttribute',
  deprovisionValue: 'fieldDeprovisionValue',
  filterAttribute: 'fieldFilterAttribute',
  filterValue: 'fieldFilterValue',
  lyncAttribute: 'fieldLyncAttribute',
} as const satisfies Record<TextField, PhraseKey>;

/** The words with a remark on what is the team's own and what is an example; `others` are the rest of what is shown. */
export function remarked(text: string, others: readonly string[], { own }: Filling, say: Say): string {
  const named = namesIn(text, ...others);
  const used = (Object.keys(fieldPhrases) as readonly TextField[]).filter((field) => named.includes(field));
  const list = (fields: readonly TextField[]) => namesOf(fields, say);
  const [ours, example] = [used.filter((field) => own[field] !== undefined), used.filter((field) => own[field] === undefined)];
  if (used.length === 0) return text;
  if (ours.length === 0) return say('valuesExample', { text, example: list(example) });
  if (example.length === 0) return say('valuesOwn', { text, own: list(ours) });
  return say('valuesMixed', { text, own: list(ours), example: list(example) });
}

function namesOf(fields: readonly TextField[], say: Say): string {
  const whole = pairs.filter((pair) => pair.fields.every((field) => fields.includes(field)));
  const rest = fields.filter((field) => !whole.some((pair) => pair.fields.includes(field)));
  const names = [...whole.map(({ both }) => say(both)), ...rest.map((field) => say(fieldPhrases[field]))];
  return names.reduce((first, second) => say('listAnd', { first, second }));
}
