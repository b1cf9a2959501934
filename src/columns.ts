/** Half-width columns that a text takes: a Japanese character counts two. */
export function columnsOf(text: string): number {
  return [...text].reduce((columns, character) => columns + ((character.codePointAt(0) ?? 0) < 256 ? 1 : 2), 0);
}

/** Half-width columns that fit a button on a phone. */
export const buttonWidth = 36;
