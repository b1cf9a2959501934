import { matchAt } from './boundary.js';
import type { Detect, Span } from './types.js';

const begin = '-----BEGIN ';
const secretHeader = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}(?:PRIVATE KEY|PRIVATE KEY BLOCK)-{2,5}/y;
const end = '-----END ';
/** Base64 and headers such as `Proc-Type: 4,ENCRYPTED`, with whatever quotes and breaks a paste put between. */
const body = /[A-Za-z0-9+/=\s"'`\\,>|:.()-]/;
/** The longest key, in characters, whose end is missing. */
const most = 16_000;
const putty = /PuTTY-User-Key-File-\d{1,2}: /;

/** Private keys as text. Certificates and public keys are no secrets. */
export const privateKeys: Detect = ({ text }) => {
  const spans: Span[] = [];
  for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, Math.max(at + 1, spans.at(-1)?.end ?? 0))) {
    const header = matchAt(secretHeader, text, at);
    if (header) spans.push({ kind: 'key', start: at, end: endOfKey(text, at + header[0].length), live: 'sure' });
  }
  const foreign = putty.exec(text);
  return foreign ? [...spans, { kind: 'key', start: foreign.index, end: endOfPutty(text, foreign.index), live: 'sure' }] : spans;
};

function endOfKey(text: string, from: number): number {
  const limit = Math.min(text.length, from + most);
  let at = from;
  while (at < limit && !text.startsWith('-----', at) && body.test(text.charAt(at))) at += 1;
  if (!text.startsWith(end, at)) return at;
  const close = text.indexOf('-----', at + end.length);
  return close < 0 || close > at + 80 ? at + end.length : close + 5;
}

function endOfPutty(text: string, from: number): number {
  const mac = text.indexOf('Private-MAC', from);
  const line = mac < 0 ? -1 : text.indexOf('\n', mac);
  if (mac < 0) return Math.min(text.length, from + most);
  return line < 0 ? text.length : line;
}
