import { decodeHTML } from 'entities';
import { foldCluster, isIdeographic, isInvisible, isMark, isSpace } from './fold.js';

/** A message made comparable, with the way back to the characters that were pasted. */
export interface Normalized {
  readonly original: string;
  /** Folded text: one space for any white space, none between ideographic characters. */
  readonly text: string;
  /** For each code unit of `text`, where it begins in the original; one entry more than `text` has units. */
  readonly starts: readonly number[];
  /** For each code unit of `text`, where it ends in the original. */
  readonly ends: readonly number[];
  /** Positions in `text` where a clause ends (line break or end of a sentence), ascending. */
  readonly breaks: readonly number[];
}

/** A place in the normalized text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const newline: unique symbol = Symbol('newline');
type Token = Piece & { readonly [newline]?: true };

const blockTags = /^(?:br|p|div|tr|li|ul|ol|h[1-6]|table|pre|blockquote)$/i;
const inlineTags = /^(?:b|i|u|em|strong|span|code|a|td|th|font|at|s|small|sup|sub|tbody|thead)$/i;
const logPrefix = /[ \t]*(?:>+[ \t]*)*(?:[|│┃║][ \t]*)?(?:##\[\w+\][ \t]*)?\[?\d{4}[-/]\d{1,2}[-/]\d{1,2}[T ]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:Z|[ ]?[+-]\d{2}:?\d{2})?\]?[ \t]*|[ \t]*(?:>+[ \t]?)+|[ \t]*[|│┃║╷╵][ \t]*/y;

/** Reads a message whatever Teams, a terminal or a log did to it. Runs in time linear in the length. */
export function normalize(original: string): Normalized {
  const output = new Output();
  for (const token of tokens(original)) output.add(token);
  return output.finish(original);
}

/** The pasted characters behind a span. */
export function quote({ original, starts, ends }: Normalized, { start, end }: Span): string {
  return original.slice(starts[start] ?? 0, ends[end - 1] ?? 0);
}

/** Line of the original, counted from 1, on which a span begins. */
export function lineOf({ original, starts }: Normalized, { start }: Span): number {
  const before = original.slice(0, starts[start] ?? 0);
  return before.split(/\r\n|\r|\n/).length;
}

class Output {
  #text: string[] = [];
  #length = 0;
  #starts: number[] = [];
  #ends: number[] = [];
  #breaks: number[] = [];
  #space: Piece | undefined;
  #broken = false;
  #last = '';

  add(token: Token): void {
    if (token[newline] || token.text === ' ') {
      this.#space = { text: ' ', start: this.#space?.start ?? token.start, end: token.end };
      this.#broken ||= token[newline] === true;
      return;
    }
    this.#flush(token.text);
    this.#push(token);
    if (/[。！？!?；;]$/u.test(token.text)) this.#break();
  }

  #flush(next: string): void {
    const space = this.#space;
    this.#space = undefined;
    if (space === undefined) return;
    if (this.#broken || this.#last === '.') this.#break();
    this.#broken = false;
    if (this.#length === 0 || (isIdeographic(this.#last) && isIdeographic([...next][0] ?? ''))) return;
    this.#push(space);
  }

  #push({ text, start, end }: Piece): void {
    for (let unit = 0; unit < text.length; unit += 1) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
    this.#text.push(text);
    this.#length += text.length;
    this.#last = [...text].at(-1) ?? this.#last;
  }

  #break(): void {
    if (this.#length > 0 && this.#breaks.at(-1) !== this.#length) this.#breaks.push(this.#length);
  }

  finish(original: string): Normalized {
    this.#break();
    return {
      original,
      text: this.#text.join(''),
      starts: [...this.#starts, original.length],
      ends: this.#ends,
      breaks: this.#breaks,
    };
  }
}

function* tokens(original: string): Generator<Token> {
  let at = 0;
  let lineStart = true;
  while (at < original.length) {
    if (lineStart) {
      lineStart = false;
      const prefix = logPrefixAt(original, at);
      if (prefix > 0) {
        yield { text: ' ', start: at, end: at + prefix };
        at += prefix;
        continue;
      }
    }
    const token = special(original, at) ?? plain(original, at);
    if (token.text !== '' || token[newline]) yield token;
    at = token.end;
    lineStart = token[newline] === true;
  }
}

function logPrefixAt(original: string, at: number): number {
  logPrefix.lastIndex = at;
  return logPrefix.exec(original)?.[0].length ?? 0;
}

/** Escapes, entities, tags and line breaks: what stands for another character. */
function special(original: string, at: number): Token | undefined {
  switch (original[at]) {
    case '\r':
    case '\n':
    case '\u2028':
    case '\u2029':
      return { text: ' ', start: at, end: at + (original.startsWith('\r\n', at) ? 2 : 1), [newline]: true };
    case '\\':
      return escape(original, at);
    case '&':
      return entity(original, at);
    case '<':
      return tag(original, at);
    case '*':
    case '`':
      return { text: '', start: at, end: at + 1 };
    default:
      return undefined;
  }
}

const escaped = /\\{1,8}(?:u([0-9a-fA-F]{4})|r\\{1,8}n|([rnt"'/]))/y;

function escape(original: string, at: number): Token | undefined {
  escaped.lastIndex = at;
  const found = escaped.exec(original);
  if (!found) return undefined;
  const [whole, unicode, letter] = found;
  const end = at + whole.length;
  if (unicode !== undefined) {
    const character = String.fromCharCode(Number.parseInt(unicode, 16));
    return { text: isSpace(character) ? ' ' : isInvisible(character) ? '' : foldCluster(character), start: at, end };
  }
  if (letter === '"' || letter === "'" || letter === '/') return { text: letter, start: at, end };
  if (letter === 't') return { text: ' ', start: at, end };
  return { text: ' ', start: at, end, [newline]: true };
}

const entityPattern = /&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});/y;

function entity(original: string, at: number): Token | undefined {
  entityPattern.lastIndex = at;
  const found = entityPattern.exec(original)?.[0];
  if (found === undefined) return undefined;
  const decoded = decodeHTML(found);
  if (decoded === found) return undefined;
  return { text: isSpace(decoded) ? ' ' : isInvisible(decoded) ? '' : foldCluster(decoded), start: at, end: at + found.length };
}

const tagPattern = /<\/?([a-zA-Z][a-zA-Z0-9]{0,11})(?:\s[^<>]{0,300})?\/?>/y;

function tag(original: string, at: number): Token | undefined {
  tagPattern.lastIndex = at;
  const found = tagPattern.exec(original);
  const name = found?.[1] ?? '';
  const end = at + (found?.[0].length ?? 0);
  if (blockTags.test(name)) return { text: ' ', start: at, end, [newline]: true };
  if (inlineTags.test(name)) return { text: '', start: at, end };
  return undefined;
}

function plain(original: string, at: number): Token {
  const first = String.fromCodePoint(original.codePointAt(at) ?? 0);
  let end = at + first.length;
  if (isInvisible(first)) return { text: '', start: at, end };
  if (isSpace(first)) return { text: ' ', start: at, end };
  while (isMark(original[end] ?? '')) end += 1;
  const text = foldCluster(original.slice(at, end));
  return { text: text.trim() === '' && text !== '' ? ' ' : text, start: at, end };
}
