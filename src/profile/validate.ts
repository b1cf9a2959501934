import { choices, isAttributeField, isChoiceField, type Field } from './fields.js';

/** Most characters of an attribute's name, and of a value; the cards must hold the longest of each. */
export const longest = { attribute: 60, value: 80 } as const;

/** What is wrong with what was entered, precisely enough to mend it. `character` is as it was entered. */
export type InputFault =
  | { readonly kind: 'choice' }
  | { readonly kind: 'start'; readonly character: string }
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'long'; readonly length: number; readonly most: number }
  /** A character that nobody can see, such as a line break or a zero-width space, as U+200B. */
  | { readonly kind: 'invisible'; readonly code: string }
  /** The name of an attribute stands in front of the value: steps would show it twice. */
  | { readonly kind: 'assignment' }
  /** Two opening braces: a card would read a command for the client in them. */
  | { readonly kind: 'braces' };

/** An Input.Text checks the same in the client, as far as one expression can. */
export const patterns = {
  attribute: '^[A-Za-z][A-Za-z0-9-]{0,59}$',
  value: '^(?!.*[{][{])[^\\u0000-\\u001F\\u007F-\\u009F]{1,80}$',
} as const;

/** Controls, format characters (they reorder or hide text), line ends, private and unassigned ones, odd spaces. */
const invisible = /\p{C}|\p{Zl}|\p{Zp}|(?! )\p{Zs}|\p{Default_Ignorable_Code_Point}/u;

/** The first fault of a trimmed, non-empty entry, or undefined when it can be kept. */
export function faultOf(field: Field, text: string): InputFault | undefined {
  if (isChoiceField(field)) return choices[field].some((choice) => choice === text) ? undefined : { kind: 'choice' };
  const hidden = invisible.exec(text)?.[0];
  if (hidden !== undefined) return { kind: 'invisible', code: codeOf(hidden) };
  const most = isAttributeField(field) ? longest.attribute : longest.value;
  const { length } = text;
  if (isAttributeField(field)) {
    const [first = '', ...rest] = text;
    if (!/^[A-Za-z]$/.test(first)) return { kind: 'start', character: first };
    const character = rest.find((one) => !/^[A-Za-z0-9-]$/.test(one));
    if (character !== undefined) return { kind: 'character', character };
  }
  if (length > most) return { kind: 'long', length, most };
  if (!isAttributeField(field) && /^extensionAttribute\d+ ?=/i.test(text)) return { kind: 'assignment' };
  return text.includes('{{') ? { kind: 'braces' } : undefined;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
