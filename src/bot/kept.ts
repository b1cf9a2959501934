/**
 * Asks once for all who need the answer at the same time, and for those who need it within so many milliseconds after it
 * came. What failed is asked for again by the next one.
 * @param now milliseconds
 */
export function keptFor<T>(milliseconds: number, ask: () => Promise<T>, now: () => number = Date.now): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let until = -Infinity;
  return () => {
    if (answer && now() < until) return answer;
    until = Infinity;
    answer = ask();
    answer.then(() => (until = now() + milliseconds), () => (until = -Infinity));
    return answer;
  };
}
