export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Three digits that matter, with separated thousands. */
export function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

/** A Markdown table; the first column is words, the others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string => (column === 0 ? cell.padEnd(widths[column] ?? 0, cell === '---' ? '-' : ' ') : cell.padStart(widths[column] ?? 0, cell === '---:' ? '-' : ' '));
  return lines.map((line) => `| ${line.map(pad).join(' | ')} |`).join('\n');
}

/** The same tasks in another order each round, so that none always runs in the wake of the same one. */
export function rotated<T>(tasks: readonly T[], round: number): readonly T[] {
  const first = round % tasks.length;
  return [...tasks.slice(first), ...tasks.slice(0, first)];
}
