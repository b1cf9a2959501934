import { toldBy } from '../guide/guide.js';
import { writeTrail } from '../guide/trail.js';
import type { Intent } from '../knowledge/types.js';
import type { Finding } from '../recognize/types.js';
import { arrange, placeOf, press, type Frame } from './frame.js';
import { toLines, toRich } from './rich.js';
import type { FindingView, Line, Press, View } from './types.js';

/** Errors with a button of their own; the others are listed. */
const offered = 6;
const listed = 8;
const named = 5;

/** Several errors in one paste: how often and for whom, the one to mend first on top, unknown lines listed. */
export function presentTriage(findings: readonly Finding[], intents: ReadonlyMap<string, Intent>, frame: Frame): View {
  const { say, locale } = frame;
  const known = findings.filter(({ candidate }) => candidate !== undefined);
  const unknown = findings.filter(({ candidate }) => candidate === undefined);
  const presses = known.slice(0, offered).flatMap((finding) => pressOf(finding, intents, frame));
  return {
    kind: 'triage',
    locale,
    heading: say('headingTriage', { count: known.length }),
    notices: toLines(frame.notices),
    details: [toRich(say('detailTriage'))],
    findings: arrange(presses, []).choices.map((choice, index) => toFindingView(choice, known[index], frame)),
    unknown: unknown.length > 0 ? [{ heading: say('headingTriageUnknown'), items: unknownLines(unknown, frame) }] : [],
    navigation: [],
  };
}

function pressOf({ candidate }: Finding, intents: ReadonlyMap<string, Intent>, frame: Frame): readonly Press[] {
  if (candidate === undefined) return [];
  const path = writeTrail(toldBy(candidate.facts));
  const title = intents.get(candidate.intent)?.title[frame.locale] ?? candidate.intent;
  return [press(title, { ...placeOf(frame), event: 'start', intent: candidate.intent, path: [...path] })];
}

function toFindingView(choice: Press, finding: Finding | undefined, { say }: Frame): FindingView {
  if (finding === undefined) return { ...choice, first: [], facts: [] };
  const { count, accounts, hidesOthers, record } = finding;
  const who = accounts.slice(0, named).join(', ');
  return {
    ...choice,
    first: hidesOthers ? toLines([say('triageFirst')]) : [],
    facts: toLines([
      say('triageCount', { count, line: record.line }),
      ...(accounts.length > 0 ? [say(accounts.length > named ? 'triageAccountsMore' : 'triageAccounts', { accounts: who, count: accounts.length - named })] : []),
    ]),
  };
}

/** What people pasted, shown only where Markdown is not rendered. */
function unknownLines(unknown: readonly Finding[], { say }: Frame): readonly Line[] {
  const shown = unknown.slice(0, listed).map(({ record, count }) => {
    const words = [record.status, record.code, record.message].filter((part) => part !== undefined).join(' ').slice(0, 120);
    return say('triageUnknown', { line: record.line, count, words: words === '' ? '…' : words });
  });
  return toLines(unknown.length > listed ? [...shown, say('triageUnknownMore', { count: unknown.length - listed })] : shown);
}
