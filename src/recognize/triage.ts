import { groupBy } from '../group.js';
import { heldRules, toCandidates, type KnownIntent } from './candidates.js';
import type { Hits } from './compile.js';
import { foldedSpan } from './fields.js';
import { fold } from './fold.js';
import type { Normalized } from './normalize.js';
import type { Candidate, ErrorRecord, Finding } from './types.js';

/** So many different kinds of line are tried; a log that has more shows the rest as unknown. */
const kinds = 60;
/** Evidence below this does not make a record a known error. */
const sure = 0.6;

/**
 * The different errors of a paste with several records, with how often and for whom. Records alike are tried once.
 * Order: what hides the others, then what was seen most, then what comes first; unknown ones last.
 */
export function findingsIn(text: Normalized, records: readonly ErrorRecord[], hits: Hits, intents: ReadonlyMap<string, KnownIntent>): readonly Finding[] {
  if (records.length < 2) return [];
  const alike = [...groupBy(records, signatureOf)];
  const tried = alike.map(([signature, group], index) => {
    const candidate = index < kinds && group[0] ? candidateIn(text, group[0], hits, intents) : undefined;
    return { key: candidate?.intent ?? signature, candidate, group };
  });
  return [...groupBy(tried, ({ key }) => key).values()].flatMap((same) => toFinding(same, intents)).sort(byUrgency);
}

interface Tried {
  readonly candidate: Candidate | undefined;
  readonly group: readonly ErrorRecord[];
}

function toFinding(same: readonly Tried[], intents: ReadonlyMap<string, KnownIntent>): readonly Finding[] {
  const records = same.flatMap(({ group }) => group).sort((a, b) => a.start - b.start);
  const [record] = records;
  const candidate = same[0]?.candidate;
  if (record === undefined) return [];
  return [
    {
      candidate,
      record,
      count: records.length,
      accounts: [...new Set(records.flatMap(({ account }) => (account === undefined ? [] : [account])))],
      hidesOthers: candidate !== undefined && intents.get(candidate.intent)?.hidesOthers === true,
    },
  ];
}

function byUrgency(a: Finding, b: Finding): number {
  const known = Number(b.candidate !== undefined) - Number(a.candidate !== undefined);
  return known || Number(b.hidesOthers) - Number(a.hidesOthers) || b.count - a.count || a.record.start - b.record.start;
}

/** Records with the same words, whatever their ids, numbers and names. */
function signatureOf({ status, code, message, target }: ErrorRecord): string {
  const words = fold(message ?? '').replaceAll(fold(target ?? '\u0000'), '').replace(/[0-9a-f-]{8,}|\S+@\S+|\d+/g, '#').slice(0, 120);
  return `${status ?? ''}|${code?.toLowerCase() ?? ''}|${words}`;
}

function candidateIn(text: Normalized, record: ErrorRecord, hits: Hits, intents: ReadonlyMap<string, KnownIntent>): Candidate | undefined {
  const best = toCandidates(heldRules(hits.within(foldedSpan(text, record)), text), text, intents)[0];
  return best !== undefined && best.score >= sure ? best : undefined;
}
