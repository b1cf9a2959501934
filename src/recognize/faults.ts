import { foldCluster, isDigit, isLetter } from './character.js';
import { buildTrie, childOf } from './trie.js';

/** Stands for all Latin letters that English does not write. */
const foreign = 'é';

/**
 * What a line holds in which something went wrong, in folded characters. Of a long log only such lines are read, so
 * everything by which an error is known must hold one of these; a word too many only costs time.
 */
const words: readonly string[] = [
  'error', 'fail', 'fault', 'fatal', 'except', 'warn', 'crit', 'severe', 'panic', 'alert', 'emerg', 'abort', 'crash', 'problem', 'trouble', 'err_', 'err:', 'err=',
  'denied', 'deny', 'refus', 'reject', 'forbid', 'unauth', 'privilege', 'permission', 'not ', 'not_', 'notfound', 'notenabled', 'unwilling', 'inactive', "n't", 'n’t', 'cannot',
  'unable', 'missing', 'lack', 'no such', 'without', 'insufficient', 'unavailable', 'exceed', 'exhaust', 'limit', 'run out', 'too ',
  'invalid', 'incorrect', 'malformed', 'unexpected', 'unknown', 'unsupported', 'unrecogni', 'bad', 'wrong', 'violat', 'mismatch',
  'conflict', 'exclusi', 'duplicate', 'already', 'in use', 'depend', 'expire', 'revoke', 'disable', 'block', 'lock', 'timeout', 'timed out', 'time-out',
  'throttl', 'must ', 'require', 'only ', 'stale', 'corrupt', 'orphan', 'skip', 'impossible', 'erreur', 'fehl', 'nicht', 'kein', 'falha', 'fallo', 'aadsts', 'odata', '"code"', '0x8', '"level":4', '"level":5', '"level":6',
  'エラー', '失敗', '異常', '例外', '警告', '障害', '不正', '無効', '拒否', '権限', '不足', '期限', '超過', '超え', '切れ', '見つか', '存在', '重複', '競合',
  '衝突', '違反', '不明', '中断', '中止', '停止', '禁止', '依存', '必要', '必須', '既に', 'すでに', 'できま', 'できな', 'ません', 'ない', 'なかっ', 'なく', 'れず', 'きず', '弾か',
  // What decides where a leaver's mailbox goes, and what tells whose program wrote the log, is never routine.
  'hold', 'litig', 'legal', 'mmsspp', 'itar', 'dedicated', 'reconnect', ' asr', 'ホール', '訴', '係争', '法務', '保全', '保留', '再接続',
  'cloudgate', 'cguno', 'office_365', ' uno', 'ゲート', 'プロファ',
  // Other languages write of faults too, and characters in disguise would have to be read to be known.
  foreign,
  '\\u', '&#', '&amp;', '\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202c', '\u2060', '\ufeff',
];

const range = (from: number, to: number): readonly string[] => Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

/** HTTP statuses with which requests fail, where they are numbers of their own. */
export const statuses: readonly string[] = [...range(400, 429), ...range(500, 504)];

/** Whether something seems to have gone wrong in a part of a text: it is passed over once, and nothing of it is kept. */
export function hasFault(raw: Uint16Array, from: number, to: number): boolean {
  if (isMarked(raw, from)) return true;
  let state = 0;
  for (let at = from; at < to; at += 1) {
    state = rows[state * width + (columns[raw[at] ?? 0] ?? 0)] ?? 0;
    if (state >= endings.status && (state >= endings.word || isAlone(raw, at - 2, at))) return true;
  }
  return false;
}

/** `E0501 10:00:07.123456`, as Kubernetes writes it. */
function isMarked(raw: Uint16Array, at: number): boolean {
  return (raw[at] === 0x45 || raw[at] === 0x57 || raw[at] === 0x46) && isDigit(raw[at + 1]) && isDigit(raw[at + 2]);
}

/** No part of an id, an address, a version, a time or a longer number. */
function isAlone(raw: Uint16Array, first: number, last: number): boolean {
  const after = raw[last + 1];
  return !isJoined(raw[first - 1]) && raw[first - 1] !== 0x2e && !isJoined(after) && after !== 0x3a && after !== 0x40 && !(after === 0x2e && isDigit(raw[last + 2]));
}

function isJoined(unit = 0): boolean {
  return isDigit(unit) || isLetter(unit) || unit === 0x2d || unit === 0x5f;
}

/** Capitals, wide and narrow characters, and what becomes a space. */
const folding = [[0x20, 0x7e], [0xa0, 0xa0], [0x3000, 0x3000], [0xff01, 0xff9f]] as const;

/** Room for a row of the table: no power of two, as rows would then push each other out of the cache. Letters of ASCII in the same line of memory. */
const width = 144;

interface Tables {
  /** Column of each unit, whatever its case and width; 0 for those in no word. */
  readonly columns: Uint8Array;
  /** A row for each state. */
  readonly rows: Uint16Array;
  /** The first states in which a status and in which a word ends; all from there on are such. */
  readonly endings: { readonly status: number; readonly word: number };
}

/** Aho-Corasick with every fail link followed beforehand, in rows of which a log touches few. */
function tablesOf(): Tables {
  const trie = buildTrie([...words, ...statuses]);
  const literalOf = (state: number): number => trie.ends[trie.report[state] ?? 0] ?? -1;
  const [plain, status, word] = [[], [], []] as [number[], number[], number[]];
  for (const state of trie.byDepth) (literalOf(state) < 0 ? plain : literalOf(state) < words.length ? word : status).push(state);
  const places = new Map([...plain, ...status, ...word].map((state, place) => [state, place]));
  const columnOf = columnsIn([...words, ...statuses]);
  if (columnOf.size >= width) throw new RangeError(`The words of faults have ${columnOf.size} characters, for which there is no room.`);
  const rows = new Uint16Array(trie.size * width);
  for (const state of trie.byDepth) {
    for (const [unit, column] of columnOf) {
      const own = childOf(trie, state, unit);
      const fallback = state === 0 ? 0 : (rows[(places.get(trie.fail[state] ?? 0) ?? 0) * width + column] ?? 0);
      rows[(places.get(state) ?? 0) * width + column] = own === 0 ? fallback : (places.get(own) ?? 0);
    }
  }
  return { columns: foldedColumns(columnOf), rows, endings: { status: plain.length, word: plain.length + status.length } };
}

/** Letters of ASCII first. */
function columnsIn(literals: readonly string[]): ReadonlyMap<number, number> {
  const units = [...new Set(literals.join(''))].map((character) => character.charCodeAt(0));
  return new Map(units.sort((a, b) => Number(b >= 0x61 && b <= 0x7a) - Number(a >= 0x61 && a <= 0x7a)).map((unit, index) => [unit, index + 1]));
}

function foldedColumns(columnOf: ReadonlyMap<number, number>): Uint8Array {
  const columns = new Uint8Array(65536);
  for (const [first, last] of folding) for (let unit = first; unit <= last; unit += 1) columns[unit] = columnOf.get(foldCluster(String.fromCharCode(unit)).charCodeAt(0)) ?? 0;
  for (const [unit, column] of columnOf) columns[unit] = column;
  return columns.fill(columnOf.get(foreign.charCodeAt(0)) ?? 0, 0xc0, 0x250);
}

const { columns, rows, endings } = tablesOf();
