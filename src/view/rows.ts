import { columnsOf } from '../columns.js';
import type { Press } from './types.js';

/** Buttons that stand side by side. */
export interface Row {
  readonly presses: readonly Press[];
  readonly first: boolean;
  readonly spacing: 'Medium' | 'Small';
}

/** Columns of a row on the narrowest phone; a button takes five besides its words. */
const room = 40;
const around = 5;

/** Buttons in rows that no client has to cut off: some neither wrap nor scroll a row that is too long. */
export function inRows(presses: readonly Press[]): readonly Row[] {
  const rows: Press[][] = [];
  let left = 0;
  for (const press of presses) {
    const width = columnsOf(press.title) + around;
    // What waits in the menu takes no place.
    const needed = press.mode === 'secondary' ? 0 : width;
    if (rows.length === 0 || needed > left) {
      rows.push([]);
      left = room;
    }
    rows.at(-1)?.push(press);
    left -= needed;
  }
  return rows.map((row, index) => ({ presses: row, first: index === 0, spacing: index === 0 ? 'Medium' : 'Small' }));
}
