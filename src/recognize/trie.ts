/**
 * The literals as a tree of states, numbered in the order of the sorted literals: the first child of a state is the
 * next number, so that a long literal is one run of memory.
 */
export interface Trie {
  readonly size: number;
  /** The unit that leads to a state. */
  readonly units: Uint16Array;
  /** The unit of a state's first child, 0 when it has no child. */
  readonly firstUnit: Uint16Array;
  /** The next child of the same parent, 0 for none. */
  readonly siblings: Int32Array;
  /** Children of the root by unit, which can be many. */
  readonly root: Int32Array;
  /** The state of the longest other literal that the text can be in. */
  readonly fail: Int32Array;
  /** Index of the literal that ends in a state, -1 for none. */
  readonly ends: Int32Array;
  /** Nearest state that ends a literal: the state itself or one on its fail path; 0 for none. */
  readonly report: Int32Array;
  /** The next such state after it. */
  readonly suffix: Int32Array;
  /** All states, the nearest to the root first. */
  readonly byDepth: Int32Array;
}

/** @param literals distinct, none of them empty, without NUL */
export function buildTrie(literals: readonly string[]): Trie {
  const most = literals.reduce((sum, { length }) => sum + length, 1);
  const tree = {
    size: 1,
    units: new Uint16Array(most),
    firstUnit: new Uint16Array(most),
    siblings: new Int32Array(most),
    ends: new Int32Array(most).fill(-1),
    parents: new Int32Array(most),
    root: new Int32Array(65536),
  };
  const sorted = [...literals.entries()].sort(([, a], [, b]) => (a < b ? -1 : 1));
  let path: number[] = [0];
  let before = '';
  for (const [index, literal] of sorted) {
    const shared = sharedPrefix(before, literal);
    // The child after which the literal branches off gets a sibling.
    const branch = path[shared + 1];
    path = path.slice(0, shared + 1);
    for (let at = shared; at < literal.length; at += 1) {
      const unit = literal.charCodeAt(at);
      const state = tree.size;
      const parent = path[at] ?? 0;
      tree.size += 1;
      tree.units[state] = unit;
      tree.parents[state] = parent;
      if (parent === 0) tree.root[unit] = state;
      if (at === shared && branch !== undefined) tree.siblings[branch] = state;
      else tree.firstUnit[parent] = unit;
      path.push(state);
    }
    tree.ends[path[literal.length] ?? 0] = index;
    before = literal;
  }
  return { ...tree, ...link(tree) };
}

/** The state that a unit leads to, 0 for none. */
export function childOf({ firstUnit, units, siblings, root }: Pick<Trie, 'firstUnit' | 'units' | 'siblings' | 'root'>, state: number, unit: number): number {
  if (state === 0) return root[unit] ?? 0;
  const first = firstUnit[state] ?? 0;
  if (first === unit) return state + 1;
  if (first === 0) return 0;
  let child = siblings[state + 1] ?? 0;
  while (child !== 0 && units[child] !== unit) child = siblings[child] ?? 0;
  return child;
}

type Tree = Pick<Trie, 'size' | 'units' | 'siblings' | 'root' | 'ends'> & { readonly parents: Int32Array };

function link(tree: Tree): Pick<Trie, 'fail' | 'report' | 'suffix' | 'byDepth'> {
  const { size, units, ends, parents } = tree;
  const children = childrenOf(tree);
  const byDepth = byDepthOf(tree);
  const fail = new Int32Array(size);
  const report = new Int32Array(size);
  const suffix = new Int32Array(size);
  for (const state of byDepth) {
    if (state === 0) continue;
    const parent = parents[state] ?? 0;
    if (parent !== 0) fail[state] = fallback(fail[parent] ?? 0, units[state] ?? 0, children, fail);
    suffix[state] = report[fail[state] ?? 0] ?? 0;
    report[state] = (ends[state] ?? -1) >= 0 ? state : (suffix[state] ?? 0);
  }
  return { fail, report, suffix, byDepth };
}

type ChildOf = (state: number, unit: number) => number;

function fallback(from: number, unit: number, childOf: ChildOf, fail: Int32Array): number {
  let state = from;
  for (;;) {
    const next = childOf(state, unit);
    if (next !== 0 || state === 0) return next;
    state = fail[state] ?? 0;
  }
}

/** Built once in a map: walking siblings would be slow where a state has hundreds of children. */
function childrenOf({ size, units, parents }: Tree): ChildOf {
  const children = new Map<number, number>();
  for (let state = 1; state < size; state += 1) children.set((parents[state] ?? 0) * 65536 + (units[state] ?? 0), state);
  return (state, unit) => children.get(state * 65536 + unit) ?? 0;
}

function byDepthOf({ size, parents }: Tree): Int32Array {
  const depths = new Int32Array(size);
  const counts: number[] = [0, 1];
  // Parents come before their children.
  for (let state = 1; state < size; state += 1) {
    const depth = (depths[parents[state] ?? 0] ?? 0) + 1;
    depths[state] = depth;
    counts[depth + 1] = (counts[depth + 1] ?? 0) + 1;
  }
  for (let depth = 1; depth < counts.length; depth += 1) counts[depth] = (counts[depth] ?? 0) + (counts[depth - 1] ?? 0);
  const sorted = new Int32Array(size);
  for (let state = 0; state < size; state += 1) {
    const depth = depths[state] ?? 0;
    const place = counts[depth] ?? 0;
    sorted[place] = state;
    counts[depth] = place + 1;
  }
  return sorted;
}

function sharedPrefix(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}
