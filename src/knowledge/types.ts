import type { Localized } from '../locale.js';
import type { Examples } from './placeholder.js';

/**
 * A text a person reads. The only markup is `**bold**` and `` `literal` ``: it is turned into runs, never into
 * Markdown, so nothing in it can become a link.
 */
export type Prose = Localized;

/** A named answer: chosen by a click, read from the message, or taken from the team's profile. */
export interface FactDefinition {
  readonly label: Localized;
  readonly values: Readonly<Record<string, Localized>>;
}

/** A link on a card. `unverified` marks an address that nobody has seen answer. */
export interface Link {
  readonly title: Localized;
  readonly url: Localized;
  readonly unverified: boolean;
}

/** Where content comes from. `dated` says in words how old the text is. */
export interface Source {
  readonly title: Localized;
  readonly url: string;
  readonly dated: Localized;
}

export interface Choice {
  /** Value of the question's fact. */
  readonly value: string;
  readonly label: Localized;
  readonly next: string;
}

export interface HowToFind {
  readonly steps: readonly Step[];
  readonly links: readonly string[];
}

export interface Question {
  readonly kind: 'question';
  readonly id: string;
  readonly fact: string;
  readonly text: Prose;
  readonly detail: Prose | undefined;
  readonly choices: readonly Choice[];
  readonly howToFind: HowToFind;
}

/** One of several ways to do a step. */
export interface StepOption {
  readonly text: Prose;
  readonly code: readonly string[];
}

export interface Step {
  readonly text: Prose;
  /** Shown above the step it belongs to. */
  readonly danger: Prose | undefined;
  /** Literal values and commands, shown alone so that they can be copied. */
  readonly code: readonly string[];
  /** Any one of these does the step. */
  readonly options: readonly StepOption[];
  /** Deduced, not read in the source. */
  readonly inferred: boolean;
}

export interface Resolution {
  readonly kind: 'resolution';
  readonly id: string;
  readonly title: Localized;
  readonly cause: Prose;
  readonly checks: readonly Step[];
  readonly steps: readonly Step[];
  readonly warnings: readonly Prose[];
  readonly notes: readonly Prose[];
  readonly links: readonly string[];
  readonly sources: readonly string[];
  /** What of this resolution rests on inference, in words; undefined when all of it was read. */
  readonly inference: Prose | undefined;
}

export type Node = Question | Resolution;

/** An intent opens one scenario with some facts already known. */
export interface Intent {
  readonly id: string;
  readonly title: Localized;
  readonly facts: Readonly<Record<string, string>>;
  /** A general intent gives way to any specific one of the same scenario. */
  readonly general: boolean;
  /** A message that shows the intent, used as a clickable example. */
  readonly example: Localized | undefined;
}

/** One condition of a rule: a term, or a list of terms of which one is enough. */
export type Condition = readonly string[];

/**
 * A readable condition that gives an intent evidence, tells facts, or both.
 * Terms: plain words, `word*` (any ending), `a … b` (a gap), `@concept`, `/pattern/`, or a signal such as
 * `status:403`, `code:Authorization_RequestDenied`, `aadsts:7000222`, `tool:powershell`. A rule with an intent can
 * also ask for a fact that other rules told: `fact:hold=yes`.
 */
export interface Rule {
  readonly id: string;
  readonly intent: string | undefined;
  /** Strength of the evidence, above 0 and at most 1. */
  readonly score: number;
  readonly all: readonly Condition[];
  /** Must not occur where the conditions hold (see `within`). */
  readonly none: readonly string[];
  /** Must not occur anywhere in the message. */
  readonly unless: readonly string[];
  /** Where the conditions must hold together: anywhere, in one clause, or within so many characters. */
  readonly within: 'message' | 'clause' | number;
  readonly facts: Readonly<Record<string, string>>;
  readonly samples: Readonly<Record<'ja' | 'en', readonly string[]>>;
  readonly near: readonly string[];
}

export interface Scenario {
  readonly id: string;
  /** Date of the content, YYYY-MM-DD. */
  readonly revised: string;
  readonly title: Localized;
  readonly summary: Prose;
  /** While it lasts, it causes other errors: in a log with several it is mended first. */
  readonly hidesOthers: boolean;
  readonly intents: readonly Intent[];
  readonly facts: Readonly<Record<string, FactDefinition>>;
  /** What steps show for `{lyncAttribute}` and the like where the team has not said what it uses. */
  readonly examples: Examples;
  readonly start: string;
  readonly nodes: Readonly<Record<string, Node>>;
  readonly links: Readonly<Record<string, Link>>;
  readonly sources: Readonly<Record<string, Source>>;
  /** Terms as in a rule: a message that has one is about something else, whatever rule gives an intent of this scenario evidence. */
  readonly unless: readonly string[];
  readonly rules: readonly Rule[];
}

/** An error that has no steps here, with the known one that it is most easily mistaken for. */
export interface Neighbour {
  readonly id: string;
  /** The known intent. */
  readonly near: string;
  /** Terms as in a rule, anywhere in the message. */
  readonly all: readonly Condition[];
  /** Must not occur anywhere in the message. */
  readonly none: readonly string[];
  readonly title: Localized;
  /** The single thing that differs from `near`. */
  readonly difference: Prose;
  readonly meaning: Prose;
  /** What to look at or do first; never anything that cannot be undone. */
  readonly next: Prose;
  readonly link: Link | undefined;
  /** Where there are steps after all: a walk that the card offers, with what is known of it. */
  readonly open?: { readonly intent: string; readonly facts: Readonly<Record<string, string>> } | undefined;
  /** Messages that it must match. */
  readonly samples: readonly string[];
}

/** A domain notion with the words people use for it. */
export interface Concept {
  readonly id: string;
  readonly ja: readonly string[];
  readonly en: readonly string[];
}

export type Phrases = Readonly<Record<string, Localized>>;

export interface Knowledge {
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly concepts: Readonly<Record<string, Concept>>;
  readonly phrases: Phrases;
  readonly neighbours: readonly Neighbour[];
  /** Facts that any message can tell (mode, environment), whatever the scenario. */
  readonly rules: readonly Rule[];
  /** Changes when any word, node or rule changes. */
  readonly version: string;
}
