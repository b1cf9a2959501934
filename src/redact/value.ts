import { matchAt } from './boundary.js';

/** What stands behind a label. */
export interface Value {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** Between a label and its value: the quote that closes the label, a separator, a type. */
const separators = /["'`\])*]{0,3}[ \t]{0,40}(?:=>|:=|==?|:|->|→)[ \t\v]{0,40}(?:\r?\n[ \t]{1,20})?|>(?=[^\s<>])/y;
/** Some formats put the name and the value into fields of their own. */
const paired = /["'`]{0,2}[\s,]{0,40}["']?value["']?[ \t]{0,4}[:=][ \t]{0,4}/iy;
/** Below its label, or below the line under it. */
const below = /[ \t:]{0,5}\r?\n(?:[ \t]{0,20}-{3,60}[ \t]{0,20}\r?\n)?[ \t]{0,20}/y;
/** In a sentence or on a command line nothing but a space or a particle stands there. */
const loose = /["'`]?(?:[ \t]{1,4}(?:is|was|ist|es|est)(?:[ \t]{1,4}|:)|[ \t]{0,2}(?:は|が)[、,]?[ \t]{0,2}|[ \t]{1,4})/y;
/** PowerShell and .NET put a call or a type before it. */
const wrappers = /(?:\(|new-object [\w.]{1,60} |\[[\w.[\]]{1,60}\]|convertto-securestring[ \t]{1,4}(?:-string[ \t]{1,4})?|-asplaintext[ \t]{1,4}|-force[ \t]{1,4}|-string[ \t]{1,4}|(?:bearer|basic|sharedaccesssignature|token)[ \t]{1,4}|[a-z]{0,2}(?=["'])){1,6}/iy;
const closing: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '「': '」', '『': '』' };
/** The longest value that quotes hold, in characters. */
const most = 4000;

/** Behind a label with a separator, or, where there is none, behind the space or particle of a sentence. */
export function valueBehind(text: string, at: number): (Value & { readonly separator: 'sign' | 'words' }) | undefined {
  const sign = matchAt(paired, text, at) ?? matchAt(separators, text, at);
  const between = sign ?? matchAt(below, text, at) ?? matchAt(loose, text, at);
  if (between === undefined) return undefined;
  const from = at + between[0].length;
  const start = from + (matchAt(wrappers, text, from)?.[0].length ?? 0);
  const value = readQuoted(text, start) ?? readPlain(text, start);
  // What is new comes first: added to a copy, it would make the engine a class for this one object.
  return value && { separator: sign ? 'sign' : 'words', ...value };
}

function readQuoted(text: string, at: number): Value | undefined {
  const quote = closing[text.charAt(at)];
  if (quote === undefined) return undefined;
  const end = text.indexOf(quote, at + 1);
  const line = text.slice(at + 1, at + 1 + most).search(/[\r\n]/);
  if (end < 0 || end > at + most || (line >= 0 && end > at + 1 + line)) return readPlain(text, at + 1);
  return end === at + 1 ? undefined : { start: at + 1, end, quoted: true };
}

/** Printable ASCII without quotes: Japanese that follows is a sentence. */
const run = /[!#-&(-_a-~]{1,300}/y;
/** Where the next pair begins, in a connection string, a query, a list or a line that was escaped. */
const next = /[;&|,\v](?=["' ]|$|[\w.% -]{1,40}[=:])|[,;](?=\s|$)|<(?=\/)/;

const ends = /[;&|,\v<]/;

function readPlain(text: string, at: number): Value | undefined {
  const whole = matchAt(run, text, at)?.[0];
  if (whole === undefined) return undefined;
  const cut = ends.test(whole) ? `${whole}${text.charAt(at + whole.length)}`.search(next) : -1;
  const value = (cut < 0 ? whole : whole.slice(0, cut)).replace(/(?<=.)[)\]},;.>]{1,4}$/, '');
  return value === '' ? undefined : { start: at, end: at + value.length, quoted: false };
}

/** What leads to a value further on in the sentence. */
const leads = /[^\n\r\v‹]{0,48}?(?:(?:is|was|to|as|lautet|est|es)[ \t]{1,4}|[:=/][ \t]{0,2}|[をはが][ \t]{0,2}[「『]?|[「『])/y;
const mostLeads = 4;

/** Values further on in the sentence, nearest first: each has to look like one by itself. */
export function valuesAfter(text: string, at: number): readonly Value[] {
  const values: Value[] = [];
  for (let from = at, tries = 0; tries < mostLeads; tries += 1) {
    const lead = matchAt(leads, text, from);
    if (lead === undefined || from + lead[0].length - at > 80) break;
    from += lead[0].length;
    const value = readQuoted(text, from) ?? readPlain(text, from);
    if (value) values.push(value);
  }
  return values;
}
