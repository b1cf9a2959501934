import { createHmac } from 'node:crypto';
import { onCommandLines } from './commands.js';
import { ids } from './id.js';
import { publicIds } from './known.js';
import { byLabel } from './labelled.js';
import { mailAddresses } from './mail.js';
import { privateKeys } from './pem.js';
import { names } from './person.js';
import { phoneNumbers } from './phone.js';
import { byShape } from './shaped.js';
import { surfaceOf, type Surface } from './surface.js';
import { secretKinds, type Detect, type Kind, type Redact, type SecretKind, type Span } from './types.js';

interface Parts {
  /** Whoever has it can test guesses against pseudonyms, so it is kept where the secrets of a deployment are. */
  readonly key: string;
  readonly now: () => Date;
  /** Ids, in lower case, that the knowledge names. */
  readonly known?: readonly string[];
}

/** Earlier ones win where they begin at the same place and are as long. */
const detectors: readonly Detect[] = [privateKeys, byShape, byLabel, onCommandLines, mailAddresses, ids, phoneNumbers, names];

/**
 * Makes the function that takes out of a text what must not leave its place. Secrets become `‹secret›`: nothing about
 * them can be computed from it. Personal data becomes a pseudonym such as `‹mail-7k2m9qxa›`, the same for the same
 * person or object as long as the key is the same, and not to be turned back without it.
 */
export function createRedactor({ key, now, known = [] }: Parts): Redact {
  const kept = new Set([...publicIds, ...known]);
  return (original) => {
    const surface = surfaceOf(original);
    const found = detectors.flatMap((detect) => detect({ text: surface.text, now: now().getTime(), known: kept }));
    const spans = apart(found);
    if (spans.length === 0) return { spans, text: original, concealed: original };
    const pasted = spans.map((span) => ({ ...span, start: surface.toStart(span.start), end: surface.toEnd(span.end) }));
    const names = spans.map((span) => (isSecret(span.kind) ? `‹${span.kind}›` : `‹${span.kind}-${pseudonym(key, span, surface)}›`));
    return {
      spans: pasted,
      text: replace(original, pasted, (_, index) => names[index] ?? ''),
      concealed: replace(original, pasted, (span, index) => (isSecret(span.kind) ? (names[index] ?? '') : undefined)),
    };
  };
}

export function isSecret(kind: Kind): kind is SecretKind {
  return (secretKinds as readonly Kind[]).includes(kind);
}

/** Of spans that overlap: what is secret first, then what is longer; both together cover what they touch. */
function apart(spans: readonly Span[]): readonly Span[] {
  const sorted = spans.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const span of sorted) {
    const last = kept.at(-1);
    if (last === undefined || span.start >= last.end) kept.push(span);
    else kept[kept.length - 1] = union(last, span);
  }
  return kept;
}

const certainty = ['no', 'likely', 'sure'] as const;

function union(a: Span, b: Span): Span {
  const first = isSecret(a.kind) === isSecret(b.kind) ? a.end - a.start >= b.end - b.start : isSecret(a.kind);
  const live = certainty[Math.max(certainty.indexOf(a.live), certainty.indexOf(b.live))] ?? 'no';
  return { kind: (first ? a : b).kind, start: a.start, end: Math.max(a.end, b.end), live };
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 8;

/** 40 bits of a keyed digest: a million people share one with a chance below one in two. */
function pseudonym(key: string, { kind, start, end }: Span, { text }: Surface): string {
  const digest = createHmac('sha256', key).update(`${kind}\0${canonical(kind, text.slice(start, end))}`).digest();
  return Array.from({ length }, (_, index) => alphabet[(digest[index] ?? 0) & 31]).join('');
}

/** However it was written: the same person, the same pseudonym. */
function canonical(kind: Kind, text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().trim();
  switch (kind) {
    case 'phone':
      return plain.replace(/^\+81[ ()0-]{0,4}/, '0').replace(/(?!^\+)\D/g, '');
    case 'id':
      return /^[0-9a-f-]+$/.test(plain) ? plain.replaceAll('-', '') : text.trim();
    case 'name':
      return plain.replace(/[\s・,.]+/g, ' ');
    default:
      return plain.replace(/\s+/g, '');
  }
}

function replace(text: string, spans: readonly Span[], by: (span: Span, index: number) => string | undefined): string {
  const pieces: string[] = [];
  let from = 0;
  spans.forEach((span, index) => {
    const instead = by(span, index);
    if (instead === undefined) return;
    const breaks = text.slice(span.start, span.end).match(/\r\n?|\n/g) ?? [];
    pieces.push(text.slice(from, span.start), instead, ...breaks);
    from = span.end;
  });
  return pieces.join('') + text.slice(from);
}
