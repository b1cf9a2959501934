/**
 * What becomes of each character when texts are made comparable: full and half width, case, smart quotes, dashes and
 * invisible characters no longer matter. Answers are kept in one table, as most characters of a log are seen again.
 */
const lookalikes: Readonly<Record<string, string>> = {
  '‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '＇': "'", '“': '"', '”': '"', '„': '"', '‟': '"', '″': '"', '＂': '"',
  '«': '"', '»': '"', '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '〜': '~', '∼': '~', '¦': ' ',
};

/** Zero-width, bidirectional, soft-hyphen and other control characters that a paste can hold between letters. */
// eslint-disable-next-line no-control-regex, no-misleading-character-class -- a class of single characters, controls among them
const invisible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB]/;

/**
 * Values of the table up to `space` say what to do; greater ones hold the character to write, with a flag above its 16
 * bits. No folded character is below `space`, so the two never meet.
 */
export const action = { dropped: 1, markup: 2, slow: 3, newline: 10, space: 32 } as const;
/** Flag of a character that ends a clause. */
export const ender = 1 << 16;

/** What is known of each unit so far, 0 where nothing is; `actionOf` fills it. */
export const actions = new Int32Array(65536);

/** What to do with a UTF-16 unit. */
export function actionOf(unit: number): number {
  return actions[unit] || (actions[unit] = decide(unit));
}

function decide(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return action.slow;
  // Nothing but itself comes of these, and there are tens of thousands of them.
  if (unit >= 0x4e00 && unit <= 0x9fff) return unit;
  if (unit >= 0xac00 && unit <= 0xd7a3) return unit;
  const character = String.fromCharCode(unit);
  if (/[\n\r\u2028\u2029]/.test(character)) return action.newline;
  if (invisible.test(character)) return action.dropped;
  // Box drawing and block elements stand where a table or a terminal drew a frame.
  if (/[\s\u2500-\u259F]/.test(character)) return action.space;
  if (/[\\&<*`|]/.test(character)) return action.markup;
  if (isMark(unit)) return action.slow;
  const folded = foldCluster(character);
  if (folded === ' ') return action.space;
  return folded.length === 1 ? flagged(folded.charCodeAt(0)) : action.slow;
}

/** A folded unit with its flag. */
export function flagged(unit: number): number {
  return unit === 0x21 || unit === 0x3b || unit === 0x3f || unit === 0x3002 ? unit | ender : unit;
}

/** A character of a script that is written without spaces between words. */
export function isIdeograph(unit: number): boolean {
  return (
    (unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0xf900 && unit <= 0xfaff) || unit === 0x3005 || unit === 0x3006
  );
}

/** Marks that change the character before them, such as the voicing of half-width kana. */
export function isMark(unit: number): boolean {
  return unit >= 0x300 && (unit <= 0x36f || unit === 0x3099 || unit === 0x309a || unit === 0xff9e || unit === 0xff9f);
}

/** A character that stands for a whole sentence is left as it is: a message of nothing else would grow without need. */
const mostMore = 5;

/** Folds one character together with the marks that follow it; can give several characters or none. */
export function foldCluster(cluster: string): string {
  const plain = lookalikes[cluster];
  if (plain !== undefined) return plain;
  const folded = cluster.replace(/[ﾞ゛]/g, '\u3099').replace(/[ﾟ゜]/g, '\u309A').normalize('NFKC').toLowerCase();
  return folded.length > cluster.length + mostMore ? cluster : folded;
}

export function isDigit(unit = 0): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** A letter of ASCII, in either case. */
export function isLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

/** Letters and digits of ASCII: what words of the knowledge end at. */
export function isWordUnit(unit: number | undefined): boolean {
  return unit !== undefined && ((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57));
}
