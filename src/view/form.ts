import type { Common, Press, Rich, Section } from './elements.js';

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
