import type { Normalized, Span } from './normalize.js';
import { plainRun, unitsUpTo } from './origins.js';
import type { Lead } from './lead.js';
import type { ErrorRecord, Mark, Operation } from './types.js';

type Fields = Pick<ErrorRecord, 'target' | 'requestId' | 'time' | 'account' | 'operation'>;

const id = '([0-9a-f]{8}-[0-9a-f-]{27})';
/** A pattern, and the words of which one must occur for it to match: looking for those is many times quicker. */
type Field = readonly [words: readonly string[], pattern: RegExp];

const requestIds: readonly Field[] = [
  [['request'], new RegExp(`(?<!client-)request[- _]?id["'\`]{0,3} ?[:=]? ?u?["'\`]{0,3}${id}`)],
  [['request'], new RegExp(`request[- _]?id["'\`]{0,3} ?[:=]? ?u?["'\`]{0,3}${id}`)],
  [['trace'], new RegExp(`trace[- _]?id["'\`]{0,3} ?[:=]? ?["'\`]{0,3}${id}`)],
];
const targets: readonly Field[] = [
  [['resource '], /resource ["'`]{1,2}([^"'`]{1,120})["'`]{1,2} does not/],
  [['sku '], /sku ([0-9a-f-]{8,36})/],
  [['property ', 'properties '], /(?:property|properties) ["'`]?(?!is |are |with )([a-z][\w.]{2,60})["'`]? (?:is|has|of)/],
  [['for property '], /for property ["'`]([a-z][\w.]{2,60})/],
  [['userprincipalname property'], /(userprincipalname) property is/],
  [['target'], /["'`]?target["'`]{0,3} ?[:=] ?u?["'`]{1,3}([^"'`]{1,120})/],
  [['service plan'], /service plans? \[?([0-9a-f]{8}-[0-9a-f-]{27})/],
  [['for app '], /for app '([^']{1,80})'/],
  [['users/'], /users\/([0-9a-f]{8}-[0-9a-f-]{27})/],
];
const times: readonly Field[] = [[[':'], /\d{4}[-/]\d{1,2}[-/]\d{1,2}[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:z|[+-]\d{2}:?\d{2})?/]];
const loggedTimes = /^[^\n]{0,60}?(\d{4}[-/]\d{1,2}[-/]\d{1,2}[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}\d{1,2} \d{2}:\d{2}:\d{2})/;
/** How long the parts of a sign-in name can be; looking for the @ first is what keeps this quick. */
const localPart = /[a-z0-9][\w.!#^~'+-]{0,63}$/i;
const domain = /^(?:@|%40)[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){1,6}/i;
const mostAts = 20;

/** Most particular first: a license is set by an update, and a user is created by a POST. */
const operations: readonly (readonly [Operation, RegExp])[] = [
  ['license', /assignlicen|userlicen|licen[sc]e (?:assign|management)|licen[sc]es? (?:could|cannot|for)|subscription with (?:sku|account)|available licen|ライセンス(?:の|を)?(?:割り当て|付与|変更|解除)|ライセンス(?:処理|エラー|割当)/],
  ['delete', /\b(?:delet|remov)(?:e(?!d)|ing)|remove-(?:mg|msol|azuread|entra)|削除/],
  ['create', /\bcreat(?:e(?!d)|ing|ion)|\b(?:post|add(?:ing)? user|provision(?:ing)? new)\b|new-(?:mg|msol|azuread|entra)|作成|新規/],
  ['update', /\bupdat(?:e(?!d)|ing)|\b(?:patch|push profile|profile push|edit(?:ing)?)\b|(?:set|update)-(?:mg|msol|azuread|entra)|更新|変更/],
];

/** The first sign-in name in a text. */
export function accountIn(text: string): string | undefined {
  const span = accountAt(text);
  return span && text.slice(span.start, span.end);
}

function accountAt(text: string): Span | undefined {
  const sign = /@|%40/g;
  for (let found = sign.exec(text), tries = 0; found && tries < mostAts; found = sign.exec(text), tries += 1) {
    const local = localPart.exec(text.slice(Math.max(0, found.index - 64), found.index))?.[0];
    const rest = local && domain.exec(text.slice(found.index, found.index + 260))?.[0];
    if (local !== undefined && rest) return { start: found.index - local.length, end: found.index + rest.length };
  }
  return undefined;
}

/** What was being done stands at most so many characters above. */
const above = 300;

/**
 * What else the text of one error tells.
 * @param place where it stands in the original
 * @param floor where the error before it ended
 */
export function readFields(text: Normalized, { marks, first }: { readonly marks: readonly Mark[]; readonly first: Lead }, place: Span, floor: number): Fields {
  const span = foldedSpan(text, place);
  const folded = text.text.slice(span.start, span.end);
  const one = (fields: readonly Field[]) => {
    for (const [words, pattern] of fields) {
      const found = words.some((word) => folded.includes(word)) ? pattern.exec(folded) : undefined;
      if (found) return shown(text, placeOf(found, span.start));
    }
    return undefined;
  };
  const operationIn = (words: string) => operations.find(([, pattern]) => pattern.test(words))?.[0];
  const account = accountAt(folded);
  const isToken = marks.some(({ kind }) => kind === 'aadsts');
  return {
    target: one(targets),
    requestId: one(requestIds),
    time: (first.timed ? timeOf(text.original, first.start) : undefined) ?? one(times),
    account: account && shown(text, { start: span.start + account.start, end: span.start + account.end }).replace('%40', '@'),
    // To get a token is no operation, and what its errors advise to do is none either.
    operation: isToken ? undefined : (operationIn(folded) ?? operationIn(first.timed ? '' : text.text.slice(Math.max(unitsUpTo(text.origins, floor - 1), span.start - above), span.start))),
  };
}

/** The time that a logger put before a line. */
function timeOf(original: string, line: number): string | undefined {
  return loggedTimes.exec(original.slice(line, line + 120))?.[1];
}

/** The folded text of a place in the original. */
export function foldedSpan({ origins }: Normalized, { start, end }: Span): Span {
  return { start: unitsUpTo(origins, start - 1), end: unitsUpTo(origins, end - 1) };
}

/** Where the first group of a match stands, or all of it. */
export function placeOf(found: RegExpExecArray, offset: number): Span {
  const [whole, group = whole] = found;
  const start = offset + found.index + whole.lastIndexOf(group);
  return { start, end: start + group.length };
}

/** The pasted characters on one line: letters keep their case, and escapes, frames and line breaks are gone. */
export function shown({ original, origins, text }: Normalized, { start, end }: Span): string {
  let pasted = '';
  for (let at = start; at < end; ) {
    const { from, length } = plainRun(origins, at, end);
    const folded = text.slice(at, at + Math.max(length, 1));
    const written = original.slice(from, from + length);
    pasted += written.toLowerCase() === folded ? written : withCase(written, folded);
    at += folded.length;
  }
  return pasted.trim();
}

/** Folded characters, in the case in which they were written where nothing else was changed. */
function withCase(written: string, folded: string): string {
  return Array.from({ length: folded.length }, (_, at) => (written.charAt(at).toLowerCase() === folded[at] ? written.charAt(at) : folded.charAt(at))).join('');
}
