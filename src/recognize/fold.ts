/**
 * Folding makes texts comparable: full and half width, case, smart quotes, dashes and invisible characters no longer
 * matter. Terms of the knowledge and messages go through the same function.
 */
const quotes: Readonly<Record<string, string>> = {
  '‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '＇': "'", '“': '"', '”': '"', '„': '"', '‟': '"', '″': '"', '＂': '"',
  '«': '"', '»': '"', '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '〜': '~', '∼': '~', '│': ' ', '¦': ' ',
};

/** Zero-width, bidirectional, soft-hyphen and other control characters that a paste can hold between letters. */
// eslint-disable-next-line no-control-regex, no-misleading-character-class -- a class of single characters, controls among them
const invisible = /^[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB]$/u;

/** Marks that change the character before them, such as the voicing of half-width kana. */
// eslint-disable-next-line no-misleading-character-class -- a class of combining marks
const mark = /^[\u3099\u309A\uFF9E\uFF9F\u0300-\u036F]$/u;

export function isInvisible(character: string): boolean {
  return invisible.test(character);
}

export function isMark(character: string): boolean {
  return mark.test(character);
}

export function isSpace(character: string): boolean {
  return /^\s$/u.test(character) || /^[\u2500-\u259F]$/u.test(character);
}

/** Folds one character together with the marks that follow it; can give several characters or none. */
export function foldCluster(cluster: string): string {
  const plain = quotes[cluster];
  if (plain !== undefined) return plain;
  return cluster.replace(/[ﾞ゛]/g, '\u3099').replace(/[ﾟ゜]/g, '\u309A').normalize('NFKC').toLowerCase();
}

/** Folds a whole text, white space collapsed and trimmed. */
export function fold(text: string): string {
  let folded = '';
  const characters = [...text];
  for (let index = 0; index < characters.length; index += 1) {
    let cluster = characters[index] ?? '';
    if (isInvisible(cluster)) continue;
    while (isMark(characters[index + 1] ?? '')) {
      index += 1;
      cluster += characters[index] ?? '';
    }
    folded += isSpace(cluster) ? ' ' : foldCluster(cluster);
  }
  return folded.replace(/\s+/g, ' ').replace(betweenIdeographs, '').trim();
}

const ideographic = '[\\u3040-\\u30FF\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF々〆]';
const betweenIdeographs = new RegExp(`(?<=${ideographic}) (?=${ideographic})`, 'gu');
const oneIdeograph = new RegExp(`^${ideographic}$`, 'u');

/** A character of a script that is written without spaces between words. */
export function isIdeographic(character: string): boolean {
  return oneIdeograph.test(character);
}

export function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /^[a-z0-9]$/.test(character);
}
