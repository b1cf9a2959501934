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
export interface Common {
  readonly locale: Locale;
  readonly heading: string;
  /** A danger that is told before everything else. */
  readonly alerts?: readonly Line[];
  readonly notices: readonly Line[];
  /** Buttons below the content: back, change, language, start over. */
  readonly navigation: readonly Press[];
}

export interface Section<T> {
  readonly heading: string;
  readonly items: readonly T[];
}
