import assert from 'node:assert/strict';
import { parseDocument } from 'htmlparser2';
import { createSay } from '../../src/knowledge/phrase.js';
import type { Step } from '../../src/knowledge/types.js';
import { locales, type Localized } from '../../src/locale.js';
import { indexPage, runbookPage } from '../../src/map/page.js';
import type { Frame } from '../../src/view/frame.js';
import { toWords } from '../../src/view/rich.js';
import { withExamples } from '../support/examples.js';
import { aFrame, aResolution, both, nodes, parsed } from '../support/sample.js';
import { elementsIn, wordsOf } from '../support/markup.js';
import { knowledge } from '../support/product.js';

const scenarios = Object.values(knowledge.scenarios);
const frameIn = (locale: 'ja' | 'en'): Frame => aFrame({ locale, say: createSay(knowledge.phrases, locale) });
const pageOf = (scenario: (typeof scenarios)[number], frame: Frame) => parseDocument(runbookPage(scenario, '<svg></svg>', '0', frame));

function* wordsOfStep({ text, danger, code, options }: Step): Generator<Localized | string> {
  if (danger) yield danger;
  yield text;
  yield* code;
  for (const option of options) {
    yield option.text;
    yield* option.code;
  }
}

for (const scenario of scenarios) {
  for (const locale of locales) {
    it(`the printed page of ${scenario.id} in ${locale} has every node, choice and step in its section, in order`, () => {
      const sections = new Map([...elementsIn(pageOf(scenario, frameIn(locale)))].filter(({ name }) => name === 'section').map((one) => [one.attribs['id'], one]));
      const said = (text: Localized | string): string => withExamples(typeof text === 'string' ? text : toWords(text[locale]), scenario.examples);
      for (const node of Object.values(scenario.nodes)) {
        const section = sections.get(node.id) ?? assert.fail(`no section ${node.id}`);
        const words = wordsOf(section);
        let from = 0;
        const next = (text: string): void => {
          const found = words.indexOf(text, from);
          assert.ok(found >= 0, `${node.id} does not say, or not in its place: ${text}`);
          from = found + text.length;
        };
        if (node.kind === 'question') {
          for (const text of [node.text, ...node.choices.map(({ label }) => label), ...node.howToFind.steps.flatMap((step) => [...wordsOfStep(step)])]) next(said(text));
          const targets = [...elementsIn(section)].map(({ attribs }) => attribs['href']);
          for (const choice of node.choices) assert.ok(targets.includes(`#${choice.next}`), choice.next);
          continue;
        }
        for (const text of [node.title, node.cause, ...node.warnings, ...[...node.checks, ...node.steps].flatMap((step) => [...wordsOfStep(step)]), ...node.notes]) next(said(text));
        const links = [...elementsIn(section)].map(({ attribs }) => attribs['href']);
        for (const id of node.links) assert.ok(links.includes(scenario.links[id]?.url[locale]), id);
      }
      assert.equal(sections.size, Object.keys(scenario.nodes).length);
    });
  }
}

describe('a printed page', () => {
  it('takes words for words, not for markup', () => {
    const changed = { ...nodes, kept: aResolution({ links: ['guide'], cause: both('See `<script>` & co.') }) };
    const page = runbookPage(parsed({ nodes: changed }), '', '0', aFrame());
    assert.match(page, /See <code>&lt;script&gt;<\/code> &amp; co\./);
  });

  it('says in which language it is', () => {
    assert.match(runbookPage(parsed(), '', '0', aFrame({ locale: 'ja' })), /<html lang="ja">/);
  });

  it('has no danger below the step that it belongs to', () => {
    const changed = { ...nodes, kept: aResolution({ links: ['guide'], steps: [{ text: both('Do.'), danger: both('Stop.') }] }) };
    const page = wordsOf(parseDocument(runbookPage(parsed({ nodes: changed }), '', '0', aFrame())));
    assert.ok(page.indexOf('Stop.') < page.indexOf('Do.'));
  });

  it('is listed in the index', () => {
    const targets = [...elementsIn(parseDocument(indexPage(scenarios, frameIn('ja'))))].flatMap(({ attribs }) => attribs['href'] ?? []);
    assert.deepEqual(targets, scenarios.map(({ id }) => `${id}.ja.html`));
  });
});
