import { buttonWidth, columnsOf } from '../columns.js';
import { locales, type Localized } from '../locale.js';
import { meant } from './closest.js';
import type { Fault } from './fault.js';
import { checkNeighbours } from './neighbours.js';
import { phraseKeys } from './phrase.js';
import { checkAddress, checkProse, type Report } from './prose.js';
import { checkRule, checkTerm } from './rules.js';
import type { Concept, Knowledge, Node, Question, Scenario, Step } from './types.js';

/** Everything that is wrong with well-formed knowledge: graph, references, words, links and rules. */
export function check(knowledge: Omit<Knowledge, 'version'>, fileOf: (scenario: string) => string): readonly Fault[] {
  const faults: Fault[] = [];
  const reportIn = (file: string): Report => (place, problem, remedy) => faults.push({ file, at: undefined, place, problem, remedy });
  const intents = new Map<string, string>();
  for (const scenario of Object.values(knowledge.scenarios)) {
    const report = reportIn(fileOf(scenario.id));
    checkIntents(scenario, intents, report);
    checkGraph(scenario, report);
    checkWords(scenario, report);
    checkLinks(scenario, report);
    for (const [index, term] of scenario.unless.entries()) checkTerm(term, knowledge, (problem, remedy) => report(`unless.${index}`, problem, remedy));
  }
  checkPhrases(knowledge, reportIn('knowledge/phrases.yaml'));
  checkNeighbours(knowledge, reportIn('knowledge/neighbours.yaml'));
  const seen = new Set<string>();
  for (const [owner, rules] of ownedRules(knowledge)) {
    const report = reportIn(owner === undefined ? 'knowledge/lexicon.yaml' : fileOf(owner));
    for (const rule of rules) {
      const place = `rules.${rule.id}`;
      if (seen.has(rule.id)) report(place, 'is the id of another rule too.', 'Give each rule its own id.');
      seen.add(rule.id);
      checkRule(rule, owner === undefined ? undefined : knowledge.scenarios[owner], knowledge, (what, remedy, part) => report([place, part].filter(Boolean).join('.'), what, remedy));
    }
  }
  for (const concept of Object.values(knowledge.concepts)) checkConcept(concept, knowledge, reportIn('knowledge/lexicon.yaml'));
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

function checkConcept({ id, ja, en }: Concept, knowledge: Pick<Knowledge, 'concepts'>, report: Report): void {
  if (ja.length + en.length === 0) report(`concepts.${id}`, 'has no words.', 'Add the words people use, or remove it.');
  for (const [locale, terms] of Object.entries({ ja, en })) {
    for (const [index, term] of terms.entries()) checkTerm(term, knowledge, (problem, remedy) => report(`concepts.${id}.${locale}.${index}`, problem, remedy));
  }
}

function checkPhrases({ phrases }: Pick<Knowledge, 'phrases'>, report: Report): void {
  const known = new Set<string>(phraseKeys);
  for (const key of phraseKeys) if (phrases[key] === undefined) report(key, 'is missing.', 'Write it in both languages.');
  for (const [key, text] of Object.entries(phrases)) {
    if (!known.has(key)) report(key, 'is used nowhere.', 'Remove it, or name it in phraseKeys.');
    const places = locales.map((locale) => (text[locale].match(/\{[a-z]+\}/g) ?? []).sort().join(' '));
    if (new Set(places).size > 1) report(key, 'fills in other {names} in Japanese than in English.', 'Use the same names in both.');
  }
}

function* ownedRules(knowledge: Omit<Knowledge, 'version'>) {
  yield [undefined, knowledge.rules] as const;
  for (const scenario of Object.values(knowledge.scenarios)) yield [scenario.id, scenario.rules] as const;
}

function checkIntents(scenario: Scenario, owners: Map<string, string>, report: Report): void {
  for (const intent of scenario.intents) {
    const owner = owners.get(intent.id);
    if (owner !== undefined) report(`intents.${intent.id}`, `belongs to scenario ${owner} too.`, 'An intent opens one scenario.');
    owners.set(intent.id, scenario.id);
    for (const locale of locales) {
      const width = columnsOf(intent.title[locale]);
      const place = intent.title === scenario.title ? 'title' : `intents.${intent.id}.title`;
      if (width > buttonWidth) report(`${place}.${locale}`, `is ${width} wide.`, `It stands on a button: write at most ${buttonWidth} columns.`);
    }
    for (const [fact, value] of Object.entries(intent.facts)) {
      if (scenario.facts[fact]?.values[value] === undefined) {
        report(`intents.${intent.id}.facts.${fact}`, `"${value}" is no value of a fact of this scenario.`, 'Define the fact and its value under facts.');
      }
    }
  }
}

function checkGraph(scenario: Scenario, report: Report): void {
  const reached = new Set<string>();
  const walk = (id: string, from: string, asked: readonly string[], trail: readonly string[]): void => {
    const node = scenario.nodes[id];
    if (node === undefined) return report(from, `leads to "${id}", which is no node.`, `${meant(id, Object.keys(scenario.nodes))}Add the node or correct the name.`);
    if (trail.includes(id)) return report(from, `leads back to "${id}": the walk would never end.`, 'Lead on to another node.');
    reached.add(id);
    if (node.kind === 'resolution') return;
    if (asked.includes(node.fact)) report(`nodes.${id}.fact`, `"${node.fact}" was asked before on this way.`, 'Ask each fact once on every way.');
    for (const choice of node.choices) walk(choice.next, `nodes.${id}.choices.${choice.value}.next`, [...asked, node.fact], [...trail, id]);
  };
  walk(scenario.start, 'start', [], []);
  for (const id of Object.keys(scenario.nodes)) {
    if (!reached.has(id)) report(`nodes.${id}`, 'cannot be reached from the start.', 'Lead a choice to it, or remove it.');
  }
  for (const node of Object.values(scenario.nodes)) if (node.kind === 'question') checkQuestion(scenario, node, report);
}

function checkQuestion(scenario: Scenario, node: Question, report: Report): void {
  const fact = scenario.facts[node.fact];
  if (fact === undefined) return report(`nodes.${node.id}.fact`, `"${node.fact}" is not defined.`, `${meant(node.fact, Object.keys(scenario.facts))}Define it under facts with its values.`);
  const values = node.choices.map(({ value }) => value);
  for (const value of values) {
    if (fact.values[value] === undefined) report(`nodes.${node.id}.choices.${value}`, `is no value of "${node.fact}".`, `${meant(value, Object.keys(fact.values))}Add it to the values of the fact.`);
  }
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) report(`nodes.${node.id}.choices.${twice}`, 'is offered twice.', 'Keep one choice a value.');
}

