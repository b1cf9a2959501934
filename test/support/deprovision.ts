import assert from 'node:assert/strict';
import { locales, type Locale, type Localized } from '../../src/locale.js';
import type { Node, Resolution, Scenario, Step } from '../../src/knowledge/types.js';
import { withExamples } from './examples.js';
import { knowledge } from './product.js';

/** One thing that the article on deprovisioning tells, and the nodes that must tell it. */
export interface Row {
  readonly says: string;
  readonly nodes: readonly string[];
  readonly ja: RegExp;
  readonly en: RegExp;
}

/** Patterns that the steps of a node must match one after the other. */
export interface Order {
  readonly says: string;
  readonly nodes: readonly string[];
  readonly ja: readonly RegExp[];
  readonly en: readonly RegExp[];
}

const found = knowledge.scenarios['deprovision'];
assert.ok(found);
export const scenario: Scenario = found;
export const nodes: readonly Node[] = Object.values(scenario.nodes);

export function nodeOf(id: string): Node {
  const node = scenario.nodes[id];
  assert.ok(node, `there is no node ${id}`);
  return node;
}

export function resolution(id: string): Resolution {
  const node = nodeOf(id);
  assert.equal(node.kind, 'resolution', id);
  return node;
}

/** The node and all that its choices lead to. */
export function reachedFrom(id: string): ReadonlySet<string> {
  const node = nodeOf(id);
  return new Set([id, ...(node.kind === 'question' ? node.choices.flatMap(({ next }) => [...reachedFrom(next)]) : [])]);
}

export function choiceOf(id: string, value: string): string {
  const node = nodeOf(id);
  const choice = node.kind === 'question' ? node.choices.find((one) => one.value === value) : undefined;
  assert.ok(choice, `${id} does not offer ${value}`);
  return choice.next;
}

/** In the order in which a card shows it. */
function* textsOf(step: Step): Generator<Localized> {
  for (const { ja, en } of rawTextsOf(step)) yield { ja: withExamples(ja, scenario.examples), en: withExamples(en, scenario.examples) };
}

function* rawTextsOf({ danger, text, code, options }: Step): Generator<Localized> {
  if (danger) yield danger;
  yield text;
  for (const line of code) yield { ja: `\`${line}\``, en: `\`${line}\`` };
  for (const option of options) yield* rawTextsOf({ ...option, danger: undefined, options: [], inferred: false });
}

export const stepTexts = (steps: readonly Step[], locale: Locale): readonly string[] =>
  steps.flatMap((step) => [...textsOf(step)].map((text) => text[locale]));

/** What a reader of the node is told, one paragraph each, with its markup; not what of it rests on inference. */
export function textOf(node: Node, locale: Locale): readonly string[] {
  if (node.kind === 'question') {
    const texts = [node.text, ...(node.detail ? [node.detail] : []), ...node.choices.map(({ label }) => label)];
    return [...texts.map((text) => text[locale]), ...stepTexts(node.howToFind.steps, locale)];
  }
  const around = [node.title, node.cause, ...node.warnings, ...node.notes];
  return [...around.map((text) => text[locale]), ...stepTexts([...node.checks, ...node.steps], locale)];
}

export const plain = (text: string): string => text.replace(/\*\*|`/g, '');
export const linesOf = (node: Node, locale: Locale): readonly string[] => textOf(node, locale).map(plain);

/** Everything set apart to be copied: code, and what stands between backticks. */
export const literalsOf = (node: Node, locale: Locale): readonly string[] =>
  textOf(node, locale).flatMap((text) => [...text.matchAll(/`([^`]+)`/g)].map(([, literal]) => literal ?? ''));

export function mustSay({ nodes: ids, ...patterns }: Omit<Row, 'says'>, locale: Locale): void {
  const silent = ids.filter((id) => !linesOf(nodeOf(id), locale).some((line) => patterns[locale].test(line)));
  assert.deepEqual(silent, [], `these do not say it: ${patterns[locale].source}`);
}

/** One test a row and language. */
export function itSays(rows: readonly Row[]): void {
  for (const row of rows) for (const locale of locales) it(`${row.says} (${locale})`, () => mustSay(row, locale));
}

/** The first place of each pattern in the steps comes after that of the one before it. */
export function itKeepsOrder(orders: readonly Order[]): void {
  for (const { says, nodes: ids, ...patterns } of orders) {
    for (const locale of locales) {
      it(`${says} (${locale})`, () => {
        for (const id of ids) {
          const text = stepTexts(resolution(id).steps, locale).map(plain).join('\n');
          const places = patterns[locale].map((pattern) => text.search(pattern));
          places.forEach((place, at) => {
            const pattern = patterns[locale][at]?.source ?? '';
            assert.ok(place >= 0, `${id} does not say ${pattern}`);
            assert.ok(place > (places[at - 1] ?? -1), `${id} says too early: ${pattern}`);
          });
        }
      });
    }
  }
}
