import type { Button } from '../button.js';
import type { Locale } from '../locale.js';

/** A stretch of text in one style, as Adaptive Cards name the styles. */
export interface Run {
  readonly text: string;
  readonly weight: 'Default' | 'Bolder';
  readonly font: 'Default' | 'Monospace';
}

export interface Rich {
  readonly runs: readonly Run[];
}

export interface Line {
  readonly text: string;
}

export interface Press {
  readonly title: string;
  readonly data: Button;
  /** Teams shows six primary actions; the others wait in a menu. */
  readonly mode: 'primary' | 'secondary';
}

export interface Pair {
  readonly label: string;
  readonly value: string;
}

/** An answer on the way, and who clicked it when. The stamp holds a person's name, so it goes where no Markdown is. */
export interface Decision extends Pair {
  readonly stamp: readonly Line[];
}

export interface LinkView {
  readonly title: string;
  readonly url: string;
}

export interface OptionView extends Rich {
  readonly mark: string;
  readonly code: readonly Line[];
}

export interface StepView extends Rich {
  readonly mark: string;
  /** Such as "Step 2 of 4"; none for a single step. */
  readonly progress: readonly Line[];
  readonly dangers: readonly Rich[];
  readonly code: readonly Line[];
  readonly options: readonly OptionView[];
}

/** What every card has. Optional parts are lists of none or one, which is what templates repeat over. */
interface Common {
  readonly locale: Locale;
  readonly heading: string;
  /** A danger that is told before everything else. */
  readonly alerts?: readonly Line[];
  readonly notices: readonly Line[];
  /** Buttons below the content: back, change, language, start over. */
  readonly navigation: readonly Press[];
}

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

export interface Section<T> {
  readonly heading: string;
  readonly items: readonly T[];
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
export type View = QuestionView | FindOutView | ReviewView | ResolutionView | ChooseView | TriageView | UnknownView | HelpView | NoticeView;
export type ViewKind = View['kind'];
