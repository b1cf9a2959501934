/** How many of so many things come before a place, where those that do stand first. */
export function countBefore(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of some ascending numbers are not above a value. */
export function countUpTo(ascending: { readonly length: number; readonly [index: number]: number }, value: number): number {
  return countBefore(ascending.length, (index) => (ascending[index] ?? 0) <= value);
}
