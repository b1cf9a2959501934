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
  /** Sign-in name of the user that it is about. */
  readonly account: string | undefined;
  /** What was being done. */
  readonly operation: Operation | undefined;
  /** Line on which it begins, counted from 1. */
  readonly line: number;
  /** Where it begins and ends in the message. */
  readonly start: number;
  readonly end: number;
}

export type Operation = 'create' | 'update' | 'delete' | 'license';

export const tools = ['cloudgate', 'graph', 'odata', 'powershell', 'azure-cli', 'terraform', 'okta', 'token-endpoint'] as const;
export type Tool = (typeof tools)[number];

/** Something in a text that errors are known by. */
export interface Mark extends Span {
  /** `alarm`: a word with which machines announce an error; `phrase`: words of a known error. */
  readonly kind: 'status' | 'code' | 'aadsts' | 'tool' | 'alarm' | 'phrase';
  readonly value: string;
}

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

/** The second best, and why it lost: weaker evidence, or too general beside a specific intent of its scenario. */
export interface RunnerUp {
  readonly intent: string;
  readonly score: number;
  readonly lost: 'weaker' | 'general';
}

/** One kind of error in a paste that holds several. */
export interface Finding {
  /** What it is, or undefined for a line that looks like an error and is not known. */
  readonly candidate: Candidate | undefined;
  /** The first of its records. */
  readonly record: ErrorRecord;
  readonly count: number;
  /** Accounts hit, each once, in the order of the paste. */
  readonly accounts: readonly string[];
  /** Mended first, because it hides the others. */
  readonly hidesOthers: boolean;
}

/** `answer`: one intent is clear; `choose`: several are close; `ask`: one is likely but not sure; `unknown`. */
export type Outcome = 'answer' | 'choose' | 'ask' | 'unknown';

/** Everything understood from one message. */
export interface Reading {
  readonly outcome: Outcome;
  readonly language: Locale;
  readonly records: readonly ErrorRecord[];
  /** The message was too long, and its middle was not read. */
  readonly cut: boolean;
  /** Entries of a long log in which nothing went wrong were not read. */
  readonly passed: boolean;
  /** The kinds of error, the one to mend first on top, when the message holds more than one known; else empty. */
  readonly findings: readonly Finding[];
  /** Best first; empty for `unknown`. */
  readonly candidates: readonly Candidate[];
  /** Undefined when nothing else had any evidence. */
  readonly runnerUp: RunnerUp | undefined;
  /** The best candidate that stayed below the bar, for a near miss. */
  readonly nearest: Candidate | undefined;
  /** Id of the neighbouring error that an unknown message is, where it is a known neighbour. */
  readonly neighbour: string | undefined;
  /** Ids of all rules that hold, for checks and receipts. */
  readonly held: readonly string[];
  /** What a message that is about nothing else is: small talk, or a call for help. */
  readonly talk: 'greeting' | 'thanks' | 'help' | undefined;
}
