import { matchAt, matchesOf } from './boundary.js';
import type { Detect, Span } from './types.js';

/** Numbers as they are dialled abroad, in Japan, and in North America. A dash may be a long vowel, typed by mistake. */
const numbers = [
  /\+[1-9]\d{0,2}[ ().ー-]{0,2}(?:\d[ ().ー-]{0,2}){5,12}\d/g,
  /\(?0\d{1,4}\)?[ー-]\d{1,4}[ー-]\d{3,4}|\(0\d{1,4}\) ?\d{1,4}[ー-]?\d{4}|0\d{1,4}\(\d{1,4}\)\d{4}|0[5789]0 ?\d{4} ?\d{4}|0\d{1,3} \d{2,4} \d{4}/g,
  /\([2-9]\d{2}\) ?[2-9]\d{2}[- ]\d{4}/g,
];
/** A number after one of these needs no shape. */
const labelled = /(?:電話(?:番号)?|携帯(?:電話|番号)?|内線(?:番号)?|外線|連絡先|ＦＡＸ|phone(?: ?number)?|telephone(?: ?number)?|mobile(?: ?phone)?|fax|\btel|\bext(?:ension)?|\bcell)["'`\])]{0,3}\.?[ \t]{0,20}(?:[:=#は][ \t]{0,20})?["'`[]{0,2}(\+?\d[\d ().ー-]{2,18}\d)/gi;

/** Telephone numbers. */
export const phoneNumbers: Detect = ({ text }) => {
  const spans: Span[] = [];
  if (!/\d/.test(text)) return spans;
  for (const pattern of numbers) {
    for (const { 0: found, index } of matchesOf(pattern, text)) {
      if (isNumber(text, found, index)) spans.push({ kind: 'phone', start: index, end: index + found.length, live: 'no' });
    }
  }
  for (const { 0: whole, 1: found = '', index } of matchesOf(labelled, text)) {
    const start = index + whole.length - found.length;
    if (digitsOf(found).length <= 15 && !matchAt(/[A-Za-z0-9]/y, text, index + whole.length)) spans.push({ kind: 'phone', start, end: start + found.length, live: 'no' });
  }
  return spans;
};

/** Not a part of a longer number, an id, a date or a version. */
function isNumber(text: string, found: string, at: number): boolean {
  if (/[\w.+-]/.test(text.charAt(at - 1)) || /^[\w]|^[.-]\d/.test(text.slice(at + found.length, at + found.length + 2))) return false;
  const digits = digitsOf(found).length;
  if (found.startsWith('+')) return digits >= 8 && digits <= 15 && !/T\d|\d:\d/.test(text.slice(Math.max(0, at - 6), at));
  return digits === 10 || digits === 11;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
