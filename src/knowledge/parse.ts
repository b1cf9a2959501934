import type { z } from 'zod/v4';
import type { Localized } from '../locale.js';
import type { Fault } from './fault.js';
import { explainIssue } from './issue.js';
import * as shape from './shape.js';
import type { Source } from './source.js';
import type { Concept, Condition, Link, Neighbour, Node, Phrases, Rule, Scenario, Step } from './types.js';

/** A file's content, or everything that is wrong with it. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

export function parseScenario(source: Source): Parsed<Scenario> {
  return parse(source, shape.scenario, toScenario);
}

export function parseLexicon(source: Source): Parsed<{ concepts: Record<string, Concept>; rules: readonly Rule[] }> {
  return parse(source, shape.lexicon, ({ concepts, rules }) => ({
    concepts: Object.fromEntries(Object.entries(concepts).map(([id, words]) => [id, { id, ...words }])),
    rules: rules.map(toRule),
  }));
}

export function parsePhrases(source: Source): Parsed<Phrases> {
  return parse(source, shape.phrases, (phrases) => phrases);
}

export function parseNeighbours(source: Source): Parsed<readonly Neighbour[]> {
  return parse(source, shape.neighbours, (neighbours) =>
    neighbours.map((raw) => ({ ...raw, all: raw.all.map(toCondition), link: raw.link && toLink(raw.link) })),
  );
}

function parse<S extends z.ZodType, T>(source: Source, schema: S, convert: (raw: z.output<S>) => T): Parsed<T> {
  if (source.faults.length > 0) return { ok: false, faults: source.faults };
  const result = schema.safeParse(source.content);
  if (result.success) return { ok: true, value: convert(result.data) };
  return { ok: false, faults: result.error.issues.map((issue) => explainIssue(issue, source)) };
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
