import { lineOf, quote, type Normalized, type Span } from './normalize.js';
import type { ErrorRecord, Signal, Tool } from './types.js';

/** What reading the error shapes of a message gives: one record an error, and signals that rules can ask for. */
export interface Envelope {
  readonly records: readonly ErrorRecord[];
  readonly signals: readonly Signal[];
}

const statuses = /(?<![\w.:-])(40[0-9]|41[0-9]|42[0-9]|50[0-4])(?![\w:-]|\.\d)/g;
const graphCodes = /(?<![a-z0-9])((?:request|authorization|authentication|directory|service)_[a-z]{4,60})/g;
const oauthCodes = /(?<![a-z0-9_])(invalid_(?:client|grant|request|scope|resource)|unauthorized_client|interaction_required)(?![a-z0-9_])/g;
const namedCodes = /(?<![a-z])(?:error ?)?code["']? ?[:=] ?["']?([a-z][a-z0-9_.]{2,60})/g;
const aadsts = /aadsts[ :_-]?(\d{5,7})|error_codes?["']? ?[:=] ?\[? ?(\d{5,7})|error\?code=(\d{5,7})|["' ](7000\d{3}) ?-/g;
const messages = /(?:message|error_description|errormessage)["']? ?[:=] ?["']?([^"\n]{3,300})/g;
const requestIds = /request[- _]?id["']? ?[:=] ?["']?([0-9a-f]{8}-[0-9a-f-]{27})/;
const times = /\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}:\d{2}/;
const resources = /resource '([^']{1,120})' does not/;

/** Signs of what printed a message, the most particular first. */
const toolSigns: readonly (readonly [Tool, RegExp])[] = [
  ['terraform', /azuread_[a-z]|provider\.terraform|terraform|on \w+\.tf line/],
  ['powershell', /at line:\d|categoryinfo|fullyqualifiederrorid|\b(?:get|set|new|remove|update|add)-(?:mg|msol|azuread|entra|az)[a-z]+|\[request_[a-z]+\] :|errorcode: [a-z]+_/],
  ['azure-cli', /(?:^|[^a-z])az (?:ad|account|login|rest) |azure\.cli/],
  ['odata', /odata\.error/],
  ['token-endpoint', /error_description|aadsts\d|trace id: /],
  ['okta', /\bokta\b|automatic (?:provisioning|profile push)/],
  ['cloudgate', /cloudgate|クラウドゲート|cguno|\buno\b|office_365|ライセンスプロファイル|利用可能サービス/],
  ['graph', /graph\.microsoft\.com|microsoft graph|\bgraph\b|innererror|httpstatuscode|authorization_requestdenied|"code" ?:|request_(?:badrequest|resourcenotfound)/],
];

/** Reads every error shape of a message. Linear in its length. */
export function readErrors(text: Normalized): Envelope {
  const signals = [...statusSignals(text.text), ...codeSignals(text.text), ...toolSignals(text.text)];
  return { signals, records: toRecords(text, signals) };
}

function* matches(text: string, pattern: RegExp): Generator<readonly [string, Span]> {
  for (const found of text.matchAll(pattern)) {
    const value = found.slice(1).find((group) => group !== undefined) ?? found[0];
    const start = found.index + found[0].lastIndexOf(value);
    yield [value, { start, end: start + value.length }];
  }
}

function* statusSignals(text: string): Generator<Signal> {
  for (const [status, span] of matches(text, statuses)) yield { name: `status:${status}`, ...span };
}

function* codeSignals(text: string): Generator<Signal> {
  for (const pattern of [graphCodes, oauthCodes, namedCodes]) {
    for (const [code, span] of matches(text, pattern)) {
      yield { name: `code:${code}`, ...span };
      yield { name: 'code:any', ...span };
    }
  }
  for (const [code, span] of matches(text, aadsts)) yield { name: `aadsts:${code}`, ...span };
}

function* toolSignals(text: string): Generator<Signal> {
  for (const [tool, pattern] of toolSigns) {
    const found = pattern.exec(text);
    if (found) yield { name: `tool:${tool}`, start: found.index, end: found.index + found[0].length };
  }
}

/** One record for the message; telling apart the errors of a longer log needs the lines they stand on. */
function toRecords(text: Normalized, signals: readonly Signal[]): readonly ErrorRecord[] {
  const first = (kind: string) => signals.find(({ name }) => name.startsWith(kind));
  const status = first('status:');
  const code = first('aadsts:') ?? first('code:');
  if (status === undefined && code === undefined) return [];
  const shown = (span: Span | undefined) => (span ? quote(text, span).trim() : undefined);
  const one = (pattern: RegExp) => {
    const found = [...matches(text.text, new RegExp(pattern.source, 'g'))][0];
    return found ? quote(text, found[1]).trim() : undefined;
  };
  const start = Math.min(status?.start ?? Infinity, code?.start ?? Infinity);
  const tool = first('tool:')?.name.slice('tool:'.length);
  return [
    {
      status: status ? Number(status.name.slice('status:'.length)) : undefined,
      code: code?.name.startsWith('aadsts:') ? `AADSTS${code.name.slice('aadsts:'.length)}` : shown(code),
      message: one(messages),
      target: one(resources),
      requestId: one(requestIds),
      time: one(times),
      tool: toolSigns.find(([name]) => name === tool)?.[0],
      line: lineOf(text, { start, end: start }),
    },
  ];
}
