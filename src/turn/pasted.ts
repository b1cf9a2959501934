import type { Locale } from '../locale.js';
import type { Candidate, Evidence, Reading } from '../recognize/types.js';
import { isSecret } from '../redact/overlap.js';
import type { Redaction, SecretKind } from '../redact/types.js';
import type { App } from './app.js';

/** A message as the rest of the turn sees it. */
export interface Pasted {
  /** Without secrets: nothing that comes after has seen one. */
  readonly text: string;
  /** Its evidence is kept with the walk, so that names nobody either. */
  readonly reading: Reading;
  /** Secrets that may still open something, each kind once. */
  readonly leaked: readonly SecretKind[];
  /** One of them is a secret beyond doubt: reason enough to speak unasked. */
  readonly sure: boolean;
}

/** Takes secrets out of a message, then reads it. */
export function readPasted({ redact, recognize }: App, message: string, locale: Locale | undefined): Pasted {
  const pasted = redact(message);
  const { concealed: text } = pasted;
  const reading = recognize(text, locale);
  return {
    text,
    reading: withoutPeople(reading, text, text === message ? pasted : redact(text)),
    leaked: leakedIn(pasted),
    sure: pasted.spans.some(({ kind, live }) => isSecret(kind) && live === 'sure'),
  };
}

/** The kinds of secret in a text that may still open something, each once. */
export function leakedIn({ spans }: Redaction): readonly SecretKind[] {
  return [...new Set(spans.flatMap(({ kind, live }) => (isSecret(kind) && live !== 'no' ? [kind] : [])))];
}

function withoutPeople(reading: Reading, text: string, redaction: Redaction): Reading {
  if (redaction.spans.length === 0) return reading;
  const lines = linesOf(text);
  const told = (candidate: Candidate): Candidate => ({ ...candidate, evidence: candidate.evidence.map((one) => quoted(one, text, lines, redaction)) });
  return {
    ...reading,
    candidates: reading.candidates.map(told),
    findings: reading.findings.map((finding) => ({ ...finding, candidate: finding.candidate && told(finding.candidate) })),
    nearest: reading.nearest && told(reading.nearest),
  };
}

/** A quote cut out of an address looks like none, so it is found in its message again. */
function quoted(evidence: Evidence, text: string, lines: readonly number[], { piece }: Redaction): Evidence {
  const { quote, line } = evidence;
  const at = text.indexOf(quote, lines[line - 1] ?? 0);
  return { ...evidence, quote: at < 0 ? '…' : piece(at, at + quote.length) };
}

function linesOf(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/g)].map(({ index, 0: found }) => index + found.length)];
}
