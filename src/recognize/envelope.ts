import { accountIn, foldedSpan, readFields, shown } from './fields.js';
import { leadOf, wrapsAt } from './lead.js';
import { messageOf } from './message.js';
import { withValues } from './alike.js';
import { countUpTo } from './ascending.js';
import type { Normalized, Span } from './normalize.js';
import { endOf, startOf } from './origins.js';
import { groupMarks, type Group } from './records.js';
import type { Repeat } from './skim.js';
import { isStatus } from './status.js';
import { tools, type ErrorRecord, type Mark, type Tool } from './types.js';

export interface Envelope {
  /** One record an error, in the order of the message. */
  readonly records: readonly ErrorRecord[];
}

/** An error is read to so many characters behind the last thing it is known by: stack traces go on for pages. */
const reach = 2000;
const mostLines = 60;

/** Reads every error of a message, whatever printed it. Linear in its length. */
export function readErrors(text: Normalized, marks: readonly Mark[]): Envelope {
  const telling = [...marks.filter((mark) => tells(text, mark)), ...alarms(text)].sort((a, b) => a.start - b.start || a.end - b.end);
  const groups = groupMarks(text, telling);
  const named = namedIn(marks);
  const starts = groups.map((group, index) => beginning(text, group, groups[index - 1]));
  const records: ErrorRecord[] = [];
  for (const [index, group] of groups.entries()) {
    const start = starts[index] ?? 0;
    const end = ending(text, group, starts[index + 1] ?? text.original.length);
    records.push(toRecord(text, group, { start, end }, records.at(-1)?.end ?? 0, named));
  }
  return { records: text.repeats.length === 0 ? records : withRepeats(text, records) };
}

/** What repeats an entry that was read is an error of its own, with its own accounts, ids and time. */
function withRepeats(text: Normalized, records: readonly ErrorRecord[]): readonly ErrorRecord[] {
  const starts = records.map(({ start }) => start);
  const repeated = text.repeats.flatMap((repeat) => {
    const { start, end } = repeat.of;
    return records.slice(countUpTo(starts, start - 1), countUpTo(starts, end - 1)).map((record) => repeatOf(text, record, repeat));
  });
  return [...records, ...repeated].sort((a, b) => a.start - b.start);
}

function repeatOf({ original, lines }: Normalized, record: ErrorRecord, { start, end, shape, of }: Repeat): ErrorRecord {
  const here = (value: string | undefined) => value && withValues(value, of.shape, shape);
  const placeOf = (place: number) => start + (place === of.start ? 0 : (here(original.slice(of.start, place)) ?? '').length);
  const { message, target, requestId, account, time } = record;
  const lastOf = (entry: Span) => entry.start + original.slice(entry.start, entry.end).trimEnd().length;
  const own = { start: placeOf(record.start), end: record.end >= lastOf(of) ? lastOf({ start, end }) : placeOf(record.end) };
  return {
    ...record,
    message: here(message) ?? message,
    target: here(target),
    requestId: here(requestId),
    // Names in the middle of something longer are no values.
    account: account && (here(account) ?? accountIn(original.slice(own.start, own.end))),
    time: here(time),
    line: record.line + countUpTo(lines, start) - countUpTo(lines, of.start),
    ...own,
  };
}

function tells(text: Normalized, mark: Mark): boolean {
  return mark.kind === 'status' ? isStatus(text, mark) : mark.kind !== 'tool';
}

/** Entries that their logger called errors, in words that the text does not hold. */
function alarms({ entries, text }: Normalized): readonly Mark[] {
  const marks: Mark[] = [];
  for (const [index, { at, alarm }] of entries.entries()) {
    // A line with nothing behind its level says nothing of the next entry, nor of what was left out there.
    if (!alarm || entries[index + 1]?.at === at || text.charCodeAt(at) === 0) continue;
    const start = text[at] === ' ' ? at + 1 : at;
    if (start < text.length) marks.push({ kind: 'alarm', value: 'error', start, end: start });
  }
  return marks;
}

