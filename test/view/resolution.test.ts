import assert from 'node:assert/strict';
import type { Receipt } from '../../src/receipt.js';
import type { Frame } from '../../src/view/frame.js';
import { presentResolution } from '../../src/view/resolution.js';
import type { Rich, Run } from '../../src/view/types.js';
import { aFrame, aResolution, both, nodes, parsed, type Json } from '../support/sample.js';

function present(changes: Json = {}, receipt?: Receipt, frame: Partial<Frame> = {}, scenarioChanges: Json = {}) {
  const scenario = parsed({ nodes: { ...nodes, kept: aResolution(changes) }, ...scenarioChanges });
  const node = scenario.nodes['kept'];
  assert(node?.kind === 'resolution');
  return presentResolution(scenario, node, receipt, aFrame(frame));
}

const textOf = ({ runs }: Rich): string => runs.map(({ text }) => text).join('');
const literal = (text: string): Run => ({ text, weight: 'Default', font: 'Monospace' });

function aReceipt(changes: Partial<Receipt> = {}): Receipt {
  return { intent: 'license', score: 0.875, evidence: [{ rule: 'license.message', quote: 'no license left', line: 2, added: 0.875 }], runnerUp: undefined, ...changes };
}

describe('the content of a resolution', () => {
  it('says what is going on in the language of the frame', () => {
    assert.equal(textOf(present({}, undefined, { locale: 'ja' }).cause), '和 It was used up.');
  });

  it('stands under its headings', () => {
    const { heading, causeHeading, steps, links, source, whyButton, why } = present({ links: ['guide'] });
    assert.deepEqual([heading, causeHeading, steps.heading, links[0]?.heading, source.heading, whyButton, why.heading], ['Done', 'headingCause', 'headingSteps', 'headingLinks', 'headingSource', 'buttonWhy', 'headingWhy']);
  });

  it('numbers the steps', () => {
    const { steps } = present({ steps: [{ text: both('Do it.') }, { text: both('Check it.') }] });
    assert.deepEqual(steps.items.map((step) => `${step.mark} ${textOf(step)}`), ['1. Do it.', '2. Check it.']);
  });

  it('says of each step and check which of how many it is', () => {
    const two = [{ text: both('Do it.') }, { text: both('Check it.') }];
    const { steps, checks } = present({ steps: two, checks: two });
    assert.deepEqual(steps.items.map(({ progress }) => progress[0]?.text), ['stepProgress 1 2', 'stepProgress 2 2']);
    assert.deepEqual(checks[0]?.items.map(({ progress }) => progress[0]?.text), ['checkProgress 1 2', 'checkProgress 2 2']);
  });

  it('does not number a step that is alone', () => {
    assert.deepEqual(present().steps.items.map(({ progress }) => progress), [[]]);
  });

  it('carries a danger with the step that it belongs to', () => {
    const { steps } = present({ steps: [{ text: both('Look.') }, { text: both('Delete it.'), danger: both('It is gone.') }] });
    assert.deepEqual(steps.items.map(({ dangers }) => dangers.map(textOf)), [[], ['labelDanger It is gone.']]);
  });

  it('marks a step that was inferred', () => {
    const { steps } = present({ steps: [{ text: both('Do it.'), inferred: true }], inference: both('By analogy.') });
    assert.equal(steps.items.map(textOf)[0], 'labelInferred Do it.');
  });

  it('gives the options of a step letters, with their code', () => {
    const { steps } = present({ steps: [{ text: both('Do one.'), options: [{ text: both('This.') }, { text: both('That.'), code: ['x=1'] }] }] });
    assert.deepEqual(steps.items[0]?.options.map((option) => [option.mark, textOf(option), option.code.map(textOf)]), [['(a)', 'This.', []], ['(b)', 'That.', ['x=1']]]);
  });

  it('keeps code apart from the words', () => {
    assert.deepEqual(present({ steps: [{ text: both('Run it.'), code: ['Get-Mailbox', 'Get-User'] }] }).steps.items[0]?.code.map(({ runs }) => runs), [[literal('Get-Mailbox')], [literal('Get-User')]]);
  });

  it('leaves out the headings of what there is nothing of', () => {
    const { warnings, checks, notes, links } = present();
    assert.deepEqual([warnings, checks, notes, links], [[], [], [], []]);
  });

  it('shows warnings, checks and notes under their headings', () => {
    const { warnings, checks, notes } = present({ warnings: [both('Mind.')], checks: [{ text: both('Look.') }], notes: [both('Note.')] });
    const shown = [...warnings, ...checks, ...notes].map(({ heading, items }) => [heading, ...items.map(textOf)]);
    assert.deepEqual(shown, [['headingWarnings', 'Mind.'], ['headingChecks', 'Look.'], ['headingNotes', 'Note.']]);
  });

  it('says so when nobody has seen an address answer', () => {
    const guide = { title: both('Guide'), url: 'https://learn.microsoft.com/guide', unverified: true };
    assert.equal(present({ links: ['guide'] }, undefined, {}, { links: { guide } }).links[0]?.items[0]?.title, 'labelUnverified Guide');
  });

  it('links to the page of the frame\'s language', () => {
    const guide = { title: both('Guide'), url: { ja: 'https://learn.microsoft.com/ja-jp', en: 'https://learn.microsoft.com/en-us' } };
    assert.equal(present({ links: ['guide'] }, undefined, { locale: 'ja' }, { links: { guide } }).links[0]?.items[0]?.url, 'https://learn.microsoft.com/ja-jp');
  });

  it('names its sources, what is inferred, and how old it is', () => {
    const { source } = present({ inference: both('By **analogy**.') });
    assert.deepEqual(source.items.map(({ text }) => text), ['labelSource Manual Of 2020.', 'By analogy.', 'labelRevised 2026-01-31']);
  });
});

describe('why an answer was given', () => {
  it('quotes the message with its line and the rule', () => {
    assert.deepEqual(present({}, aReceipt()).why.items, [{ quote: 'whyQuote 2 no license left', rule: 'whyRule license.message' }]);
  });

  it('quotes the same words of one rule once', () => {
    const [evidence] = aReceipt().evidence;
    assert(evidence);
    assert.equal(present({}, aReceipt({ evidence: [evidence, evidence, { ...evidence, line: 3 }] })).why.items.length, 2);
  });

  it('gives the score in percent', () => {
    assert.deepEqual(present({}, aReceipt()).whyRemarks, [{ text: 'whyScore 88' }]);
  });

  it('names the runner-up', () => {
    assert.deepEqual(present({}, aReceipt({ runnerUp: { title: 'upn', score: 0.5, lost: 'weaker' } })).whyRemarks[1], { text: 'whyRunnerUp upn 50' });
  });

  it('says that there is no message to quote when a button opened the card', () => {
    const { why, whyRemarks } = present();
    assert.deepEqual([why.items, whyRemarks], [[], [{ text: 'whyNothing' }]]);
  });
});
