import { placeOf, shown } from './fields.js';
import { wrapsAt } from './lead.js';
import { countUpTo } from './ascending.js';
import type { Normalized, Span } from './normalize.js';
import { startOf } from './origins.js';
import type { Mark } from './types.js';

/** A longer message is cut, in characters. */
const most = 400;

const keyed = [
  /(?:message|error_description|errormessage|error message)["'`]{0,3} ?[:=] ?(?:\{[^{}]{0,60}?value["'`]{0,3} ?: ?)?(?:u|\$)?(["'`]{1,2})(.{2,400}?)\1(?: ?(?:[,;}\])+]|$|\w{1,20} ?[:=]|[\u0080-\uffff])|(?<=[.!?]\1) )/,
  /(?:message|error_description|errormessage|error message)["'`]{0,3} ?[:=] ?(?:\{[^{}]{0,60}?value["'`]{0,3} ?: ?)?(?:u|\$)?["'`]{0,3}([^"`{}]{3,400})/,
] as const;
/** What follows a message that has no end of its own. */
const tail = / ?(?:trace id|correlation id|timestamp|status ?code|httpstatuscode|status|errorcode|error_codes?|date|client-request-id|request-id|request id|inner ?error|claims|at line)["'`]{0,2} ?[:=]| ---> | --- end | at (?:[\w.<>`]{1,80}\(|\S{1,80}:\d)|\s\+ categoryinfo|["'`]{1,2} ?[,}]|\|/;

/** What the error says, as a person would quote it. */
export function messageOf(text: Normalized, record: Span, marks: readonly Mark[]): string | undefined {
  const folded = text.text.slice(record.start, record.end);
  for (const pattern of keyed) {
    const found = pattern.exec(folded);
    const value = found?.[2] ?? found?.[1];
    if (!found || value === undefined || value.trim() === '') continue;
    const start = record.start + found.index + found[0].lastIndexOf(value);
    const closed = found[2] !== undefined;
    return tidy(text, { start, end: closed ? endOfTail(text, start, start + value.length) : endOf(text, start, record.end) });
  }
  const phrase = marks.find(({ kind }) => kind === 'phrase');
  return phrase ? tidy(text, aroundPhrase(text, phrase, record, marks)) : behindMarks(text, record, marks);
}

/** Words of a known error, from where the sentence begins behind codes, colons and what a person wrote in Japanese. */
function aroundPhrase(text: Normalized, phrase: Mark, record: Span, marks: readonly Mark[]): Span {
  const before = text.text.slice(record.start, phrase.start);
  const start = Math.max(
    record.start,
    text.breaks[countUpTo(text.breaks, phrase.start) - 1] ?? 0,
    ...marks.filter(({ kind, end }) => kind !== 'phrase' && end <= phrase.start).map(({ end }) => end),
    record.start + (before.includes(': ') ? before.lastIndexOf(': ') + 2 : 0),
    record.start + (isForeign(text.units[phrase.start]) ? 0 : lastForeign(before) + 1),
  );
  const end = endOf(text, Math.max(start, phrase.end), record.end);
  const prose = isForeign(text.units[phrase.start]) ? -1 : text.text.slice(phrase.end, end).search(foreign);
  return { start, end: prose < 0 ? end : phrase.end + prose };
}

const foreign = /[「」\u3040-\u30ff\u4e00-\u9fff]/;

function isForeign(unit: number | undefined): boolean {
  return foreign.test(String.fromCharCode(unit ?? 0));
}

function lastForeign(text: string): number {
  for (let at = text.length - 1; at >= 0; at -= 1) if (isForeign(text.charCodeAt(at))) return at;
  return -1;
}

/** Without words that are known, the message stands behind the codes of the first line, or is the sentence they are in. */
function behindMarks(text: Normalized, record: Span, marks: readonly Mark[]): string | undefined {
  const { lines, origins, breaks } = text;
  const lineOf = ({ start }: Mark) => countUpTo(lines, startOf(origins, start));
  const first = marks.filter((mark, _, [head]) => head && lineOf(mark) === lineOf(head));
  const codes = first.filter(({ kind }) => kind !== 'alarm');
  const start = codes.length > 0 ? Math.max(...codes.map(({ end }) => end)) : (first[0]?.end ?? record.end);
  if (!/^[^\p{L}]{0,4}[.。](?: |$)/u.test(text.text.slice(start, start + 7))) return tidy(text, { start, end: endOf(text, start, record.end) });
  const sentence = { start: Math.max(record.start, breaks[countUpTo(breaks, start) - 1] ?? 0), end: start };
  return text.text.slice(sentence.start, sentence.end).split(' ').length < 5 ? undefined : tidy(text, sentence);
}

/** The end of the line, or where a paste wrapped it, of the sentence. */
function endOf(text: Normalized, start: number, limit: number): number {
  const { breaks, origins, lines } = text;
  const gap = text.text.slice(start, start + most).indexOf('\u0000');
  let end = Math.min(limit, gap < 0 ? start + most : start + gap);
  for (let at = countUpTo(breaks, start); at < breaks.length; at += 1) {
    const place = breaks[at] ?? 0;
    if (place >= end) break;
    const next = countUpTo(lines, startOf(origins, text.text[place] === ' ' ? place + 1 : place));
    const broken = countUpTo(lines, startOf(origins, place - 1)) !== next;
    if (broken && (/[.。!?][_"'`)]?$/.test(text.text.slice(Math.max(0, place - 2), place)) || !wrapsAt(text, next - 1))) {
      end = place;
      break;
    }
  }
  return endOfTail(text, start, end);
}

function endOfTail({ text }: Normalized, start: number, end: number): number {
  const found = tail.exec(text.slice(start, end));
  return found ? placeOf(found, start).start : end;
}

function tidy(text: Normalized, span: Span): string | undefined {
  const message = shown(text, span).replace(/^[\s:;,.)\]}"'`=>|-]+/, '').replace(/^AADSTS\d{5,7}: /i, '').replace(/[\s"'`,;:{([|-]+$/, '');
  return message.length < 3 ? undefined : message;
}
