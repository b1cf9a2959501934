/** A pattern that is tried at one place only. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Every match of a global pattern that matches no empty text. `matchAll` makes the pattern anew for each text, which costs more than most searches. */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  const all: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) all.push(found);
  return all;
}

/** Where a run of characters ends, at most `most` units on. */
export function endOfRun(text: string, from: number, isPart: (unit: number) => boolean, most = Infinity): number {
  const limit = Math.min(text.length, from + most);
  let at = from;
  while (at < limit && isPart(text.charCodeAt(at))) at += 1;
  return at;
}

/** Where a run of characters that ends at a place begins. */
export function startOfRun(text: string, end: number, isPart: (unit: number) => boolean, most: number): number {
  const limit = Math.max(0, end - most);
  let at = end;
  while (at > limit && isPart(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

export function isLetterOrDigit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

/** Characters of base64, base64url, and of the tokens made of their parts. */
export function isTokenUnit(unit: number): boolean {
  return isLetterOrDigit(unit) || unit === 43 || unit === 45 || unit === 46 || unit === 47 || unit === 61 || unit === 95 || unit === 126;
}

/** The characters of ASCII that a pattern of one character takes, for tests in a loop. */
export function unitsOf(pattern: RegExp): (unit: number) => boolean {
  const taken = Uint8Array.from({ length: 128 }, (_, unit) => (pattern.test(String.fromCharCode(unit)) ? 1 : 0));
  return (unit) => taken[unit] === 1;
}

/** Letters and digits of both cases, as chance makes them and words do not. */
export function looksRandom(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
}
