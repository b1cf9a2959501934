import { oncePer } from '../once.js';
import { countUpTo } from './ascending.js';
import { continuesAt } from './continuing.js';
import type { Normalized } from './normalize.js';
import { prefixAt } from './prefix.js';

/** How a line of the original begins, which tells whether it goes on with the one before. */
export interface Lead {
  /** Where the line begins and ends in the original. */
  readonly start: number;
  readonly end: number;
  /** A logger put a time before it. */
  readonly timed: boolean;
  readonly blank: boolean;
  /** It goes on with an error that began above: the inside of JSON, a stack trace, the tail of an AADSTS message. */
  readonly continues: boolean;
  /** The line above is blank. */
  readonly separate: boolean;
  /** How it begins, without what a logger or a frame put before. */
  readonly body: string;
  /** The line above ends in the middle of something. */
  readonly announced: boolean;
}

/** Of a long line, so much is looked at. */
const looked = 160;
const announcing = /[:,({[]$/;

const leads = oncePer((_text: Normalized) => new Map<number, Lead>());

/** @param index of the line, counted from 0 */
export function leadOf(text: Normalized, index: number): Lead {
  const known = leads(text);
  const lead = known.get(index) ?? readLead(text, index);
  known.set(index, lead);
  return lead;
}

function readLead({ original, lines }: Normalized, index: number): Lead {
  const start = lines[index] ?? original.length;
  const end = lines[index + 1] ?? original.length;
  const prefix = prefixAt(original, start);
  const text = original.slice(prefix?.end ?? start, Math.min(end, (prefix?.end ?? start) + looked));
  const indent = text.length - text.trimStart().length;
  const before = original.slice(Math.max(0, start - looked), start);
  const above = before.trimEnd();
  const separate = index > 1 && original.slice(lines[index - 1] ?? 0, start).trim() === '';
  return {
    start,
    end,
    timed: prefix?.timed === true,
    blank: text.trim() === '',
    body: text.trim(),
    continues: (index > 0 && indent >= 2 && text.trim() !== '') || continuesAt(original, prefix?.end ?? start),
    separate,
    announced: !separate && announcing.test(above),
  };
}

/** The line of a place of the original, counted from 0. */
export function lineAt({ lines }: Normalized, place: number): number {
  return countUpTo(lines, place) - 1;
}

/** Whether a line is the rest of the one above, which a terminal broke: that one is long and ends in mid-sentence. */
export function wrapsAt(text: Normalized, index: number): boolean {
  const above = text.original.slice(text.lines[index - 1] ?? 0, text.lines[index] ?? 0).trimEnd();
  if (above.length < 50 || above.length > 240 || /[.。!?！？:;][_*"'`)]*$/.test(above)) return false;
  const { timed, start, end, body } = leadOf(text, index);
  return !timed && end > start && /^(?:[a-z(][^\s@,]*(?:\s|$)|\[?[0-9a-f]{8}-)/.test(body);
}
