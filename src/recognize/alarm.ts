import { countBefore, countUpTo } from './ascending.js';
import type { Normalized } from './normalize.js';
import { endOf, startOf } from './origins.js';

const colon = 58;

/**
 * Whether a word such as "error" or 失敗 is said by a machine: in capitals, with a colon at the beginning of a line, in
 * a column of its own, or in a line with a time. People say these words too, and then they are no error to read.
 */
export function isAlarm(text: Normalized, start: number, end: number): boolean {
  const { units, original, origins } = text;
  const from = startOf(origins, start);
  const before = original.charAt(from - 1);
  const after = original.charAt(endOf(origins, end - 1));
  if (isException(text, start, end)) return true;
  if (/[,\t|;]/.test(before) && /[,\t|;\r\n]|^$/.test(after)) return true;
  if (/^(?:ERROR|FATAL|FAIL(?:ED|URE)?)(?![\w-])/.test(original.slice(from, from + 10)) && !/[\w-]/.test(before)) return true;
  if (isLogged(text, start)) return !/[\w-]/.test(before) && !/[\w-]/.test(after) && !/(?<![\w.])(?:0|no|without) $/.test(text.text.slice(Math.max(0, start - 9), start));
  const opening = /[[【(「*]/.test(before) ? 1 : 0;
  return isLeading(text, start - opening) && (units[end] === colon || (opening > 0 && /[\]】)」*]/.test(after)));
}

/** `System.Net.WebException: …` */
function isException({ text }: Normalized, start: number, end: number): boolean {
  return text.startsWith('exception', start) && text.charCodeAt(end) === colon && /[\w.]/.test(text.charAt(start - 1));
}

function isLeading({ breaks, units }: Normalized, at: number): boolean {
  const from = at > 0 && units[at - 1] === 32 ? at - 1 : at;
  return from <= 0 || breaks[countUpTo(breaks, from) - 1] === from;
}

/** In a line with a time before it. */
function isLogged({ entries, lines, origins }: Normalized, at: number): boolean {
  const place = startOf(origins, at);
  const entry = entries[countBefore(entries.length, (index) => (entries[index]?.start ?? 0) <= place) - 1];
  return entry?.timed === true && countUpTo(lines, entry.start) === countUpTo(lines, place);
}
