import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'htmlparser2';
import { locales } from '../../src/locale.js';
import { pictureList } from '../../src/map/page.js';
import { drawScenario } from '../../src/map/picture.js';
import { wrap } from '../../src/map/wrap.js';
import { createSay } from '../../src/knowledge/phrase.js';
import { toWords } from '../../src/view/rich.js';
import { aQuestion, aResolution, both, nodes, parsed } from '../support/sample.js';
import { elementsIn, wordsOf, type Markup } from '../support/markup.js';
import { knowledge } from '../support/product.js';

const folder = fileURLToPath(new URL('../../docs/runbook/', import.meta.url));
const scenarios = Object.values(knowledge.scenarios);
const squeeze = (text: string): string => text.replace(/\s/g, '');

function draw(scenario: (typeof scenarios)[number], locale: 'ja' | 'en'): string {
  return drawScenario(scenario, locale, createSay(knowledge.phrases, locale)('runbookPicture', { title: scenario.title[locale] }));
}

for (const scenario of scenarios) {
  for (const locale of locales) {
    describe(`the picture of ${scenario.id} in ${locale}`, () => {
      const svg = draw(scenario, locale);
      const elements = [...elementsIn(parseDocument(svg, { xmlMode: true }))];
      const named = (attribute: string, value: string) => elements.filter(({ attribs }) => attribs[attribute] === value);

      it('shows every question and resolution with its words', () => {
        for (const node of Object.values(scenario.nodes)) {
          const [box, ...others] = named('data-node', node.id);
          assert.ok(box !== undefined && others.length === 0, node.id);
          const words = node.kind === 'question' ? toWords(node.text[locale]) : node.title[locale];
          assert.equal(squeeze(wordsOf(box)).replace('⚠', ''), squeeze(words));
        }
      });

      it('leads every choice to its node, under its label', () => {
        for (const node of Object.values(scenario.nodes)) {
          if (node.kind !== 'question') continue;
          for (const { value, label, next } of node.choices) {
            const lines: readonly Markup[] = named('data-choice', `${node.fact}=${value}`).filter(({ attribs }) => attribs['data-from'] === node.id && attribs['data-to'] === next);
            assert.equal(lines.length, 1, `${node.id} ${value}`);
            assert.ok(named('data-label', `${node.fact}=${value}`).some((one) => squeeze(wordsOf(one)) === squeeze(label[locale])), label[locale]);
          }
        }
      });

      it('is kept in docs/runbook as it is now (npm run map writes it)', () => {
        assert.equal(readFileSync(`${folder}${scenario.id}.${locale}.svg`, 'utf8'), svg);
      });
    });
  }
}

describe('the pictures', () => {
  it('are all listed', () => {
    assert.equal(readFileSync(`${folder}README.md`, 'utf8'), pictureList(scenarios));
  });

  it('mark a resolution that can lose data', () => {
    const changed = { ...nodes, kept: aResolution({ links: ['guide'], steps: [{ text: both('Do.'), danger: both('Stop.') }] }) };
    const svg = drawScenario(parsed({ nodes: changed }), 'en', 'License');
    assert.match(svg, /data-node="kept">.*⚠ Done/);
    assert.doesNotMatch(svg, /data-node="removed">.*⚠/);
  });

  it('keep apart two answers that lead to one node', () => {
    const changed = { ...nodes, hold: aQuestion({ choices: [{ value: 'yes', next: 'kept' }, { value: 'no', next: 'kept' }] }), removed: undefined };
    const svg = drawScenario(parsed({ nodes: changed }), 'en', 'License');
    assert.equal(svg.match(/data-from="hold" data-to="kept"/g)?.length, 2);
  });

  it('take words for words, not for markup', () => {
    assert.match(drawScenario(parsed({ title: both('a') }), 'en', '<script>&'), /<title>&lt;script&gt;&amp;<\/title>/);
  });
});

describe('wrap', () => {
  it('breaks between words', () => {
    assert.deepEqual(wrap('What should become of it?', 12), ['What should', 'become of', 'it?']);
  });

  it('breaks Japanese behind a phrase, two columns a character', () => {
    assert.deepEqual(wrap('メールボックスを解除します。', 16), ['メールボックスを', '解除します。']);
  });

  it('ends no line with a mark that opens', () => {
    assert.deepEqual(wrap('ユーザーを削除する（クラウドのみ）', 20), ['ユーザーを削除する', '（クラウドのみ）']);
  });

  it('gives a phrase that is too long a line of its own', () => {
    assert.deepEqual(wrap('a extensionAttribute9 b', 8), ['a', 'extensionAttribute9', 'b']);
  });
});
