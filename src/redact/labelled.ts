import { isLetterOrDigit, isTokenUnit, looksRandom, endOfRun, matchesOf } from './boundary.js';
import { kindOfLabel, patternOfLabels } from './labels.js';
import type { Detect, Live, SecretKind, Span } from './types.js';
import { valueBehind, valuesAfter } from './value.js';
import { endOfWrapped } from './wrapped.js';

const labels = patternOfLabels();
/** One of these stands between every label and its value. */
const between = /[\t\n :=>→/はがを「『]/;

/** Secrets known by the word before them. */
export const byLabel: Detect = ({ text }) => {
  const spans: Span[] = [];
  if (!between.test(text)) return spans;
  for (const match of matchesOf(labels, text)) {
    const { 0: word, 1: inside, index } = match;
    // What was put in the place of a secret is no label.
    if (index < (spans.at(-1)?.end ?? 0) || text[index - 1] === '‹') continue;
    if (inside === undefined && isLetterOrDigit(text.charCodeAt(index - 1)) && isLetterOrDigit(word.charCodeAt(0)) && !startsWord(text, index)) continue;
    const span = behind(text, word, index + word.length);
    if (span) spans.push(span);
  }
  return spans;
};

/** `dbPwd`, `SmtpPass`. */
function startsWord(text: string, at: number): boolean {
  return /[a-z][A-Z]/.test(text.slice(at - 1, at + 1));
}

function behind(text: string, word: string, at: number): Span | undefined {
  return next(text, word, at) ?? (kindOfLabel(word) === 'password' ? later(text, at) : undefined);
}

/** "The password for Taro is …": so far from its label it must look like nothing else. */
function later(text: string, at: number): Span | undefined {
  const value = valuesAfter(text, at).find(({ start, end }) => isUnmistakable(text.slice(start, end)));
  return value && { kind: 'password', start: value.start, end: value.end, live: 'likely' };
}

