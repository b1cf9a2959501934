import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Pair } from 'yaml';
import type { Fault, Position } from './fault.js';
import { sentenceOf } from './syntax.js';

/** A knowledge file as it was written: its content, and where each part of it stands. */
export interface Source {
  readonly file: string;
  readonly content: unknown;
  /** What keeps it from being read at all; then `content` is undefined. */
  readonly faults: readonly Fault[];
  /**
   * Where a place such as `nodes.hold.choices.no.next` stands, or the nearest thing around it. An item of a list is
   * named by its number, its `id` or its `value`; of two with one name the last is meant.
   */
  readonly at: (place: string) => Position | undefined;
  /** Sentences that a skeleton left to be written. */
  readonly unwritten: () => readonly Fault[];
}

/** A new scenario marks with this word what its author has yet to write. */
export const unwrittenMark = /\bTODO\b/;

export function readSource(file: string, text: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const toPosition = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const at = (place: string): Position | undefined => {
    const offset = offsetOf(document, document.contents, place, 0);
    return offset === undefined ? undefined : toPosition(offset);
  };
  const broken = document.errors.map(({ code, message, pos }): Fault => ({ file, at: toPosition(openingOf(document, pos[0])), place: 'yaml', ...sentenceOf(code, message) }));
  if (broken.length > 0) return { file, content: undefined, faults: broken, at, unwritten: () => [] };
  const lost = lostAliases(document).map(({ name, offset }): Fault => ({
    file,
    at: toPosition(offset),
    place: 'yaml',
    problem: `*${name} stands for nothing.`,
    remedy: `Define &${name} above its first use, or correct the name.`,
  }));
  if (lost.length > 0) return { file, content: undefined, faults: lost, at, unwritten: () => [] };
  try {
    return { file, content: document.toJS({ maxAliasCount: 1000 }), faults: [], at, unwritten: () => unwrittenIn(document, file, toPosition) };
  } catch (error) {
    const fault: Fault = { file, at: undefined, place: 'yaml', problem: `its aliases cannot be followed (${error instanceof Error ? error.message : String(error)}).`, remedy: 'Let no alias stand inside what it names, and use fewer of them.' };
    return { file, content: undefined, faults: [fault], at, unwritten: () => [] };
  }
}

/** A quote or bracket that is never closed is missed at the end of the file: an author looks for where it opens. */
function openingOf(document: Document, offset: number): number {
  let opening = offset;
  visit(document, {
    Node: (_key, node) => {
      const opens = isCollection(node) ? node.flow : isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
      if (opens && node.range && node.range[0] < offset && node.range[1] >= offset) opening = node.range[0];
    },
  });
  return opening;
}

function offsetOf(document: Document, node: unknown, place: string, around: number | undefined): number | undefined {
  const inside = isAlias(node) ? node.resolve(document) : node;
  const begin = isNode(inside) && inside.range ? inside.range[0] : around;
  if (place === '') return begin;
  const [found, rest] = (isMap(inside) && childOfMap(inside.items, place)) || (isSeq(inside) && childOfList(inside.items, place)) || [undefined, place];
  if (found === undefined) return begin;
  // A scalar is wrong itself; of anything larger the name above it is what an author looks for.
  if (rest === '' && !isScalar(found.value) && isNode(found.key) && found.key.range) return found.key.range[0];
  return offsetOf(document, found.value, rest, isNode(found.key) && found.key.range ? found.key.range[0] : begin);
}

interface Child {
  readonly key: unknown;
  readonly value: unknown;
}

/** Ids of rules have dots in them, so the longest name that begins the place is taken. */
function childOfMap(pairs: readonly Pair[], place: string): readonly [Child, string] | undefined {
  return longest(pairs.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]), place);
}

function childOfList(items: readonly unknown[], place: string): readonly [Child, string] | undefined {
  const named = items.flatMap((value, index): (readonly [string, Child])[] => {
    const names = isMap(value) ? [value.get('id'), value.get('value')].filter((name) => typeof name === 'string') : [];
    return [String(index), ...names].map((name) => [name, { key: undefined, value }]);
  });
  return longest(named, place);
}

function longest(named: readonly (readonly [string, Child])[], place: string): readonly [Child, string] | undefined {
  const fitting = named.filter(([name]) => name !== '' && (place === name || place.startsWith(`${name}.`)));
  const best = fitting.reduce<readonly [string, Child] | undefined>((kept, one) => (kept === undefined || one[0].length >= kept[0].length ? one : kept), undefined);
  return best && [best[1], place.slice(best[0].length + 1)];
}

/** Aliases without an anchor above them. (`Alias.resolve` would search the whole document for each.) */
function lostAliases(document: Document): readonly { readonly name: string; readonly offset: number }[] {
  const anchors = new Set<string>();
  const lost: { name: string; offset: number }[] = [];
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) {
        if (!anchors.has(node.source)) lost.push({ name: node.source, offset: node.range?.[0] ?? 0 });
      } else if (node.anchor !== undefined) anchors.add(node.anchor);
    },
  });
  return lost;
}

function unwrittenIn(document: Document, file: string, toPosition: (offset: number) => Position): readonly Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Scalar: (key, { value, range }, path) => {
      if (key === 'key' || typeof value !== 'string' || !unwrittenMark.test(value)) return;
      faults.push({ file, at: range ? toPosition(range[0]) : undefined, place: placeOf(path, key), problem: `is to be written: "${value}".`, remedy: 'Write it.' });
    },
  });
  return faults;
}

/** The names and numbers on the way to a scalar. */
function placeOf(path: readonly unknown[], key: unknown): string {
  const names = path.flatMap((step, index) => {
    if (isCollection(step) && isSeq(step)) {
      const next: unknown = path[index + 1];
      return [String(next === undefined ? key : step.items.indexOf(next))];
    }
    const pair = step as Partial<Pair>;
    return isScalar(pair.key) ? [String(pair.key.value)] : [];
  });
  return names.join('.');
}
