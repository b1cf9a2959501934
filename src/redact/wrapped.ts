import { endOfRun, isTokenUnit, looksRandom, matchAt } from './boundary.js';

/** A line break in any form, with what quoting, indenting or a string literal puts around it. */
const lineBreak = /["'`]?[ \t]{0,8}[+\\^`]?(?:\r\n?|[\n\v]{1,2})[ \t]{0,40}(?:[>|] ?){0,3}["'`]?/y;

/**
 * Where a token really ends that a terminal or a mail program broke into lines.
 * @param end where its first line ends
 */
export function endOfWrapped(text: string, start: number, end: number): number {
  let last = end;
  let width = end - start;
  for (;;) {
    const gap = matchAt(lineBreak, text, last);
    if (gap === undefined) return last;
    const from = last + gap[0].length;
    const to = endOfRun(text, from, isTokenUnit);
    const line = text.slice(from, Math.min(to, from + 400));
    // Its last line may be short; what follows it then is not a word.
    const whole = to > from && (to >= text.length || /[\s"'`,;&)\]}]/.test(text.charAt(to)));
    const goesOn = line.length >= 12 ? looksRandom(line) || line.length >= 40 : whole && width >= 40 && /[\dA-Z_.-]/.test(line) && !/^[A-Z]?[a-z]*[:.]?$/.test(line);
    if (!goesOn) return last;
    width = to - from;
    last = to;
  }
}
