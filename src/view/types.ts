import type { Button } from '../button.js';
import type { Control } from '../control.js';
import type { Locale } from '../locale.js';
import type { Request } from '../request.js';

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
  readonly data: Button | Control | Request;
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
  readonly code: readonly Rich[];
}

export interface StepView extends Rich {
  readonly mark: string;
  /** Such as "Step 2 of 4"; none for a single step. */
  readonly progress: readonly Line[];
  readonly dangers: readonly Rich[];
  readonly code: readonly Rich[];
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

interface InputView {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

export interface ChoiceInputView extends InputView {
  readonly options: readonly { readonly title: string; readonly value: string }[];
}

export interface TextInputView extends InputView {
  readonly placeholder: string;
  /** A regular expression that the client checks, the most characters, and what the client says when it does not fit. */
  readonly pattern: string;
  readonly most: number;
  readonly error: string;
}

/** One input of either kind, with what is wrong with it and who changed it last. */
export interface FieldView {
  readonly choice: readonly ChoiceInputView[];
  readonly text: readonly TextInputView[];
  readonly errors: readonly Rich[];
  readonly remarks: readonly Rich[];
}

export interface SettingsView extends Common {
  readonly kind: 'settings';
  readonly details: readonly Rich[];
  readonly sections: readonly Section<FieldView>[];
  /** `inputs`: whether the client sends, and first checks, what was entered. */
  readonly actions: readonly (Press & { readonly inputs: 'auto' | 'none' })[];
}

export interface RowView {
  readonly label: string;
  readonly value: Rich;
  readonly remarks: readonly Rich[];
}

export interface SavedView extends Common {
  readonly kind: 'saved';
  readonly details: readonly Rich[];
  readonly entries: readonly RowView[];
}

export interface NoticeView extends Common {
  readonly kind: 'notice';
}

/** What a card shows, as a plain object; `cards/` has one template for each kind. */
export type View = QuestionView | FindOutView | ReviewView | ResolutionView | FeedbackView | EntryView | ChooseView | TriageView | UnknownView | HelpView | SettingsView | SavedView | NoticeView;
export type ViewKind = View['kind'];
