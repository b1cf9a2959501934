/**
 * Aho-Corasick over UTF-16 code units: finds every occurrence of many literals in one pass whose time grows with the
 * text and the hits, hardly with the number of literals. Edges sit in one open-addressed table, so that ten thousand
 * literals in two scripts stay small; the root has a dense row because most characters of a log fall back to it.
 */
export class Automaton {
  readonly #root: Int32Array;
  readonly #keys: Float64Array;
  readonly #targets: Int32Array;
  readonly #mask: number;
  readonly #fail: Int32Array;
  /** First literal that ends in a state, -1 for none. */
  readonly #ends: Int32Array;
  /** Nearest state on the fail path that ends a literal, 0 for none. */
  readonly #suffix: Int32Array;
  readonly #lengths: Int32Array;

  /** @param literals distinct, none of them empty */
  constructor(literals: readonly string[]) {
    const children: Map<number, number>[] = [new Map<number, number>()];
    const ends: number[] = [-1];
    for (const [id, literal] of literals.entries()) {
      let state = 0;
      for (let at = 0; at < literal.length; at += 1) {
        const unit = literal.charCodeAt(at);
        const edges = children[state];
        let next = edges?.get(unit);
        if (next === undefined) {
          next = children.length;
          edges?.set(unit, next);
          children.push(new Map());
          ends.push(-1);
        }
        state = next;
      }
      ends[state] = id;
    }
    this.#lengths = Int32Array.from(literals, ({ length }) => length);
    this.#ends = Int32Array.from(ends);
    this.#root = new Int32Array(65536);
    const size = 2 ** Math.ceil(Math.log2(children.length * 2 + 2));
    this.#mask = size - 1;
    this.#keys = new Float64Array(size).fill(-1);
    this.#targets = new Int32Array(size);
    this.#fail = new Int32Array(children.length);
    this.#suffix = new Int32Array(children.length);
    this.#link(children);
  }

  #link(children: readonly ReadonlyMap<number, number>[]): void {
    const queue: number[] = [];
    for (const [unit, next] of children[0] ?? []) {
      this.#root[unit] = next;
      queue.push(next);
    }
    for (let at = 0; at < queue.length; at += 1) {
      const state = queue[at] ?? 0;
      for (const [unit, next] of children[state] ?? []) {
        this.#insert(state, unit, next);
        const fallback = this.#step(this.#fail[state] ?? 0, unit);
        this.#fail[next] = fallback;
        this.#suffix[next] = (this.#ends[fallback] ?? -1) >= 0 ? fallback : (this.#suffix[fallback] ?? 0);
        queue.push(next);
      }
    }
  }

  #slot(state: number, unit: number): number {
    return (Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7;
  }

  #insert(state: number, unit: number, next: number): void {
    const key = state * 65536 + unit;
    let slot = this.#slot(state, unit) & this.#mask;
    while (this.#keys[slot] !== -1) slot = (slot + 1) & this.#mask;
    this.#keys[slot] = key;
    this.#targets[slot] = next;
  }

  #step(from: number, unit: number): number {
    let state = from;
    while (state !== 0) {
      const key = state * 65536 + unit;
      let slot = this.#slot(state, unit) & this.#mask;
      for (;;) {
        const found = this.#keys[slot];
        if (found === key) return this.#targets[slot] ?? 0;
        if (found === -1) break;
        slot = (slot + 1) & this.#mask;
      }
      state = this.#fail[state] ?? 0;
    }
    return this.#root[unit] ?? 0;
  }

  /** Calls `found` for every occurrence with the literal's index and its first position, by ascending end. */
  scan(text: string, found: (literal: number, start: number) => void): void {
    let state = 0;
    for (let at = 0; at < text.length; at += 1) {
      state = this.#step(state, text.charCodeAt(at));
      let hit = (this.#ends[state] ?? -1) >= 0 ? state : (this.#suffix[state] ?? 0);
      while (hit !== 0) {
        const literal = this.#ends[hit] ?? 0;
        found(literal, at + 1 - (this.#lengths[literal] ?? 0));
        hit = this.#suffix[hit] ?? 0;
      }
    }
  }
}
