/** What must not leave the place where it was pasted. The first four give access to something; the others name somebody. */
export const secretKinds = ['secret', 'token', 'password', 'key'] as const;
export const personalKinds = ['mail', 'name', 'phone', 'id'] as const;
export type SecretKind = (typeof secretKinds)[number];
export type Kind = SecretKind | (typeof personalKinds)[number];

/**
 * How sure it is that the value still opens something. `sure`: only secrets have its shape. `likely`: a label says so.
 * `no`: it names somebody, or it told when it expires and that is over.
 */
export type Live = 'sure' | 'likely' | 'no';

/** What was found in a text, in UTF-16 units of that text. */
export interface Span {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly live: Live;
}

/** A text without what must not leave its place. */
export interface Redaction {
  /** Ascending, and apart from each other. */
  readonly spans: readonly Span[];
  /** Secrets and personal data replaced. Line breaks stay, so that line numbers do. */
  readonly text: string;
  /** Secrets alone replaced: for the place where the text was pasted. */
  readonly concealed: string;
  /** A stretch of the original as `text` shows it; what it cuts through is replaced as a whole. */
  readonly piece: (start: number, end: number) => string;
}

/** Reads a text of any length in time linear in it. Never throws. Redacting what is redacted changes nothing. */
export type Redact = (text: string) => Redaction;

/** What a detector is given: the text without disguise, and when it is, in milliseconds. */
export interface Source {
  readonly text: string;
  readonly now: number;
  /** Ids, in lower case, that name no customer's object. */
  readonly known: ReadonlySet<string>;
}

/** Finds spans of the undisguised text; they may overlap with those of others. */
export type Detect = (source: Source) => readonly Span[];
