import type { PhraseKey } from '../knowledge/phrase.js';
import type { Phrases } from '../knowledge/types.js';
import { locales, type Locale } from '../locale.js';

export type Command =
  | { readonly kind: 'settings' }
  /** Which language to answer in; undefined asks. */
  | { readonly kind: 'language'; readonly to: Locale | undefined };

const commands = [
  ['commandSettings', { kind: 'settings' }],
  ['commandLanguage', { kind: 'language', to: undefined }],
  ['commandJapanese', { kind: 'language', to: 'ja' }],
  ['commandEnglish', { kind: 'language', to: 'en' }],
] as const satisfies readonly (readonly [PhraseKey, Command])[];

/** The command that a message is, as a whole and not by its meaning: a question that mentions settings is a question. */
export function readCommand(phrases: Phrases, message: string): Command | undefined {
  const said = fold(message);
  return commands.find(([key]) => locales.some((locale) => fold(phrases[key]?.[locale] ?? '') === said))?.[1];
}

/** Without what clients and people add: width, case, spaces around, a full stop. */
function fold(text: string): string {
  return text.length > 40 ? text : text.normalize('NFKC').trim().replace(/[.。!！]$/, '').toLowerCase();
}
