import { isAlias, isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod/v4';
import type { Localized } from '../locale.js';
import type { Fault } from './fault.js';
import * as shape from './shape.js';
import type { Concept, Condition, Link, Neighbour, Node, Phrases, Rule, Scenario, Step } from './types.js';

/** A file's content, or everything that is wrong with it. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

export function parseScenario(file: string, text: string): Parsed<Scenario> {
  return parse(file, text, shape.scenario, toScenario);
}

export function parseLexicon(file: string, text: string): Parsed<{ concepts: Record<string, Concept>; rules: readonly Rule[] }> {
  return parse(file, text, shape.lexicon, ({ concepts, rules }) => ({
    concepts: Object.fromEntries(Object.entries(concepts).map(([id, words]) => [id, { id, ...words }])),
    rules: rules.map(toRule),
  }));
}

export function parsePhrases(file: string, text: string): Parsed<Phrases> {
  return parse(file, text, shape.phrases, (phrases) => phrases);
}

export function parseNeighbours(file: string, text: string): Parsed<readonly Neighbour[]> {
  return parse(file, text, shape.neighbours, (neighbours) =>
    neighbours.map((raw) => ({ ...raw, all: raw.all.map(toCondition), link: raw.link && toLink(raw.link) })),
  );
}

function parse<S extends z.ZodType, T>(file: string, text: string, schema: S, convert: (raw: z.output<S>) => T): Parsed<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const broken = document.errors.map((error): Fault => ({
    file,
    line: error.linePos?.[0].line,
    place: 'yaml',
    problem: error.message.split('\n')[0] ?? 'is not YAML.',
    remedy: 'Mend the YAML at this line.',
  }));
  if (broken.length > 0) return { ok: false, faults: broken };
  const content = toContent(document);
  if (!content.ok) return { ok: false, faults: [{ file, line: undefined, place: 'yaml', problem: `${content.problem}.`, remedy: 'Define the anchor above its first use.' }] };
  const result = schema.safeParse(content.value);
  if (result.success) return { ok: true, value: convert(result.data) };
  return { ok: false, faults: result.error.issues.map((issue) => toFault(file, document, lines, issue)) };
}

/** Aliases are followed only here, so a broken one shows only here. */
function toContent(document: Document): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string } {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 1000 }) };
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

function toFault(file: string, document: Document, lines: LineCounter, issue: z.core.$ZodIssue): Fault {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  return {
    file,
    line: lineOf(document, lines, path),
    place: path.join('.') || 'file',
    problem: `${issue.message}.`,
    remedy: remedyOf(issue),
  };
}

function remedyOf(issue: z.core.$ZodIssue): string {
  const last = String(issue.path.at(-1) ?? '');
  if (issue.code === 'unrecognized_keys') return `Remove or rename ${issue.keys.join(', ')}.`;
  if (last === 'ja' || last === 'en') return `Write the text in ${last === 'ja' ? 'Japanese' : 'English'} too; every word exists in both languages.`;
  return 'Correct the value, or see the other files of knowledge/ for the shape.';
}

function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(found) && !isAlias(found) && found.range) return lines.linePos(found.range[0]).line;
  }
  return undefined;
}

type RawScenario = z.output<typeof shape.scenario>;
type RawNode = RawScenario['nodes'][string];

function toScenario(raw: RawScenario): Scenario {
  return {
    ...raw,
    intents: raw.intents.map((intent) => ({ ...intent, title: intent.title ?? raw.title, example: intent.example })),
    nodes: Object.fromEntries(Object.entries(raw.nodes).map(([id, node]) => [id, toNode(id, node, raw)])),
    links: Object.fromEntries(Object.entries(raw.links).map(([id, link]) => [id, toLink(link)])),
    rules: raw.rules.map(toRule),
  };
}

function toNode(id: string, node: RawNode, { facts }: RawScenario): Node {
  if (node.kind === 'resolution') {
    return { ...node, id, inference: node.inference, checks: node.checks.map(toStep), steps: node.steps.map(toStep) };
  }
  return {
    ...node,
    id,
    detail: node.detail,
    choices: node.choices.map((choice) => ({
      ...choice,
      label: choice.label ?? facts[node.fact]?.values[choice.value] ?? toBoth(choice.value),
    })),
    howToFind: { ...node.howToFind, steps: node.howToFind.steps.map(toStep) },
  };
}

function toStep(step: RawStep): Step {
  return { ...step, danger: step.danger };
}

type RawStep = Extract<RawNode, { kind: 'resolution' }>['steps'][number];

function toRule(raw: z.output<typeof shape.rule>): Rule {
  return { ...raw, intent: raw.intent, all: raw.all.map(toCondition) };
}

function toCondition(raw: string | readonly string[]): Condition {
  return typeof raw === 'string' ? [raw] : raw;
}

function toLink(raw: RawScenario['links'][string]): Link {
  return { ...raw, url: toBoth(raw.url) };
}

function toBoth(text: string | Localized): Localized {
  return typeof text === 'string' ? { ja: text, en: text } : text;
}
