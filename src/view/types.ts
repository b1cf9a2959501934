import type { Common, Decision, Line, LinkView, Pair, Press, Rich, Section, StepView } from './elements.js';
import type { SavedView, SettingsView } from './form.js';

export type * from './elements.js';

interface OnWalk extends Common {
  readonly topic: string;
  readonly decisionsHeading: string;
  readonly decisions: readonly Decision[];
}

export interface QuestionView extends OnWalk {
  readonly kind: 'question';
  readonly details: readonly Rich[];
  readonly choices: readonly Press[];
}

export interface FindOutView extends OnWalk {
  readonly kind: 'find-out';
  readonly steps: readonly StepView[];
  readonly links: readonly LinkView[];
  readonly answerHeading: string;
  readonly choices: readonly Press[];
}

export interface ReviewView extends OnWalk {
  readonly kind: 'review';
  readonly details: readonly Rich[];
  readonly choices: readonly Press[];
}

export interface WhyItem {
  readonly quote: string;
  readonly rule: string;
}

export interface ResolutionView extends OnWalk {
  readonly kind: 'resolution';
  readonly cause: Rich;
  readonly causeHeading: string;
  readonly warnings: readonly Section<Rich>[];
  readonly checks: readonly Section<StepView>[];
  readonly steps: Section<StepView>;
  readonly notes: readonly Section<Rich>[];
  readonly links: readonly Section<LinkView>[];
  readonly source: Section<Line>;
  readonly whyButton: string;
  readonly why: Section<WhyItem>;
  readonly whyRemarks: readonly Line[];
  /** Said where evidence had to be left out, because the card would be too large. */
  readonly whyCut: string;
  /** To keep answers of this walk for the next ones; below everything else. */
  readonly offer: readonly Press[];
  /** How many people it helped. */
  readonly tally: readonly Line[];
}

export interface FeedbackView extends Common {
  readonly kind: 'feedback';
  readonly topic: string;
  readonly details: readonly Rich[];
  readonly missing: { readonly label: string; readonly placeholder: string; readonly most: number };
  readonly choices: readonly Press[];
}

/** A card that a person puts into a conversation from a search. */
export interface EntryView extends Common {
  readonly kind: 'entry';
  readonly topic: string;
  readonly details: readonly Rich[];
  readonly conditionsHeading: string;
  readonly conditions: readonly Pair[];
  readonly links: readonly Section<LinkView>[];
  readonly choices: readonly Press[];
  readonly remarks: readonly Line[];
}

export interface ChooseView extends Common {
  readonly kind: 'choose';
  readonly details: readonly Rich[];
  readonly choices: readonly Press[];
}

export interface NearestView extends Section<Rich> {
  readonly words: readonly Line[];
  readonly links: readonly LinkView[];
}

export interface FindingView extends Press {
  /** Why it comes first. */
  readonly first: readonly Line[];
  readonly facts: readonly Line[];
}

export interface TriageView extends Common {
  readonly kind: 'triage';
  readonly details: readonly Rich[];
  readonly findings: readonly FindingView[];
  readonly unknown: readonly Section<Line>[];
}

export interface UnknownView extends Common {
  readonly kind: 'unknown';
  readonly details: readonly Rich[];
  readonly read: readonly Pair[];
  readonly nearest: readonly NearestView[];
  readonly next: Section<Line>;
}

export interface HelpView extends Common {
  readonly kind: 'help';
  readonly details: readonly Rich[];
  readonly points: readonly Rich[];
  readonly examplesHeading: string;
  readonly choices: readonly Press[];
}

export interface NoticeView extends Common {
  readonly kind: 'notice';
}

/** What a card shows, as a plain object; `cards/` has one template for each kind. */
export type View = QuestionView | FindOutView | ReviewView | ResolutionView | FeedbackView | EntryView | ChooseView | TriageView | UnknownView | HelpView | SettingsView | SavedView | NoticeView;
export type ViewKind = View['kind'];
