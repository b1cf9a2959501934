import { isAlarm } from './alarm.js';
import { statuses } from './faults.js';
import type { Normalized } from './normalize.js';
import { isExact } from './term.js';
import type { Mark, Signal, Tool } from './types.js';

/** Something that errors are known by: where one of its literals stands, the pattern is tried. */
export interface Sign {
  readonly kind: Mark['kind'];
  readonly literals: readonly string[];
  /** Sticky, with bounded repetitions; its first group is the value. Without it the literal is enough. */
  readonly pattern: RegExp | undefined;
  /** Value of every mark, instead of what the text says. */
  readonly value: string | undefined;
}

const sign = (kind: Mark['kind'], literals: readonly string[], pattern?: RegExp, value?: string): Sign => ({ kind, literals, pattern, value });
const tool = (value: Tool, literals: readonly string[], pattern?: RegExp): Sign => sign('tool', literals, pattern, value);
const cmdlets = ['-mg', '-msol', '-azuread', '-entra', '-az', '-ad', '-mailbox', '-recipient'];
const oauth = ['invalid_client', 'invalid_grant', 'invalid_request', 'invalid_scope', 'invalid_resource', 'invalid_token', 'unauthorized_client', 'interaction_required', 'unsupported_grant_type'];

export const signs: readonly Sign[] = [
  // Not part of an address, a version, a time or an identifier.
  sign('status', statuses, /(?<![\w.-]|(?<!["' ]|status|code|error|http):)\d{3}(?![\w:-]|\.\d)/y),
  sign('code', ['request_', 'authorization_', 'authentication_', 'directory_', 'service_'], /(?<![a-z0-9])(?:request|authorization|authentication|directory|service)_(?!principal|plan|account)[a-z]{4,60}?(?=error message|[^a-z]|$)/y),
  sign('code', oauth, /(?<![a-z0-9_])[a-z_]{13,22}(?![a-z0-9_])/y),
  sign('code', ['code'], /(?<=(?<![a-z])(?:error)?)code["'`]{0,3} ?[:=] ?u?["'`]{0,3}([a-z](?:[a-z0-9_]|\.(?=[a-z0-9_])){2,60}?)(?=error message|[^a-z0-9_]|$)/y),
  sign('aadsts', ['aadsts'], /aadsts[ :_-]?(\d{5,7})/y),
  sign('aadsts', ['error_code'], /error_codes?["'`]{0,3} ?[:=] ?\[? ?(\d{5,7})/y),
  sign('aadsts', ['error?code='], /error\?code=(\d{5,7})/y),
  sign('aadsts', ['7000'], /(?<=["' ])7000\d{3}(?= ?-)/y),
  sign('alarm', ['error', 'failed', 'failure', 'fatal', 'exception', 'エラー', '失敗', '異常']),
  sign('alarm', ['error message'], /error message["'`]{0,3} ?[:=]/y),
  sign('alarm', ['error="'], /error="/y),
  // Set-MgUserLicense : …
  sign('alarm', cmdlets, /(?<=(?<![a-z0-9_])[a-z]{3,12})-(?:mg|msol|azuread|entra|az|ad|mailbox|recipient)[a-z_]{1,60} ?: /y, 'cmdlet'),

  tool('terraform', ['azuread_'], /azuread_[a-z]/y),
  tool('terraform', ['terraform']),
  tool('terraform', ['.tf line'], /(?<=on [\w.-]{1,60})\.tf line/y),
  tool('powershell', ['at line:'], /at line:\d/y),
  tool('powershell', ['categoryinfo', 'fullyqualifiederrorid']),
  tool('powershell', ['-mg', '-msol', '-azuread', '-entra', '-az'], /(?<=(?<![a-z0-9_])(?:get|set|new|remove|update|add|invoke|connect|restore))-(?:mg|msol|azuread|entra|az)[a-z]{1,60}/y),
  tool('powershell', ['[request_'], /\[request_[a-z]{1,60}\] :/y),
  tool('powershell', ['errorcode: '], /errorcode: (?:request|authorization|authentication|directory|service)_/y),
  tool('azure-cli', ['az ad', 'az account', 'az login', 'az rest'], /(?<![a-z])az (?:ad|account|login|rest) /y),
  tool('azure-cli', ['azure.cli']),
  tool('odata', ['odata.error']),
  tool('token-endpoint', ['error_description']),
  tool('token-endpoint', ['aadsts'], /aadsts\d/y),
  tool('token-endpoint', ['trace id:'], /trace id: /y),
  tool('okta', ['okta'], /(?<![a-z0-9_])okta(?![a-z0-9_])/y),
  tool('okta', ['automatic provisioning', 'automatic profile push']),
  tool('cloudgate', ['cloudgate', 'クラウドゲート', 'cguno', 'office_365', 'ライセンスプロファイル', '利用可能サービス']),
  tool('cloudgate', ['uno'], /(?<![a-z0-9_])uno(?![a-z0-9_])/y),
  tool('graph', ['graph.microsoft.com', 'microsoft graph', 'innererror', 'httpstatuscode', 'authorization_requestdenied', 'request_badrequest', 'request_resourcenotfound']),
  tool('graph', ['graph'], /(?<![a-z0-9_])graph(?![a-z0-9_])/y),
  tool('graph', ['"code"'], /"code" ?:/y),
];

/** What a sign finds where one of its literals stands. */
export function readSign({ kind, pattern, value }: Sign, literal: string, text: Normalized, start: number, end: number): Mark | undefined {
  if (kind === 'alarm' && pattern === undefined) return isExact(literal, text.text, start, end) && isAlarm(text, start, end) ? { kind, value: literal, start, end } : undefined;
  if (pattern === undefined) return isExact(literal, text.text, start, end) ? { kind, value: value ?? literal, start, end } : undefined;
  pattern.lastIndex = start;
  const found = pattern.exec(text.text);
  if (!found) return undefined;
  const [whole, group = whole] = found;
  const from = start + whole.lastIndexOf(group);
  return { kind, value: value ?? group, start: from, end: from + group.length };
}

/** What rules can ask of a mark. */
export function signalsOf({ kind, value, start, end }: Mark): readonly Signal[] {
  switch (kind) {
    case 'code':
      return [{ name: `code:${value}`, start, end }, { name: 'code:any', start, end }];
    case 'status':
    case 'aadsts':
    case 'tool':
      return [{ name: `${kind}:${value}`, start, end }];
    case 'alarm':
    case 'phrase':
      return [];
    default:
      return kind satisfies never;
  }
}
