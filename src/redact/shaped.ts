import { isLetterOrDigit, matchAt, startOfRun, unitsOf } from './boundary.js';
import { shapes, type Shape } from './shapes.js';
import type { Detect, Span } from './types.js';
import { endOfWrapped } from './wrapped.js';

/** Secrets known by their own shape, whatever stands around them. */
export const byShape: Detect = ({ text, now }) => {
  const spans: Span[] = [];
  if (!anyLiteral.test(text)) return spans;
  for (const { shape, literal } of byLiteral) {
    const at = text.indexOf(literal);
    if (at >= 0) spans.push(...found(text, shape, literal, at, now));
  }
  return spans;
};

const compiled = shapes.map((one) => ({ one, pattern: new RegExp(one.pattern, 'y'), isPart: unitsOf(one.back?.unit ?? /[^]/), most: one.back?.most ?? 0 }));
const byLiteral = compiled.flatMap((shape) => shape.one.literals.map((literal) => ({ shape, literal })));
/** Looks for all of them at once; most messages have none. */
const anyLiteral = new RegExp(shapes.flatMap(({ literals }) => literals).map((literal) => literal.replace(/[^\w]/g, '\\$&')).join('|'));
const sample = /example|sample|dummy|your[-_]|x{6}|0{12}|\*{3}|1234567890ab|abcdefghijklm/i;

function found(text: string, { one, pattern, isPart, most }: (typeof compiled)[number], literal: string, first: number, now: number): readonly Span[] {
  const spans: Span[] = [];
  for (let at = first; at >= 0; ) {
    const start = startOfRun(text, at, isPart, most);
    const match = one.atWord && isLetterOrDigit(text.charCodeAt(start - 1)) ? undefined : matchAt(pattern, text, start);
    const end = start + (match?.[0].length ?? 0);
    const span = match && end > at ? refine(text, one, { start, end: one.wraps ? endOfWrapped(text, start, end) : end }, now) : undefined;
    if (span) spans.push(span);
    // What begins inside of a match that was refused ends with it, and would be refused as well.
    at = text.indexOf(literal, Math.max(at + 1, span?.end ?? (one.unsure || most === 0 ? end : 0)));
  }
  return spans;
}

type Place = Pick<Span, 'start' | 'end'>;

/** What a pattern cannot tell. */
function refine(text: string, one: Shape, place: Place, now: number): Span | undefined {
  const value = text.slice(place.start, place.end);
  if (value.startsWith('://')) return userinfo(text, place);
  if (/^basic /i.test(value)) return basic(value, place);
  if (value.startsWith('eyJ')) return webToken(text, place, now);
  if (one.back?.unit.test('+') && isDigest(text, place)) return undefined;
  if (one.unsure) return isPlausible(text, place) ? { kind: one.kind, ...place, live: 'no' } : undefined;
  return { kind: one.kind, ...place, live: sample.test(value) ? 'no' : 'sure' };
}

/** Not a path, a version or the digest of a file. */
function isPlausible(text: string, { start, end }: Place): boolean {
  const value = text.slice(start, end);
  if (isLetterOrDigit(text.charCodeAt(end)) || /[\w+/=-]/.test(text.charAt(start - 1).replace('=', ''))) return false;
  if (isDigest(text, { start, end })) return false;
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && (value.match(/\d/g) ?? []).length >= 2;
}

/** The digest of a file, which everybody may know. */
function isDigest(text: string, { start }: Place): boolean {
  return /(?:sha\d{1,3}[-:]|integrity["':= ]{1,4}|thumbprint["':= ]{1,6}|fingerprint["':= ]{1,6})$/i.test(text.slice(Math.max(0, start - 24), start));
}

/** A name and a password, joined by a colon. */
function basic(value: string, { start, end }: Place): Span | undefined {
  const pair = Buffer.from(value.slice(6), 'base64').toString('latin1');
  return /^[\x20-\x7e]+:[\x20-\x7e]+$/.test(pair) ? { kind: 'token', start: start + 6, end, live: 'sure' } : undefined;
}

function userinfo(text: string, { start, end }: Place): Span | undefined {
  const from = text.indexOf(':', start + 3) + 1;
  return /^(?:[*x.]+$|[<{$‹])/i.test(text.slice(from, end - 1)) ? undefined : { kind: 'password', start: from, end: end - 1, live: 'likely' };
}

/** Parts between dots, the first of which is JSON that names an algorithm; one part alone is any JSON. */
function webToken(text: string, { start, end: first }: Place, now: number): Span | undefined {
  let end = first;
  for (let parts = 0; parts < 4 && text[end] === '.'; parts += 1) {
    let next = end + 1;
    while (next < text.length && /[\w-]/.test(text.charAt(next))) next += 1;
    end = endOfWrapped(text, start, next);
  }
  const value = text.slice(start, end).replace(/[^\w.-]+/g, '');
  if (!/^eyJ[\w-]+\.[\w-]{4}/.test(value)) return undefined;
  const expires = expiryOf(value.split('.')[1] ?? '');
  return { kind: 'token', start, end, live: expires !== undefined && expires * 1000 < now ? 'no' : 'sure' };
}

/** Seconds since 1970, where the token tells it. */
function expiryOf(payload: string): number | undefined {
  const told = /"exp":\s?(\d{9,11})/.exec(Buffer.from(payload.slice(0, 8000), 'base64url').toString('latin1'));
  return told ? Number(told[1]) : undefined;
}
