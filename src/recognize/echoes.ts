import { kind, kindOf } from './alike.js';

/** So many lines of the same words are read; what they say is known then. */
const most = 3;

/** How often lines of the same words were seen in a message, whatever their numbers, ids and accounts. */
export type Echoes = Map<number, number>;

/** Whether a line says what lines before it said; it counts from then on. */
export function isEcho(echoes: Echoes, raw: Uint16Array, from: number, to: number): boolean {
  const key = digestOf(raw, from, to);
  const count = echoes.get(key) ?? 0;
  echoes.set(key, count + 1);
  return count >= most;
}

/** 53 bits of the units of a line, in which each number, id and account counts as one. Runs over every character of a log. */
function digestOf(raw: Uint16Array, from: number, to: number): number {
  let a = 0;
  let b = 0;
  for (let at = from; at < to; at += 1) {
    const start = at;
    const beforeA = a;
    const beforeB = b;
    let told = 0;
    let found = kindOf(raw[at] ?? 0);
    for (; at < to && found !== kind.other; found = kindOf(raw[(at += 1)] ?? 0)) {
      const unit = raw[at] ?? 0;
      told |= unit === 0x40 ? seen.account : found === kind.telling ? seen.digit : isOfId(unit) ? 0 : seen.letter;
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b + unit, 0x5bd1e995);
    }
    if ((told & seen.account) !== 0 || (told === seen.digit && (at - start >= idLength || kindOf(raw[start] ?? 0) === kind.telling))) {
      a = beforeA;
      b = beforeB;
    }
    const parting = at < to ? (raw[at] ?? 0) : 0;
    a = Math.imul(a ^ parting, 0x01000193);
    b = Math.imul((b + parting) ^ (b >>> 15), 0x5bd1e995);
  }
  return (a >>> 0) * 0x200000 + (b >>> 11);
}

/** What a word holds besides what ids hold. */
const seen = { digit: 1, letter: 2, account: 4 } as const;
/** A shorter word that begins with a letter is a name, such as E3. */
const idLength = 8;

/** Digits beyond 9, and what times hold: - + . T Z */
function isOfId(unit: number): boolean {
  const letter = unit | 0x20;
  return (letter >= 0x61 && letter <= 0x66) || letter === 0x74 || letter === 0x7a || unit === 0x2d || unit === 0x2b || unit === 0x2e;
}
