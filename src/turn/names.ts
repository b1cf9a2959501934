/** Columns of a name on a card; a Japanese character takes two. */
const widest = 24;

/**
 * A person's name as cards show it: one line, without characters that change how the text around them is drawn, cut to
 * 24 columns. Empty when nothing can be shown.
 */
export function displayName(name: string): string {
  const line = name.slice(0, 500).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').replace(/\s+/gu, ' ').trim();
  // A letter can carry any number of accents; a few are enough for every language.
  const letters = [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment.slice(0, 8));
  if (columnsOf(letters) <= widest) return letters.join('');
  const fitting = letters.filter((_, index) => columnsOf(letters.slice(0, index + 1)) < widest);
  return `${fitting.join('').trimEnd()}…`;
}

function columnsOf(letters: readonly string[]): number {
  return letters.reduce((columns, letter) => columns + (/^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}/u.test(letter) ? 2 : 1), 0);
}
