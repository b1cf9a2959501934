/** A text with what differs from one entry of a log to the next taken out. */
export interface Shape {
  /** Equal for texts that differ in names of accounts, ids, times and counts only, and hold those in the same places. */
  readonly key: string;
  /** What was taken out, each once, in the order of the text. */
  readonly values: readonly string[];
  /** Where each of them stands among those. */
  readonly places: ReadonlyMap<string, number>;
}

/** A status, the number of a token error and that nothing is left tell what went wrong, so they stay. */
const value = /@|^(?:\d?[1-9]|[1-9]0|00|[0-36-9]\d\d|\d{4}|[0-9a-f-]{8,}|\d{1,6}(?:\.\d{1,6})?m?s|\d{4}-\d\d-\d\dT\d\d|\d\d\.\d{3,9}|\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d(?:\d\d)?))$/i;

export function shapeOf(text: string): Shape {
  const values: string[] = [];
  const places = new Map<string, number>();
  const key = replaced(text, (word) => {
    const place = places.get(word) ?? values.push(word) - 1;
    places.set(word, place);
    return `\u0000${place}`;
  });
  return { key, values, places };
}

/**
 * What a part of a text says in another one of its shape; undefined where a word of it is no value of that text, nor the
 * beginning of one.
 */
export function withValues(part: string, from: Shape, to: Shape): string | undefined {
  let isKnown = true;
  const own = replaced(part, (word) => {
    const place = from.places.get(word) ?? from.values.findIndex((one) => one.startsWith(word));
    const [whole, other] = [from.values[place], to.values[place]];
    isKnown &&= whole !== undefined && (whole === word || whole.length === other?.length);
    return (whole === word ? other : other?.slice(0, word.length)) ?? word;
  });
  return isKnown ? own : undefined;
}

/** Goes through a text once, which takes a fraction of the time of a pattern. */
function replaced(text: string, replace: (word: string) => string): string {
  let result = '';
  let kept = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (kindOf(text.charCodeAt(at)) === kind.other) continue;
    const start = at;
    let telling = false;
    for (let found = kindOf(text.charCodeAt(at)); found !== kind.other; found = kindOf(text.charCodeAt((at += 1)))) telling ||= found === kind.telling;
    if (!telling) continue;
    let end = at;
    while (isMark(text.charCodeAt(end - 1))) end -= 1;
    const word = text.slice(start, end);
    if (!value.test(word)) continue;
    result += text.slice(kept, start) + replace(word);
    kept = end;
  }
  return kept === 0 ? text : result + text.slice(kept);
}

/** A digit or an @, which only words have that stand for something; any other character of a word; and what parts words. */
export const kind = { other: 0, word: 1, telling: 2 } as const;
const kinds = Uint8Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  return /[0-9@]/.test(character) ? kind.telling : /[\w.%+~^!#-]/.test(character) ? kind.word : kind.other;
});

export function kindOf(unit: number): number {
  return unit < 128 ? (kinds[unit] ?? 0) : 0;
}

/** What ends a sentence ends no word. */
function isMark(unit: number): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x2d;
}
