import type { Locale } from '../locale.js';
import type { Span } from './normalize.js';

/** One error of a message, whatever printed it. Unknown parts are undefined. */
export interface ErrorRecord {
  /** HTTP status. */
  readonly status: number | undefined;
  /** Error code as printed, such as `Request_BadRequest`, `invalid_client` or `AADSTS7000222`. */
  readonly code: string | undefined;
  readonly message: string | undefined;
  /** The object or property that it is about. */
  readonly target: string | undefined;
  readonly requestId: string | undefined;
  readonly time: string | undefined;
  /** What printed it. */
  readonly tool: Tool | undefined;
  /** Line on which it begins, counted from 1. */
  readonly line: number;
}

export const tools = ['cloudgate', 'graph', 'odata', 'powershell', 'azure-cli', 'terraform', 'okta', 'token-endpoint'] as const;
export type Tool = (typeof tools)[number];

/** A property of the text that reading its errors brought out, such as `status:403`; rules can ask for it. */
export interface Signal extends Span {
  readonly name: string;
}

/** Why a candidate was found: the rule, the exact pasted characters, and their line. */
export interface Evidence {
  readonly rule: string;
  readonly quote: string;
  readonly line: number;
  /** What the rule added to the score; 0 for a rule that only told a fact. */
  readonly added: number;
}

export interface Candidate {
  readonly intent: string;
  readonly scenario: string;
  /** From 0 to 1. */
  readonly score: number;
  readonly facts: Readonly<Record<string, string>>;
  readonly evidence: readonly Evidence[];
}

/** `answer`: one intent is clear; `choose`: several are close; `ask`: one is likely but not sure; `unknown`. */
export type Outcome = 'answer' | 'choose' | 'ask' | 'unknown';

/** Everything understood from one message. */
export interface Reading {
  readonly outcome: Outcome;
  readonly language: Locale;
  readonly records: readonly ErrorRecord[];
  /** Best first; empty for `unknown`. */
  readonly candidates: readonly Candidate[];
  /** The best candidate that stayed below the bar, for a near miss. */
  readonly nearest: Candidate | undefined;
  /** Id of the neighbouring error that an unknown message is, where it is a known neighbour. */
  readonly neighbour: string | undefined;
  /** Ids of all rules that hold, for checks and receipts. */
  readonly held: readonly string[];
  /** What a message that is about nothing else is: small talk, or a call for help. */
  readonly talk: 'greeting' | 'thanks' | 'help' | undefined;
}
