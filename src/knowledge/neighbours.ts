import { buttonWidth, columnsOf } from '../columns.js';
import { locales } from '../locale.js';
import { meant } from './closest.js';
import { checkAddress, checkProse, type Report } from './prose.js';
import { checkTerm, termsOf } from './rules.js';
import type { Knowledge, Neighbour, Scenario } from './types.js';

/** The longest name of an error that stands on one line of a card, in characters. */
const longest = { ja: 40, en: 70 } as const;

/** Everything that is wrong with the errors that stand next to the known ones. */
export function checkNeighbours({ neighbours, scenarios, concepts }: Pick<Knowledge, 'neighbours' | 'scenarios' | 'concepts'>, report: Report): void {
  const intents = new Set(Object.values(scenarios).flatMap((scenario) => scenario.intents.map(({ id }) => id)));
  const seen = new Set<string>();
  for (const neighbour of neighbours) {
    const { id, near, samples, title } = neighbour;
    if (seen.has(id)) report(id, 'is the id of another neighbour too.', 'Give each neighbour its own id.');
    seen.add(id);
    if (!intents.has(near)) report(`${id}.near`, `"${near}" is no intent of any scenario.`, `${meant(near, [...intents])}Name the known intent that it is most easily mistaken for.`);
    checkOpen(neighbour, Object.values(scenarios), report);
    if (samples.length === 0) report(`${id}.samples`, 'has no sample.', 'Add a message that it must match.');
    for (const [part, term] of termsOf(neighbour)) checkTerm(term, { concepts }, (problem, remedy) => report(`${id}.${part}`, problem, remedy));
    for (const locale of locales) {
      const length = [...title[locale]].length;
      if (length > longest[locale]) report(`${id}.title.${locale}`, `has ${length} characters.`, `A name has at most ${longest[locale]}; put the rest into meaning.`);
    }
    checkWords(neighbour, report);
  }
}

/** The walk that an entry offers. */
function checkOpen({ id, open, title }: Neighbour, scenarios: readonly Scenario[], report: Report): void {
  if (open === undefined) return;
  const scenario = scenarios.find(({ intents }) => intents.some((intent) => intent.id === open.intent));
  if (scenario === undefined) return report(`${id}.open.intent`, `"${open.intent}" is no intent of any scenario.`, 'Name the intent whose walk is offered.');
  for (const [fact, value] of Object.entries(open.facts)) {
    if (scenario.facts[fact]?.values[value] === undefined) report(`${id}.open.facts.${fact}`, `"${value}" is no value of a fact ${fact} of ${scenario.id}.`, 'Name a fact of the scenario and one of its values.');
  }
  for (const locale of locales) {
    const width = columnsOf(title[locale]);
    if (width > buttonWidth) report(`${id}.title.${locale}`, `is ${width} wide.`, `It stands on a button: write at most ${buttonWidth} columns.`);
  }
}

function checkWords({ id, title, difference, meaning, next, link }: Neighbour, report: Report): void {
  for (const locale of locales) {
    for (const [name, text] of Object.entries({ title, difference, meaning, next })) checkProse(`${id}.${name}.${locale}`, text[locale], report);
    if (link === undefined) continue;
    checkProse(`${id}.link.title.${locale}`, link.title[locale], report);
    checkAddress(`${id}.link.url.${locale}`, link.url[locale], report);
  }
}
