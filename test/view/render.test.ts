import assert from 'node:assert/strict';
import { contentOf } from '../../src/card.js';
import { folders } from '../../src/folders.js';
import { loadTemplates } from '../../src/view/load.js';
import { createRender, type Templates } from '../../src/view/render.js';
import type { NoticeView, Rich } from '../../src/view/types.js';
import { presentWalk } from '../../src/view/walk.js';
import { aFrame, parsed } from '../support/sample.js';

const card = (body: readonly unknown[] = []) => ({ type: 'AdaptiveCard', version: '1.5', fallbackText: '${fallbackText}', body });

const kinds = Object.keys(loadTemplates(folders.cards));

function templates(body: readonly unknown[] = []): Templates {
  const one = card(body);
  return Object.fromEntries(kinds.map((kind) => [kind, one])) as Templates;
}

function aNotice(changes: Partial<NoticeView & { readonly details: readonly Rich[] }> = {}): NoticeView {
  return { kind: 'notice', locale: 'en', heading: 'Gone.', notices: [], navigation: [], ...changes };
}

const bodyOf = (body: readonly unknown[], view: NoticeView): unknown => contentOf(createRender(templates(body))(view).card)['body'];
const run = { type: 'TextRun', text: '${text}', weight: '${weight}', fontType: '${font}' };
const runs = [{ type: 'RichTextBlock', $data: '${details}', inlines: [{ $data: '${runs}', ...run }] }];
const detail = (text: string, weight: 'Default' | 'Bolder' = 'Default'): Rich => ({ runs: [{ text, weight, font: 'Default' }] });

describe('createRender', () => {
  it('fills the template of the view\'s kind', () => {
    const render = createRender({ ...templates(), notice: card([{ type: 'TextBlock', text: '${heading}' }]) });
    assert.deepEqual(contentOf(render(aNotice()).card)['body'], [{ type: 'TextBlock', text: 'Gone.' }]);
  });

  it('gives the plain twin, and carries the first 200 characters of what it is about in the card', () => {
    const { card: shown, text } = createRender(templates())(aNotice({ heading: 'x'.repeat(500) }));
    assert.deepEqual([text.length, contentOf(shown)['fallbackText']], [500, 'x'.repeat(200)]);
  });

  it('does not run what people pasted', () => {
    const pasted = '${1+1} ${heading} {{DATE()}}';
    assert.deepEqual(bodyOf(runs, aNotice({ details: [detail(pasted, 'Bolder')] })), [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: pasted, weight: 'Bolder' }] }]);
  });

  it('writes a run in the default style as its text alone', () => {
    assert.deepEqual(bodyOf(runs, aNotice({ details: [detail('Do it.')] })), [{ type: 'RichTextBlock', inlines: ['Do it.'] }]);
  });

  it('leaves out what Adaptive Cards assume anyway', () => {
    assert.deepEqual(bodyOf([{ type: 'Action.Execute', title: 'Go', mode: 'primary' }], aNotice()), [{ type: 'Action.Execute', title: 'Go' }]);
  });

  it('keeps what differs from that', () => {
    assert.deepEqual(bodyOf([{ type: 'Action.Execute', title: 'Go', mode: 'secondary' }], aNotice()), [{ type: 'Action.Execute', title: 'Go', mode: 'secondary' }]);
  });

  it('gives the same card again from the same view', () => {
    const render = createRender(templates(runs));
    const view = aNotice({ details: [detail('Do it.')] });
    render(aNotice({ details: [detail('Other.'), detail('Words.')] }));
    assert.deepEqual(render(view), createRender(templates(runs))(view));
  });

  it('leaves out evidence, and says so, where the card would be too large', () => {
    const scenario = parsed();
    const given = [{ fact: 'place', value: 'cloud', by: 'chosen' }, { fact: 'hold', value: 'yes', by: 'chosen' }] as const;
    const evidence = Array.from({ length: 500 }, (_, index) => ({ rule: `rule-${index}`, quote: 'quote', line: index, added: 0.1 }));
    const view = presentWalk(scenario, { scenario: 'license', given, aside: undefined }, { intent: 'license', score: 1, evidence, runnerUp: undefined }, aFrame());
    const { json } = createRender(loadTemplates(folders.cards))(view).card;
    assert.ok(2 * json.length <= 28 * 1024 && 2 * json.length > 27 * 1024, `${2 * json.length}`);
    assert.equal(json.match(/whyCut/g)?.length, 1);
    assert.match(json, /rule-0/);
  });

  it('refuses a template that gives no card', () => {
    assert.throws(() => createRender({ ...templates(), notice: { type: 'TextBlock' } }), /The template for notice gives no card/);
  });
});
