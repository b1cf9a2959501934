/** A text with what differs from one entry of a log to the next taken out. */
export interface Shape {
  /** Equal for texts that differ in names of accounts, ids, times and counts only, and hold those in the same places. */
  readonly key: string;
  /** What was taken out, each once, in the order of the text. */
  readonly values: readonly string[];
}

/** Words with a digit or an @, from where a word can begin, so that each is gone through once. */
const words = /(?<![\w.@%+~^!#-])(?:[a-z0-9][\w.%+~^!#-]*)?[0-9@](?:[\w.@%+~^!#-]*[a-z0-9])?/gi;
/** A status and the number of a token error tell what went wrong, so numbers of their lengths stay. */
const value = /@|^(?:\d{1,2}|[0-36-9]\d\d|\d{4}|[0-9a-f-]{8,}|\d{1,6}(?:\.\d{1,6})?m?s|\d{4}-\d\d-\d\dT\d\d|\d\d(?:\.\d{1,9})?Z)$/i;

export function shapeOf(text: string): Shape {
  const places = new Map<string, number>();
  const key = text.replace(words, (word) => {
    if (!value.test(word)) return word;
    const place = places.get(word) ?? places.size;
    places.set(word, place);
    return `\u0000${place}`;
  });
  return { key, values: [...places.keys()] };
}

/** The same text with the values of another one of its shape. */
export function withValues(text: string, from: Shape, to: Shape): string {
  return text.replace(words, (word) => to.values[from.values.indexOf(word)] ?? word);
}
