import { z } from 'zod/v4';
import { groupBy } from './group.js';
import { locales } from './locale.js';
import type { Entry } from './store/types.js';

const shape = z.object({ scenario: z.string(), node: z.string(), solved: z.boolean(), voice: z.string(), language: z.enum(locales), missing: z.string().optional() });

/** What people said of one resolution. */
export interface Opinions {
  readonly scenario: string;
  readonly node: string;
  readonly solved: number;
  readonly unsolved: number;
  /** What was missing, in people's words, oldest first. */
  readonly missing: readonly { readonly at: Date; readonly text: string }[];
}

/**
 * Lines of the journal of feedback, by resolution, those that helped least first. Of one voice only the last line
 * counts; lines that this version cannot read are left out.
 */
export function gatherOpinions(lines: readonly Entry[]): readonly Opinions[] {
  const read = lines.flatMap(({ at, value }) => {
    const { data } = shape.safeParse(value);
    return data ? [{ ...data, at }] : [];
  });
  const last = [...new Map(read.map((line) => [JSON.stringify([line.voice, line.node]), line])).values()];
  const opinions = [...groupBy(last, ({ scenario, node }) => JSON.stringify([scenario, node])).values()].flatMap((lines) => {
    const [first] = lines;
    const solved = lines.filter((line) => line.solved).length;
    const missing = lines.flatMap(({ at, missing: text }) => (text === undefined ? [] : [{ at, text }]));
    return first ? [{ scenario: first.scenario, node: first.node, solved, unsolved: lines.length - solved, missing }] : [];
  });
  return opinions.sort((a, b) => b.unsolved - a.unsolved || b.solved - a.solved || a.node.localeCompare(b.node));
}

/** For a person to read. */
export function printOpinions(opinions: readonly Opinions[]): string {
  return opinions
    .flatMap(({ scenario, node, solved, unsolved, missing }) => [
      `${scenario} ${node}: ${solved} solved, ${unsolved} not`,
      ...missing.map(({ at, text }) => `  ${at.toISOString().slice(0, 10)}  ${text.replace(/\s+/g, ' ')}`),
    ])
    .join('\n');
}
