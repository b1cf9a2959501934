import type { PhraseKey } from '../knowledge/phrase.js';
import type { Phrases } from '../knowledge/types.js';
import { locales, type Locale } from '../locale.js';
import { oncePer } from '../once.js';

/** What a message asks the bot itself; `locale` is the language in which it asks. */
export type Command =
  | { readonly kind: 'forget'; readonly locale: Locale }
  | { readonly kind: 'quiet' | 'back'; readonly locale: Locale }
  | { readonly kind: 'settings' }
  /** Which language to answer in; undefined asks. */
  | { readonly kind: 'language'; readonly to: Locale | undefined };

const commands: readonly (readonly [PhraseKey, (locale: Locale) => Command])[] = [
  ['commandForget', (locale) => ({ kind: 'forget', locale })],
  ['commandQuiet', (locale) => ({ kind: 'quiet', locale })],
  ['commandBack', (locale) => ({ kind: 'back', locale })],
  ['commandSettings', () => ({ kind: 'settings' })],
  ['commandLanguage', () => ({ kind: 'language', to: undefined })],
  ['commandJapanese', () => ({ kind: 'language', to: 'ja' })],
  ['commandEnglish', () => ({ kind: 'language', to: 'en' })],
];

/** Characters; no command has so many, and no longer message is worth folding. */
const longest = 100;

/** The command that a message is, as a whole and not by its meaning: a question about settings or silence is a question. */
export function readCommand(phrases: Phrases, message: string): Command | undefined {
  const text = message.trim();
  if (text.length > longest || /[?？]/.test(text)) return undefined;
  return prepared(phrases).get(bare(text));
}

/** Every message is compared with them, so they are prepared once. */
const prepared = oncePer((phrases: Phrases): ReadonlyMap<string, Command> => {
  const wordsOf = (key: PhraseKey, locale: Locale) => (phrases[key]?.[locale] ?? '').split('|').map(bare).filter((words) => words !== '');
  return new Map(commands.flatMap(([key, command]) => locales.flatMap((locale) => wordsOf(key, locale).map((words) => [words, command(locale)] as const))));
});

/** Letters and digits alone, in one width and case. */
function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
