import { columnsOf } from '../columns.js';

/**
 * Where a line may end: behind a space, and in Japanese behind the hiragana that close a phrase or between scripts.
 * (`Intl.Segmenter` knows more words, but not the same ones in every version of Node.)
 */
const breaks = /(?<=\s)|(?<=[\p{sc=Hiragana}、。・])(?=[\p{sc=Han}\p{sc=Katakana}A-Za-z0-9（「])|(?<=[\p{sc=Katakana}ー])(?=\p{sc=Han})|(?=[（「])/u;

/** Breaks a text into lines of at most so many columns; a longer phrase has a line of its own. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(breaks)) {
    if (line !== '' && columnsOf((line + part).trimEnd()) > columns && line.trim() !== '⚠') {
      lines.push(line.trimEnd());
      line = part;
    } else line += part;
  }
  return [...lines, line.trimEnd()];
}
