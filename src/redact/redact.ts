import { createHmac } from 'node:crypto';
import { onCommandLines } from './commands.js';
import { ids } from './id.js';
import { publicIds } from './known.js';
import { byLabel } from './labelled.js';
import { mailAddresses } from './mail.js';
import { apart, isSecret } from './overlap.js';
import { privateKeys } from './pem.js';
import { names } from './person.js';
import { phoneNumbers } from './phone.js';
import { byShape } from './shaped.js';
import { surfaceOf, type Surface } from './surface.js';
import type { Detect, Kind, Redact, Source, Span } from './types.js';

interface Parts {
  /** Whoever has it can test guesses against pseudonyms, so it is kept where the secrets of a deployment are. */
  readonly key: string;
  readonly now: () => Date;
  /** Ids, in lower case, that the knowledge names. */
  readonly known?: readonly string[];
}

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
    const spans = findAll({ text: surface.text, now: now().getTime(), known: kept });
    if (spans.length === 0) return { spans, text: original, concealed: original, piece: (start, end) => original.slice(start, end) };
    const pasted = spans.map((span) => ({ ...span, start: surface.toStart(span.start), end: surface.toEnd(span.end) }));
    const nameOf = createNaming(key, surface);
    const instead = (span: Span, index: number): string => nameOf(spans[index] ?? span) + breaksIn(original, span);
    let text: string | undefined;
    return {
      spans: pasted,
      // Made when it is asked for: pseudonyms are digests, which cost more than finding what they stand for.
      get text() {
        return (text ??= replace(original, pasted, instead));
      },
      concealed: replace(original, pasted, (span, index) => (isSecret(span.kind) ? instead(span, index) : undefined)),
      piece: (start, end) => {
        const touched = pasted.flatMap((span, index) => (span.start < end && span.end > start ? [{ span: { ...span, start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start }, name: instead(span, index) }] : []));
        return replace(original.slice(start, end), touched.map(({ span }) => span), (_, index) => touched[index]?.name);
      },
    };
  };
}

/** More rounds than this never found anything. */
const rounds = 6;

/** Where something is taken out, what stands beside it can look different: so until nothing more is found. */
function findAll(source: Source): readonly Span[] {
  let spans: readonly Span[] = [];
  let { text } = source;
  for (let round = 0; round < rounds; round += 1) {
    const seen = { ...source, text };
    const more = detectors.flatMap((detect) => detect(seen));
    if (more.length === 0) break;
    spans = apart([...spans, ...more], source.text);
    text = replace(source.text, spans, (span) => {
      const breaks = breaksIn(source.text, span);
      return `${'‹'.repeat(Math.max(0, span.end - span.start - breaks.length - 1))}›${breaks}`;
    });
  }
  return spans;
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 8;

/** Names what was found, each value once. */
function createNaming(key: string, { text }: Surface): (span: Span) => string {
  const named = new Map<string, string>();
  return ({ kind, start, end }) => {
    if (isSecret(kind)) return `‹${kind}›`;
    const value = `${kind}\0${canonical(kind, text.slice(start, end))}`;
    const known = named.get(value);
    if (known !== undefined) return known;
    const name = `‹${kind}-${pseudonym(key, value)}›`;
    named.set(value, name);
    return name;
  };
}

/** 40 bits of a keyed digest: that two of a million people share one is less likely than not. */
function pseudonym(key: string, value: string): string {
  const digest = createHmac('sha256', key).update(value).digest();
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

/** The text with other text instead of spans; where there is nothing to put, the span stays. */
function replace(text: string, spans: readonly Span[], by: (span: Span, index: number) => string | undefined): string {
  const pieces: string[] = [];
  let from = 0;
  spans.forEach((span, index) => {
    const instead = by(span, index);
    if (instead === undefined) return;
    pieces.push(text.slice(from, span.start), instead);
    from = span.end;
  });
  return pieces.join('') + text.slice(from);
}

/** Line numbers stay what they are. */
function breaksIn(text: string, { start, end }: Span): string {
  return (text.slice(start, end).match(/\r\n?|\n/g) ?? []).join('');
}
