import { parseDocument } from 'htmlparser2';

type Document = ReturnType<typeof parseDocument>;
type Child = Document['children'][number];
export interface Markup {
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly Child[];
}

/** Every element of a document, outermost first. */
export function* elementsIn(node: { readonly children: readonly Child[] }): Generator<Markup> {
  for (const child of node.children) {
    if (!('attribs' in child)) continue;
    yield child;
    yield* elementsIn(child);
  }
}

/** All words inside an element. */
export function wordsOf(node: { readonly children: readonly Child[] }): string {
  return node.children.map((child) => ('children' in child ? wordsOf(child) : 'data' in child ? child.data : '')).join('');
}
