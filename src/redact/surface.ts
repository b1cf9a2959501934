/** A text as a reader sees it, with the way back to what was pasted. */
export interface Surface {
  readonly text: string;
  /** A place of the original for a place in `text`. */
  readonly toStart: (at: number) => number;
  /** The same for the end of a span. */
  readonly toEnd: (at: number) => number;
}

/** Stands where an escaped line break stood: white space, but a value that is not closed may go on behind it. */
export const escapedBreak = '\v';

/**
 * Everything that hides a character from a pattern: invisible ones, full width, curly quotes and other dashes, entities,
 * escapes of JSON (each round of escaping doubles the backslashes) and of URLs (each round adds 25).
 */
// eslint-disable-next-line no-control-regex, no-misleading-character-class -- a class of single characters, controls among them
const disguise = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]|[\uff01-\uff5e\u3000\u00a0\u2010-\u2015\u2212\u2018-\u201f]|&(?:amp;){0,6}(?:#\d{1,6}|#x[0-9a-f]{1,5}|quot|apos|lt|gt|amp|nbsp|commat|equals|colon|period|lowbar|hyphen|num|excl|dollar|percnt|plus|sol);|\\{1,8}(?:u[0-9a-f]{4}|["'/nrt])|%(?:25){0,4}[2-7][0-9a-f]/gi;

/** Quicker than the pattern above, and right for almost every message. */
// eslint-disable-next-line no-control-regex, no-misleading-character-class -- whatever is neither ASCII nor plain Japanese may be a disguise
const suspect = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00ad\u0300-\u2fff\u3164\u3000\ufe00-\uffff&\\%]/;

const named: Readonly<Record<string, string>> = {
  quot: '"', apos: "'", lt: '<', gt: '>', amp: '&', nbsp: ' ', commat: '@', equals: '=', colon: ':', period: '.', lowbar: '_', hyphen: '-', num: '#', excl: '!', dollar: '$', percnt: '%', plus: '+', sol: '/',
};

/** Takes disguises off a text. */
export function surfaceOf(original: string): Surface {
  if (!suspect.test(original)) return { text: original, toStart: (at) => at, toEnd: (at) => at };
  const pieces: string[] = [];
  const starts = new Int32Array(original.length + 1);
  const ends = new Int32Array(original.length + 1);
  let length = 0;
  const write = (text: string, start: number, end: number, plain: boolean): void => {
    pieces.push(text);
    for (let at = 0; at < text.length; at += 1, length += 1) {
      starts[length] = plain ? start + at : start;
      ends[length] = plain ? start + at + 1 : end;
    }
  };
  let from = 0;
  for (const { 0: found, index } of original.matchAll(disguise)) {
    if (index > from) write(original.slice(from, index), from, index, true);
    from = index + found.length;
    write(undisguise(found), index, from, false);
  }
  write(original.slice(from), from, original.length, true);
  starts[length] = original.length;
  return { text: pieces.join(''), toStart: (at) => starts[at] ?? original.length, toEnd: (at) => (at === 0 ? 0 : (ends[at - 1] ?? original.length)) };
}

function undisguise(found: string): string {
  switch (found[0]) {
    case '&':
      return entity(found);
    case '\\':
      return escape(found.replace(/^\\+/, ''));
    case '%':
      return String.fromCharCode(Number.parseInt(found.slice(-2), 16));
    default:
      return character(found);
  }
}

function character(found: string): string {
  const unit = found.charCodeAt(0);
  if (unit >= 0xff01 && unit <= 0xff5e) return String.fromCharCode(unit - 0xfee0);
  if (unit === 0x3000 || unit === 0xa0) return ' ';
  if ((unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212) return '-';
  if (unit >= 0x2018 && unit <= 0x201b) return "'";
  return unit >= 0x201c && unit <= 0x201f ? '"' : '';
}

function entity(found: string): string {
  const name = found.slice(found.lastIndexOf('&') + 1, -1).replace(/^(?:amp;)+/i, '').toLowerCase();
  if (!name.startsWith('#')) return named[name] ?? '';
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return plain(code);
}

function escape(letter: string): string {
  if (letter.length > 1) return plain(Number.parseInt(letter.slice(1), 16));
  if (/["'/]/.test(letter)) return letter;
  return letter.toLowerCase() === 't' ? ' ' : escapedBreak;
}

/** What an escape stands for may be a disguise as well. */
function plain(code: number): string {
  if (code === 10 || code === 13) return escapedBreak;
  const text = code > 0xffff ? '\ufffd' : String.fromCharCode(code);
  return text.search(disguise) === 0 ? character(text) : text;
}
