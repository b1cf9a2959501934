import { buildTrie, childOf, type Trie } from './trie.js';

/** Finds every occurrence of many literals in one pass over a folded text. */
export interface Automaton {
  /**
   * Gives, for each occurrence, the literal's index and the position behind it, by turns and by ascending position.
   * Spaces of the text are passed over, as a paste loses them and puts them anywhere.
   */
  readonly scan: (units: Uint16Array) => readonly number[];
}

/** So many states have a row of their own: those that almost every character of a text leads to. */
const mostRows = 6144;
/** Characters beyond so many share a column and are looked up the slow way. */
const mostColumns = 255;
const space = 32;

/**
 * Aho-Corasick over UTF-16 units: time grows with the text and the hits, hardly with the number of literals. States
 * near the root have dense rows; deeper ones lie in the order of the literals, so that following one reads memory in
 * order.
 *
 * @param literals distinct, none of them empty, none with spaces
 */
export function createAutomaton(literals: readonly string[]): Automaton {
  const trie = buildTrie(literals);
  const { columns, units } = columnsOf(trie);
  const tables: Tables = { trie, columns, width: units.length + 1, ...rowsOf(trie, units) };
  return { scan: (units) => scan(tables, units) };
}

interface Tables {
  readonly trie: Trie;
  readonly columns: Uint8Array;
  readonly width: number;
  readonly rows: Int32Array;
  readonly cursors: Int32Array;
  readonly chosen: Int32Array;
}

function scan({ trie, columns, width, rows, cursors, chosen }: Tables, units: Uint16Array): readonly number[] {
  const { report, ends, suffix, firstUnit } = trie;
  const found: number[] = [];
  let cursor = 0;
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at] ?? space;
    if (unit === space) continue;
    const column = columns[unit] ?? 0;
    if (cursor >= 0 && column !== mostColumns) cursor = rows[(cursor >> 1) + column] ?? 0;
    else if (column === 0) cursor = 0;
    else {
      const state = cursor < 0 ? ~cursor >> 1 : (chosen[(cursor >> 1) / width] ?? 0);
      cursor = cursors[firstUnit[state] === unit ? state + 1 : step(trie, state, unit)] ?? 0;
    }
    if (((cursor ^ (cursor >> 31)) & 1) === 0) continue;
    const state = cursor < 0 ? ~cursor >> 1 : (chosen[(cursor >> 1) / width] ?? 0);
    for (let hit = report[state] ?? 0; hit !== 0; hit = suffix[hit] ?? 0) found.push(ends[hit] ?? 0, at + 1);
  }
  return found;
}

/** The state after a unit, by the fail links. */
function step(trie: Trie, from: number, unit: number): number {
  let state = from;
  for (;;) {
    const next = childOf(trie, state, unit);
    if (next !== 0 || state === 0) return next;
    state = trie.fail[state] ?? 0;
  }
}

/** A column for each unit of the literals, the most used first; 0 for units that no literal has. */
function columnsOf({ units, size }: Trie): { readonly columns: Uint8Array; readonly units: readonly number[] } {
  const uses = new Map<number, number>();
  for (let state = 1; state < size; state += 1) uses.set(units[state] ?? 0, (uses.get(units[state] ?? 0) ?? 0) + 1);
  // Letters of ASCII side by side: a log touches a quarter of each row.
  const ranked = [...uses].sort((a, b) => Number(a[0] > 0x7f) - Number(b[0] > 0x7f) || b[1] - a[1]).map(([unit]) => unit);
  const columns = new Uint8Array(65536);
  for (const [rank, unit] of ranked.entries()) columns[unit] = Math.min(rank + 1, mostColumns);
  return { columns, units: ranked.slice(0, mostColumns - 1) };
}

/**
 * Dense rows of the states nearest to the root, with all fail links followed. A row holds cursors: twice the offset of
 * the next state's row, or the complement of twice the state's number where it has no row; one more when a literal
 * ends there. So a step reads one number that depends on the step before.
 */
function rowsOf(trie: Trie, columnUnits: readonly number[]): Pick<Tables, 'rows' | 'cursors' | 'chosen'> {
  const { size, byDepth, report, fail } = trie;
  const width = columnUnits.length + 1;
  const chosen = byDepth.slice(0, mostRows);
  const places = new Int32Array(size).fill(-1);
  for (const [index, state] of chosen.entries()) places[state] = index * width;
  const cursors = new Int32Array(size);
  for (let state = 0; state < size; state += 1) {
    const place = places[state] ?? -1;
    const ending = (report[state] ?? 0) === 0 ? 0 : 1;
    cursors[state] = place >= 0 ? place * 2 + ending : ~(state * 2 + ending);
  }
  const rows = new Int32Array(chosen.length * width);
  for (const [index, state] of chosen.entries()) {
    const row = index * width;
    const fallback = places[fail[state] ?? 0] ?? 0;
    for (const [rank, unit] of columnUnits.entries()) {
      const own = childOf(trie, state, unit);
      rows[row + rank + 1] = own !== 0 || state === 0 ? (cursors[own] ?? 0) : (rows[fallback + rank + 1] ?? 0);
    }
  }
  return { rows, cursors, chosen };
}
