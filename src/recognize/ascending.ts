/** How many of some ascending numbers are not above a value. */
export function countUpTo(ascending: { readonly length: number; readonly [index: number]: number }, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
