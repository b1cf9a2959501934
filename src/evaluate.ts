import type { Recognize } from './recognize/recognize.js';
import type { Reading } from './recognize/types.js';

/** A message with what is expected of it. */
export interface Labelled {
  readonly id: string;
  readonly kind: 'error' | 'question' | 'negative';
  readonly text: string;
  /** Intent id expected on top, or `none`. */
  readonly label: string;
  readonly facts?: Readonly<Record<string, string>> | undefined;
  readonly mode?: string | undefined;
  readonly environment?: string | undefined;
  readonly lang?: string | undefined;
  /** Same cause in other words; scored on its own. */
  readonly variant?: boolean | undefined;
  /** The label is arguable; scored on its own. */
  readonly ambiguous?: boolean | undefined;
  readonly neg_type?: string | undefined;
}

export interface Score {
  readonly name: string;
  readonly right: number;
  readonly total: number;
}

/** Shares below which `npm run eval` fails. */
export const floors: Readonly<Record<string, number>> = {
  errors: 0.99,
  'errors, variant': 0.85,
  'negatives left alone': 0.99,
  'chat left alone': 1,
  questions: 0.95,
  'mode of questions': 0.9,
};

/** Only its intents have the facts `mode` and `environment`. */
const asking = 'deprovision';

/** How often a label was answered with each intent; `none` is no answer. */
export type Confusion = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface Evaluation {
  readonly scores: readonly Score[];
  readonly confusion: Confusion;
  readonly misses: readonly string[];
}

/** Scores by kind, language and label, the confusion matrix, and every miss with its receipt. */
export function evaluate(rows: readonly Labelled[], recognize: Recognize): Evaluation {
  const tally = new Map<string, { right: number; total: number }>();
  const count = (name: string, right: boolean): void => {
    const entry = tally.get(name) ?? { right: 0, total: 0 };
    tally.set(name, { right: entry.right + (right ? 1 : 0), total: entry.total + 1 });
  };
  const misses: string[] = [];
  const confusion = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const reading = recognize(row.text);
    const right = isRight(row, reading);
    for (const name of groupsOf(row)) count(name, right);
    const answers = confusion.get(row.label) ?? new Map<string, number>();
    const answer = reading.candidates[0]?.intent ?? 'none';
    confusion.set(row.label, answers.set(answer, (answers.get(answer) ?? 0) + 1));
    if (!right) misses.push(receipt(row, reading));
    const facts = reading.candidates[0]?.facts ?? {};
    const isAsked = row.label.startsWith(asking);
    if (isAsked && row.mode !== undefined) count('mode of questions', (facts['mode'] ?? 'unknown') === row.mode);
    if (isAsked && row.environment !== undefined) count('environment of questions', (facts['environment'] ?? 'unknown') === row.environment);
    for (const [fact, value] of Object.entries(row.facts ?? {})) count(`fact ${fact}`, facts[fact] === value);
  }
  const scores = [...tally].map(([name, entry]) => ({ name, ...entry })).sort((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name));
  return { scores, confusion, misses };
}

function isRight(row: Labelled, { candidates }: Reading): boolean {
  return row.kind === 'negative' ? candidates.length === 0 : candidates[0]?.intent === row.label;
}

function groupsOf(row: Labelled): readonly string[] {
  if (row.ambiguous) return ['ambiguous'];
  const lang = row.lang === undefined ? [] : [row.lang];
  switch (row.kind) {
    case 'error':
      return row.variant ? ['errors, variant'] : ['errors', ...lang.map((code) => `  errors in ${code}`), `  ${row.label}`];
    case 'question':
      return ['questions', ...lang.map((code) => `  questions in ${code}`), `  ${row.label}`];
    case 'negative':
      return ['negatives left alone', ...(row.neg_type === 'chat' ? ['chat left alone'] : [])];
    default:
      return row.kind satisfies never;
  }
}

function rank(name: string): number {
  return name.startsWith('  ') ? 1 : 0;
}

function receipt({ id, label, text }: Labelled, { outcome, candidates, nearest }: Reading): string {
  const shown = candidates.length > 0 ? candidates : nearest ? [nearest] : [];
  const found = shown.map(({ intent, score, evidence }) => `${intent} ${score} [${evidence.filter(({ added }) => added > 0).map(({ rule, quote }) => `${rule}="${quote}"`).join(', ')}]`);
  return `MISS ${id}: expected ${label}, got ${outcome} ${found.join('; ')}\n     ${JSON.stringify(text.slice(0, 200))}`;
}
