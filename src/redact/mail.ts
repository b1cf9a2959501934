import { isLetterOrDigit, matchAt, startOfRun } from './boundary.js';
import type { Detect, Span } from './types.js';

/** Behind the @. What ends in no letters is the id of a conversation or the version of a package. */
const domain = /[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){1,6}(?:xn--[A-Za-z0-9-]{2,59}|[A-Za-z]{2,24})/y;
const invalidDomain = /[^\s@<>"'`,;:/\\|()[\]{}、。「」]{2,80}\.(?:xn--[A-Za-z0-9-]{2,59}|[A-Za-z]{2,24})/y;
/** Words between a quote and the address belong to a name with blanks. */
const quotedBefore = /["'>「]([a-z.]{1,20} )$/;
/** The longest part before the @ that a directory accepts is 64; longer ones are pasted all the same. */
const most = 128;

/** Mail addresses and sign-in names, and those that a directory refuses: with accents, Japanese letters or a space. */
export const mailAddresses: Detect = ({ text }) => {
  const spans: Span[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const behind = matchAt(domain, text, at + 1) ?? matchAt(invalidDomain, text, at + 1);
    const end = at + 1 + (behind?.[0].length ?? 0);
    if (behind === undefined || isLetterOrDigit(text.charCodeAt(end))) continue;
    const start = startOf(text, at, spans.at(-1)?.end ?? 0);
    if (start < at) spans.push({ kind: 'mail', start, end, live: 'no' });
  }
  return spans;
};

function startOf(text: string, at: number, floor: number): number {
  const from = (isPart: (unit: number) => boolean, to = at) => Math.max(floor, startOfRun(text, to, isPart, most));
  const ascii = trimmed(text, from(isLocal), at);
  if (ascii < at && text[ascii - 1] !== ' ') return ascii;
  if (ascii < at) return Math.max(floor, ascii - (quotedBefore.exec(text.slice(Math.max(0, ascii - 40), ascii))?.[1]?.length ?? 0));
  const other = from(isOtherLetter);
  if (other < at) return other;
  // A blank before the @ is what makes the name invalid.
  const blank = from((unit) => unit === 32);
  const word = at - blank > 2 || blank === at ? at : trimmed(text, from(isLocal, blank), blank);
  return word < blank && /[\d._-]/.test(text.slice(word, blank)) ? word : at;
}

function trimmed(text: string, start: number, end: number): number {
  let from = start;
  while (from < end && /['.+-]/.test(text.charAt(from))) from += 1;
  return from;
}

/** Letters and digits, those with accents, and . _ ! # ^ ~ ' + - % */
function isLocal(unit: number): boolean {
  return isLetterOrDigit(unit) || unit === 46 || unit === 95 || unit === 33 || unit === 35 || unit === 94 || unit === 126 || unit === 39 || unit === 43 || unit === 45 || (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7);
}

function isOtherLetter(unit: number): boolean {
  return unit > 0x24f && unit !== 0x2039 && unit !== 0x203a && /[\p{L}\p{M}]/u.test(String.fromCharCode(unit));
}