/** @param place where it stands in the original; @param floor where the error before it ended */
function toRecord(text: Normalized, group: Group, place: Span, floor: number, named: Named): ErrorRecord {
  const { marks } = group;
  const span = foldedSpan(text, place);
  const status = marks.find(({ kind }) => kind === 'status');
  return {
    status: status ? Number(status.value) : undefined,
    code: codeOf(text, marks),
    message: messageOf(text, span, marks),
    tool: toolOf(named, span) ?? named.overall,
    ...readFields(text, group, place, floor),
    line: countUpTo(text.lines, startOf(text.origins, marks[0]?.start ?? 0)),
    ...place,
  };
}

/** The line of its first mark, or with JSON the line on which that opens; on a line of several errors, the mark. */
function beginning(text: Normalized, { marks, first }: Group, before: Group | undefined): number {
  const mark = startOf(text.origins, marks[0]?.start ?? 0);
  const floor = before ? endOf(text.origins, before.end - 1) : 0;
  if (first.start < floor) return Math.max(floor, text.original.lastIndexOf('{', mark));
  let line = countUpTo(text.lines, first.start) - 1;
  let lead = first;
  for (let up = 0; up < mostLines && line > 0 && (lead.continues || (!lead.timed && /^\s*[{[]/.test(text.original.slice(lead.start, lead.start + 80)))); up += 1) {
    const next = leadOf(text, line - 1);
    if (next.blank || next.start < floor || (/^[{[]/.test(lead.body) && /^[}\]]/.test(next.body))) break;
    lead = next;
    line -= 1;
  }
  return lead.start;
}

/** Behind the last line that goes on with it, before the next error. */
function ending(text: Normalized, { end: marksEnd, lastLine }: Group, next: number): number {
  const last = endOf(text.origins, Math.max(0, marksEnd - 1));
  let line = lastLine;
  for (let down = 0; down < mostLines && line + 1 < text.lines.length; down += 1) {
    const lead = leadOf(text, line + 1);
    const goesOn = lead.continues || (lead.announced && !lead.timed) || wrapsAt(text, line + 1);
    if (lead.start >= Math.min(next, last + reach) || !goesOn) break;
    line += 1;
  }
  const end = Math.min(next, last + reach, text.lines[line + 1] ?? text.original.length);
  return Math.max(last, text.original.slice(0, end).trimEnd().length);
}

/** The number of the token endpoint is the most particular; a code of Graph tells more than one of its details. */
function codeOf(text: Normalized, marks: readonly Mark[]): string | undefined {
  const number = marks.find(({ kind }) => kind === 'aadsts');
  if (number) return `AADSTS${number.value}`;
  const codes = marks.filter(({ kind }) => kind === 'code');
  const code = codes.find(({ value }) => /^(?:request|authorization|authentication|directory|service)_/.test(value)) ?? codes[0];
  return code && shown(text, code);
}

interface Named {
  readonly tools: readonly Mark[];
  readonly starts: readonly number[];
  /** The most particular of the message. */
  readonly overall: Tool | undefined;
}

/** @param marks ascending */
function namedIn(marks: readonly Mark[]): Named {
  const tools = marks.filter(({ kind }) => kind === 'tool');
  const all = new Set(tools.map(({ value }) => value));
  return { tools, starts: tools.map(({ start }) => start), overall: ranked.find((tool) => all.has(tool)) };
}

/** The most particular of those named in a place. */
function toolOf({ tools, starts }: Named, { start, end }: Span): Tool | undefined {
  const here = new Set(tools.slice(countUpTo(starts, start - 1), countUpTo(starts, end - 1)).map(({ value }) => value));
  return ranked.find((tool) => here.has(tool));
}

const ranked = ['terraform', 'powershell', 'azure-cli', 'odata', 'token-endpoint', 'okta', 'cloudgate', 'graph'] as const satisfies readonly (typeof tools)[number][];