function checkWords(scenario: Scenario, report: Report): void {
  for (const [place, text] of proseOf(scenario)) {
    for (const locale of locales) checkProse(`${place}.${locale}`, text[locale], report);
  }
  for (const node of Object.values(scenario.nodes)) {
    if (node.kind !== 'question') continue;
    for (const { value, label } of node.choices) {
      for (const locale of locales) {
        const width = columnsOf(label[locale]);
        if (width > buttonWidth) report(`nodes.${node.id}.choices.${value}.label.${locale}`, `is ${width} wide.`, `A phone shows ${buttonWidth} (a Japanese character counts two); put the rest into detail.`);
      }
    }
  }
}

function* proseOf(scenario: Scenario): Generator<readonly [string, Localized]> {
  yield ['summary', scenario.summary];
  for (const node of Object.values(scenario.nodes)) {
    const place = `nodes.${node.id}`;
    yield* node.kind === 'question' ? questionProse(place, node) : resolutionProse(place, node);
  }
}

function* questionProse(place: string, node: Question): Generator<readonly [string, Localized]> {
  yield [`${place}.text`, node.text];
  if (node.detail) yield [`${place}.detail`, node.detail];
  yield* stepProse(`${place}.howToFind.steps`, node.howToFind.steps);
}

function* resolutionProse(place: string, node: Extract<Node, { kind: 'resolution' }>): Generator<readonly [string, Localized]> {
  yield [`${place}.cause`, node.cause];
  if (node.inference) yield [`${place}.inference`, node.inference];
  for (const [index, text] of node.warnings.entries()) yield [`${place}.warnings.${index}`, text];
  for (const [index, text] of node.notes.entries()) yield [`${place}.notes.${index}`, text];
  yield* stepProse(`${place}.checks`, node.checks);
  yield* stepProse(`${place}.steps`, node.steps);
}

function* stepProse(place: string, steps: readonly Step[]): Generator<readonly [string, Localized]> {
  for (const [index, step] of steps.entries()) {
    yield [`${place}.${index}.text`, step.text];
    if (step.danger) yield [`${place}.${index}.danger`, step.danger];
    for (const [number, option] of step.options.entries()) yield [`${place}.${index}.options.${number}.text`, option.text];
  }
}

function checkLinks(scenario: Scenario, report: Report): void {
  const used = new Set<string>();
  for (const node of Object.values(scenario.nodes)) {
    const links = node.kind === 'question' ? node.howToFind.links : node.links;
    const place = node.kind === 'question' ? `nodes.${node.id}.howToFind` : `nodes.${node.id}`;
    for (const [index, id] of links.entries()) {
      used.add(id);
      if (scenario.links[id] === undefined) report(`${place}.links.${index}`, `"${id}" is no link.`, `${meant(id, Object.keys(scenario.links))}Define it under links.`);
    }
    if (node.kind !== 'resolution') continue;
    for (const [index, id] of node.sources.entries()) {
      if (scenario.sources[id] === undefined) report(`nodes.${node.id}.sources.${index}`, `"${id}" is no source.`, `${meant(id, Object.keys(scenario.sources))}Define it under sources.`);
    }
    if (node.inference === undefined && node.steps.some(({ inferred }) => inferred)) {
      report(`nodes.${node.id}.inference`, 'is missing although a step is inferred.', 'Say in one sentence what is inferred and from what.');
    }
  }
  for (const [id, link] of Object.entries(scenario.links)) {
    if (!used.has(id)) report(`links.${id}`, 'is used nowhere.', 'Name it in a node, or remove it.');
    for (const locale of locales) checkAddress(`links.${id}.url.${locale}`, link.url[locale], report);
  }
  for (const [id, source] of Object.entries(scenario.sources)) checkAddress(`sources.${id}.url`, source.url, report);
}