function isUnmistakable(value: string): boolean {
  return value.length >= 8 && value.length <= 64 && hasDigitAndLetter(value) && /[!#$%&*^~+@]/.test(value) && !/[\s/\\<>(){}]|@.+\.|%[0-9a-f]{2}/i.test(value) && !isNothing(value);
}

function next(text: string, word: string, at: number): Span | undefined {
  const value = valueBehind(text, at);
  if (value === undefined) return undefined;
  const kind = kindOfLabel(word);
  const found = text.slice(value.start, value.end);
  const atEnd = () => /^["'`)\]},;.。、]{0,3}[ \t]*(?:$|[\r\n\v])/.test(text.slice(value.end, value.end + 40));
  const strict = value.separator === 'words' || /^(?:pass|パス|pw|code|pat|sig|sas|token|トークン|シークレット)$/i.test(word);
  if (!isSecret(kind, found, { ...value, strict, atEnd, code: /code|コード|^otp/i.test(word) && !/^pass/i.test(word) }) || isNothing(found)) return undefined;
  const long = kind !== 'password' && !value.quoted && value.end - value.start > 40;
  const end = long ? endOfWrapped(text, value.start, endOfRun(text, value.start, isTokenUnit)) : value.end;
  return { kind, start: value.start, end: Math.max(end, value.end), live: liveness(kind, found, value.separator) };
}

/** What people and programs write where no secret is. */
const nothing = /^(?:[*•●x._#-]+|\.{2,}.*|‹.*|[<{[(]{1,2}[a-z_ .:-]*[>}\])]{0,2}|\$[({].*|\$(?:env:|script:|global:)?[a-z_]+\d?(?:[.[].*)?|%\w+%|@microsoft\.keyvault.*|(?:process\.)?env\W.*|os\.environ.*|secrets?\..*|var\.\w.*|data\.\w.*|(?:get|read|convertto|convertfrom)-\w.*|getenv.*|keyvault.*|system\.\w.*|microsoft\.\w.*|redacted|masked|removed|hidden|omitted|placeholder|your[-_ ].*|my[-_ ]?(?:secret|password)|null|nil|none|undefined|true|false|yes|no|n\/a|na|unknown|empty|blank|string|securestring|text|bool(?:ean)?|expired|invalid|incorrect|wrong|missing|required|optional|set|unset|ok|failed|success(?:ful)?|mismatch|never|always|changed|reset|enabled|disabled|validation|policy|authentication|error|failure|credentials?|bearer|basic|protected|encrypted|[a-z]*(?:password|secret|token|key|credential)[a-z]*:?|grant_type=[a-z_]+|(?:spe|ems|aad|o365|m365)_(?:[ef][135]|p[12]|premium(?:_p2)?|business_[a-z_]+)|\d{4}-\d\d-\d\dt\d\d:\d\d.*|[a-z]\w*(?:::[a-z]\w*)+|-?\d+, [a-z.]+exception|.*aadsts\d.*|(?:invalid|unauthorized|interaction|unsupported)_.*)$/i;

function isNothing(value: string): boolean {
  // Stars before a word are emphasis.
  return nothing.test(value.trim().replace(/^\*+(?=[a-z])/i, '')) || /‹|›|\*{3}|x{6}|redacted|masked/i.test(value);
}

interface Look {
  readonly quoted: boolean;
  /** The label is a word of everyday language, or nothing but a space follows it. */
  readonly strict: boolean;
  /** Nothing but the end of the line follows. */
  readonly atEnd: () => boolean;
  readonly code: boolean;
}

const guid = /^[{(]?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[)}]?$/i;

function isSecret(kind: SecretKind, value: string, look: Look): boolean {
  if (kind === 'password') return isPassword(value, look);
  // The id of a secret, pasted instead of its value; it is replaced as an id.
  if (guid.test(value) && kind !== 'key') return false;
  if (value.length < 8 || /^(?:https?|api|urn):/i.test(value) || /^\d{1,7}$/.test(value) || /\s.*\s/.test(value)) return false;
  // A step of a program names itself before what it has to say.
  if (/^[A-Za-z]+(?:[_.-][A-Za-z]+)*:$/.test(value)) return false;
  if (/^[A-Za-z]+(?:[_.-][A-Za-z]+)*$/.test(value)) return value.length >= 20 && looksMixed(value) && !look.strict;
  return look.strict ? value.length >= 16 && hasDigitAndLetter(value) && !/^[A-Z]+(?:_[A-Z0-9]+)*$/.test(value) && (look.code ? value.length >= 40 : true) : hasDigitAndLetter(value) || /[^\w\s]/.test(value);
}

/** Prose follows the word more often than a password does, so prose must be ruled out. */
function isPassword(value: string, { quoted, strict, atEnd, code }: Look): boolean {
  if (code) return /^\d{4,10}$/.test(value) || (hasDigitAndLetter(value) && /^\w{6,12}$/.test(value));
  if (/\s/.test(value)) return quoted && !strict && /[\d!-/:-@]/.test(value) && value.length <= 64;
  if (value.length < 4 || /^(?:https?:\/\/|[-/]{1,2}[A-Za-z])/.test(value)) return false;
  const plainWord = /^[A-Za-z]+(?:['_.-][A-Za-z]+)*$/.test(value);
  if (strict) return value.length >= 6 && !plainWord && (hasDigitAndLetter(value) || /[A-Za-z].*[!#$%&*+=?@^~]|[!#$%&*+=?@^~].*[A-Za-z]/.test(value)) && !/^[A-Z]*\d+[A-Z]?$|^\d+-|@.+\.|\(.*\)$|^\w+\(|^[A-Za-z]+-[A-Za-z]+\d?$|^[A-Za-z]+\?$/.test(value);
  return quoted || !plainWord || atEnd();
}

function hasDigitAndLetter(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value);
}

function looksMixed(value: string): boolean {
  return /[a-z]/.test(value) && /[A-Z]/.test(value);
}

/** A long value of chance behind a word for a secret can be nothing else; what a person calls a password may be a story. */
function liveness(kind: SecretKind, value: string, separator: 'sign' | 'words'): Live {
  if (/example|sample|dummy/i.test(value)) return 'no';
  return kind !== 'password' && separator === 'sign' && value.length >= 30 && looksRandom(value) ? 'sure' : 'likely';
}
