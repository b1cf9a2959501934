import { decodeHTML } from 'entities';
import { isMark } from './character.js';

/** Characters that stand for others: `text` is what they stand for, before folding. */
export interface Decoded {
  readonly text: string;
  readonly end: number;
}

/** What a line break in any form decodes to. */
export const newline: string = '\n';
const blockTags = /^(?:br|p|div|tr|li|ul|ol|h[1-6]|table|pre|blockquote)$/i;
const inlineTags = /^(?:b|i|u|em|strong|span|code|a|td|th|font|at|s|small|sup|sub|tbody|thead)$/i;

/** Escapes, entities, tags, emphasis and the bar that ends a line of a table; undefined for the character itself. */
export function decodeAt(original: string, at: number, to: number): Decoded | undefined {
  switch (original[at]) {
    case '\\':
      return escapeAt(original, at);
    case '&':
      return entityAt(original, at + 1);
    case '<':
      return /[a-zA-Z/]/.test(original.charAt(at + 1)) ? tagAt(original, at) : undefined;
    case '|':
      return barAt(original, at, to);
    default:
      // Emphasis: * and `
      return { text: '', end: at + 1 };
  }
}

/** Escaped any number of times: each round doubles the backslashes. */
const escaped = /\\{1,8}(?:u([0-9a-fA-F]{4})|r\\{1,8}n|([rnt"'/]))/y;

function escapeAt(original: string, at: number): Decoded | undefined {
  // Most of all escapes are these, and a pattern takes long for them.
  const next = original.charAt(at + 1);
  if (next === '"' || next === "'" || next === '/') return { text: next, end: at + 2 };
  const found = execAt(escaped, original, at);
  if (!found) return undefined;
  const [whole, unicode, letter] = found;
  const end = at + whole.length;
  if (unicode !== undefined) return unicodeAt(original, unicode, end);
  if (letter === '"' || letter === "'" || letter === '/') return { text: letter, end };
  return { text: letter === 't' ? ' ' : newline, end };
}

function unicodeAt(original: string, digits: string, end: number): Decoded {
  const text = String.fromCharCode(Number.parseInt(digits, 16));
  // .NET writes & as \u0026, so an entity can hide behind it.
  if (text === '&') return entityAt(original, end) ?? { text, end };
  const next = execAt(escaped, original, end);
  const following = Number.parseInt(next?.[1] ?? '', 16);
  if (next && isMark(following)) return { text: text + String.fromCharCode(following), end: end + next[0].length };
  return { text, end };
}

/** Encoded any number of times: each round turns & into &amp;. */
const entity = /(?:amp;){0,6}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});/y;

/** @param at behind the & */
function entityAt(original: string, at: number): Decoded | undefined {
  const found = execAt(entity, original, at)?.[0];
  if (found === undefined) return undefined;
  const last = `&${found.slice(found.lastIndexOf(';', found.length - 2) + 1)}`;
  const text = decodeHTML(last);
  return text === last ? undefined : { text, end: at + found.length };
}

const tag = /<\/?([a-zA-Z][a-zA-Z0-9]{0,11})(?:\s[^<>]{0,300})?\/?>/y;

function tagAt(original: string, at: number): Decoded | undefined {
  const found = execAt(tag, original, at);
  const name = found?.[1] ?? '';
  const end = at + (found?.[0].length ?? 0);
  if (blockTags.test(name)) return { text: newline, end };
  return inlineTags.test(name) ? { text: '', end } : undefined;
}

/** A table, or docker, ended the line: `… to | stdout`. */
const bar = /\|[ \t]{0,80}(?:stdout|stderr)?[ \t]{0,80}(?![^\r\n])/y;

function barAt(original: string, at: number, to: number): Decoded | undefined {
  const found = execAt(bar, original, at)?.[0];
  return found === undefined ? undefined : { text: ' ', end: Math.min(to, at + found.length) };
}

function execAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
