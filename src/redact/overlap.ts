import { secretKinds, type Kind, type SecretKind, type Span } from './types.js';

export function isSecret(kind: Kind): kind is SecretKind {
  return (secretKinds as readonly Kind[]).includes(kind);
}

/** Ascending and apart. A secret is taken as a whole; of a person's data that touches it, what stands beside it. */
export function apart(spans: readonly Span[], text: string): readonly Span[] {
  const secrets = merge(spans.filter(({ kind }) => isSecret(kind)));
  const personal = merge(spans.filter(({ kind }) => !isSecret(kind)));
  if (secrets.length === 0 || personal.length === 0) return secrets.length === 0 ? personal : secrets;
  let next = 0;
  const beside = personal.flatMap((span) => {
    while ((secrets[next]?.end ?? Infinity) <= span.start) next += 1;
    return outside(span, secrets, next).filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)) && text[start] !== '@');
  });
  return [...secrets, ...beside].sort((a, b) => a.start - b.start);
}

function outside(span: Span, secrets: readonly Span[], first: number): readonly Span[] {
  const left: Span[] = [];
  let from = span.start;
  for (let at = first; at < secrets.length; at += 1) {
    const secret = secrets[at];
    if (secret === undefined || secret.start >= span.end) break;
    if (secret.start > from) left.push({ ...span, start: from, end: secret.start });
    from = Math.max(from, secret.end);
  }
  return from < span.end ? [...left, { ...span, start: from }] : left;
}

/** What overlaps becomes one. */
function merge(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of spans.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || span.start >= last.end) kept.push(span);
    else kept[kept.length - 1] = union(last, span);
  }
  return kept;
}

const certainty = ['no', 'likely', 'sure'] as const;

/** What is surer of itself names both; of two that are as sure, the longer one. */
function union(a: Span, b: Span): Span {
  const [one, other] = [certainty.indexOf(a.live), certainty.indexOf(b.live)];
  const first = one === other ? a.end - a.start >= b.end - b.start : one > other;
  return { kind: (first ? a : b).kind, start: a.start, end: Math.max(a.end, b.end), live: certainty[Math.max(one, other)] ?? 'no' };
}
