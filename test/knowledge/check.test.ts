import assert from 'node:assert/strict';
import { check } from '../../src/knowledge/check.js';
import type { Fault } from '../../src/knowledge/fault.js';
import type { Knowledge } from '../../src/knowledge/types.js';
import { aKnowledge, aQuestion, aResolution, aRule, both, nodes, parsed, phrases, type Json } from '../support/sample.js';

function faultsOf(scenario: Json, changes: Partial<Knowledge> = {}): readonly Fault[] {
  return check(aKnowledge({ scenarios: { license: parsed(scenario) }, ...changes }), (id) => `knowledge/scenarios/${id}.yaml`);
}

const link = { title: both('Guide'), url: 'https://learn.microsoft.com/guide' };
const source = { ...link, dated: both('Old.') };
const inHold = (changes: Json): Json => ({ nodes: { ...nodes, hold: aQuestion(changes) } });
const inKept = (changes: Json): Json => ({ nodes: { ...nodes, kept: aResolution({ links: ['guide'], ...changes }) } });
const inRule = (changes: Json): Json => ({ rules: [aRule(changes)] });
const saying = (text: string): Json => inKept({ cause: { ja: '原因です。', en: text } });
const long = (ja: number, en: number) => ({ ja: 'あ'.repeat(ja), en: 'a'.repeat(en) });
const labelled = (label: Json): Json => inHold({ choices: [{ value: 'yes', label, next: 'kept' }, { value: 'no', next: 'removed' }] });

const graph: readonly (readonly [string, Json, string, RegExp])[] = [
  ['a start that is no node', { start: 'nowhere', nodes: {}, links: {} }, 'start', /"nowhere", which is no node/],
  ['a choice that leads to no node', inHold({ choices: [{ value: 'yes', next: 'kept' }, { value: 'no', next: 'remvoed' }] }), 'nodes.hold.choices.no.next', /"remvoed", which is no node/],
  ['a node that nothing leads to', { nodes: { ...nodes, lost: aResolution() } }, 'nodes.lost', /cannot be reached/],
  ['a choice that leads back', inHold({ choices: [{ value: 'yes', next: 'kept' }, { value: 'no', next: 'place' }] }), 'nodes.hold.choices.no.next', /leads back to "place"/],
  ['a fact that is not defined', inHold({ fact: 'holdd' }), 'nodes.hold.fact', /"holdd" is not defined/],
  ['a choice that is no value of its fact', inHold({ choices: [{ value: 'yes', next: 'kept' }, { value: 'maybe', next: 'removed' }] }), 'nodes.hold.choices.maybe', /no value of "hold"/],
  ['a value that is offered twice', inHold({ choices: [{ value: 'yes', next: 'kept' }, { value: 'yes', next: 'removed' }] }), 'nodes.hold.choices.yes', /offered twice/],
  ['an intent that tells a value of no fact', { intents: [{ id: 'license', facts: { hold: 'perhaps' } }] }, 'intents.license.facts.hold', /"perhaps" is no value/],
];

const words: readonly (readonly [string, Json, string, RegExp])[] = [
  ['bold that does not end', saying('It is **used up.'), 'nodes.kept.cause.en', /opening \*\*/],
  ['a literal that does not end', saying('It is `used up.'), 'nodes.kept.cause.en', /opening `/],
  ['a Markdown link', saying('See [here](x).'), 'nodes.kept.cause.en', /markup/],
  ['a placeholder of a template', saying('It is ${used} up.'), 'nodes.kept.cause.en', /markup/],
  ['a placeholder of a card', saying('It is {{DATE}}.'), 'nodes.kept.cause.en', /markup/],
  ['a tag', saying('It is <b>used</b> up.'), 'nodes.kept.cause.en', /markup/],
  ['an address', saying('See https://learn.microsoft.com.'), 'nodes.kept.cause.en', /address/],
  ['a fault of the Japanese text', inKept({ cause: { ja: '**原因', en: 'It.' } }), 'nodes.kept.cause.ja', /opening/],
  ['a fault in a summary', { summary: both('**It') }, 'summary.ja', /opening/],
  ['a fault in a question', inHold({ text: both('**It') }), 'nodes.hold.text.ja', /opening/],
  ['a fault in what is inferred', inKept({ inference: both('**By') }), 'nodes.kept.inference.ja', /opening/],
  ['a fault in the detail of a question', inHold({ detail: both('**It') }), 'nodes.hold.detail.ja', /opening/],
  ['a fault in how to find out', inHold({ howToFind: { steps: [{ text: both('**Ask') }] } }), 'nodes.hold.howToFind.steps.0.text.ja', /opening/],
  ['a fault in a danger', inKept({ steps: [{ text: both('Do.'), danger: both('**Stop') }] }), 'nodes.kept.steps.0.danger.ja', /opening/],
  ['a fault in an option', inKept({ steps: [{ text: both('Do.'), options: [{ text: both('**Or') }] }] }), 'nodes.kept.steps.0.options.0.text.ja', /opening/],
  ['a fault in a check', inKept({ checks: [{ text: both('**See') }] }), 'nodes.kept.checks.0.text.ja', /opening/],
  ['a fault in a warning', inKept({ warnings: [both('**Mind')] }), 'nodes.kept.warnings.0.ja', /opening/],
  ['a fault in a note', inKept({ notes: [both('**Mind')] }), 'nodes.kept.notes.0.ja', /opening/],
  ['a Japanese button longer than 30 characters', labelled(long(19, 36)), 'nodes.hold.choices.yes.label.ja', /is 38 wide/],
  ['an English button longer than 60 characters', labelled(long(18, 37)), 'nodes.hold.choices.yes.label.en', /is 37 wide/],
];

const links: readonly (readonly [string, Json, string, RegExp])[] = [
  ['a link that is not defined', inKept({ links: ['guide', 'giude'] }), 'nodes.kept.links.1', /"giude" is no link/],
  ['a link that is used nowhere', { links: { guide: link, spare: link } }, 'links.spare', /used nowhere/],
  ['a link to a host that is not listed', { links: { guide: { ...link, url: { ja: link.url, en: 'https://learn.microsoft.com.evil.example/' } } } }, 'links.guide.url.en', /evil\.example is not on the list/],
  ['a link with a user name in it', { links: { guide: { ...link, url: { ja: link.url, en: 'https://learn.microsoft.com@evil.example/' } } } }, 'links.guide.url.en', /no plain https address/],
  ['a source at a host that is not listed', { sources: { manual: { ...source, url: 'https://evil.example/' } } }, 'sources.manual.url', /not on the list/],
  ['a source that is not defined', inKept({ sources: ['manual', 'menu'] }), 'nodes.kept.sources.1', /"menu" is no source/],
  ['an inferred step in a resolution that does not say what is inferred', inKept({ steps: [{ text: both('Do.'), inferred: true }] }), 'nodes.kept.inference', /missing although a step is inferred/],
];

const rules: readonly (readonly [string, Json, string, RegExp])[] = [
  ['a rule without a sample', inRule({ samples: {} }), 'rules.license.message.samples', /has no sample/],
  ['a rule that gives nothing', inRule({ intent: undefined }), 'rules.license.message', /neither an intent nor a fact/],
  ['a rule for an intent of another scenario', inRule({ intent: 'upn' }), 'rules.license.message.intent', /"upn", which this scenario does not open/],
  ['a rule that tells a value of no fact', inRule({ facts: { hold: 'perhaps' } }), 'rules.license.message.facts.hold', /hold=perhaps, which is no value/],
  ['a concept that the lexicon does not have', inRule({ all: ['@mailbox'] }), 'rules.license.message.all.0.0', /@mailbox, which the lexicon does not have/],
  ['an unknown concept among those that must not occur', inRule({ none: ['@mailbox'] }), 'rules.license.message.none.0', /@mailbox/],
  ['an unknown concept among the exceptions', inRule({ unless: ['@mailbox'] }), 'rules.license.message.unless.0', /@mailbox/],
  ['an unknown concept among the exceptions of a scenario', { unless: ['leaver', '@mailbox'] }, 'unless.1', /@mailbox/],
  ['a pattern that could run without end', inRule({ all: ['/(a+)+b/'] }), 'rules.license.message.all.0.0', /repeats a repetition/],
  ...['status:', 'code:', 'aadsts:', 'tool:'].map(
    (term) => [`a signal without a value: ${term}`, inRule({ all: [term] }), 'rules.license.message.all.0.0', new RegExp(`${term} without a value`)] as const,
  ),
  ['two rules with one id', { rules: [aRule(), aRule()] }, 'rules.license.message', /the id of another rule too/],
];

describe('check', () => {
  it('finds nothing wrong with sound knowledge', () => {
    assert.deepEqual(faultsOf({}), []);
  });

  for (const [what, changes, place, problem] of [...graph, ...words, ...links, ...rules]) {
    it(`names ${what}`, () => {
      const fault = faultsOf(changes).find((one) => one.place === place);
      assert.match(fault?.problem ?? '', problem);
      assert.equal(fault?.file, 'knowledge/scenarios/license.yaml');
      assert.notEqual(fault.remedy, '');
    });
  }

  it('names a fact that is asked twice on one way', () => {
    const again = aQuestion({ fact: 'place', choices: [{ value: 'cloud', next: 'kept' }, { value: 'ad', next: 'removed' }] });
    assert.deepEqual(faultsOf({ nodes: { ...nodes, hold: again } }).map(({ place, problem }) => [place, problem]), [['nodes.hold.fact', '"place" was asked before on this way.']]);
  });

  it('names a fact that was asked two questions before', () => {
    const facts = { ...parsed().facts, size: { label: both('Size'), values: { small: both('Small'), big: both('Big') } } };
    const size = aQuestion({ fact: 'size', choices: [{ value: 'small', next: 'again' }, { value: 'big', next: 'kept' }] });
    const again = aQuestion({ fact: 'place', choices: [{ value: 'cloud', next: 'removed' }, { value: 'ad', next: 'removed' }] });
    const changed = { ...nodes, hold: aQuestion({ choices: [{ value: 'yes', next: 'size' }, { value: 'no', next: 'removed' }] }), size, again };
    assert.deepEqual(faultsOf({ facts, nodes: changed }).map(({ place }) => place), ['nodes.again.fact']);
  });

  it('allows a fact to be asked on two ways that do not meet', () => {
    const place = aQuestion({ fact: 'place', choices: [{ value: 'cloud', next: 'hold' }, { value: 'ad', next: 'hold-ad' }] });
    const changed = { ...nodes, place, 'hold-ad': aQuestion({ choices: [{ value: 'yes', next: 'in-ad' }, { value: 'no', next: 'removed' }] }) };
    assert.deepEqual(faultsOf({ nodes: changed }), []);
  });

  it('allows a rule with as many samples in one language as in the other', () => {
    assert.deepEqual(faultsOf(inRule({ samples: { ja: ['空きがない'], en: ['No license left.'] } })), []);
  });

  it('allows bold and literals, with markup inside a literal', () => {
    assert.deepEqual(faultsOf(saying('**Never** run `Get-User <id> ${x} [a](b) https://x`.')), []);
  });

  it('allows a button of exactly the widest kind', () => {
    assert.deepEqual(faultsOf(labelled(long(18, 36))), []);
  });

  it('counts characters of a button as a person does', () => {
    assert.deepEqual(faultsOf(labelled({ ja: '𠮷'.repeat(18), en: 'Yes' })), []);
  });

  it('names an intent that two scenarios open', () => {
    const other = parsed({ id: 'other', rules: [] });
    const faults = faultsOf({}, { scenarios: { license: parsed(), other } });
    assert.deepEqual(faults.map(({ file, place }) => [file, place]), [['knowledge/scenarios/other.yaml', 'intents.license']]);
  });

  it('names a rule of the lexicon that has the id of a scenario\'s rule', () => {
    const [rule] = parsed({ rules: [aRule({ intent: undefined, facts: { hold: 'yes' } })] }).rules;
    assert.ok(rule);
    assert.deepEqual(faultsOf({}, { rules: [rule] }).map(({ place, problem }) => [place, problem]), [['rules.license.message', 'is the id of another rule too.']]);
  });

  it('names the lexicon as the place of a fault of its own rules', () => {
    const [rule] = parsed({ rules: [aRule({ id: 'hold.yes' })] }).rules;
    assert.ok(rule);
    assert.deepEqual(faultsOf({}, { rules: [rule] }).map(({ file }) => file), ['knowledge/lexicon.yaml']);
  });

  it('names the title of an intent that is too wide for a button on a phone', () => {
    const intents = [{ id: 'license', title: { ja: 'あ'.repeat(19), en: 'a'.repeat(37) } }];
    assert.deepEqual(faultsOf({ intents }).map(({ place }) => place), ['intents.license.title.ja', 'intents.license.title.en']);
  });

  it('points at the title of the scenario where an intent takes it over', () => {
    assert.deepEqual(faultsOf({ title: long(19, 36) }).map(({ place }) => place), ['title.ja']);
  });

  it('allows the title of an intent that just fits', () => {
    assert.deepEqual(faultsOf({ intents: [{ id: 'license', title: { ja: 'あ'.repeat(18), en: 'a'.repeat(36) } }] }), []);
  });

  it('allows a concept with as many words in one language as in the other', () => {
    assert.deepEqual(faultsOf({}, { concepts: { mailbox: { id: 'mailbox', ja: ['メールボックス'], en: ['mailbox'] } } }), []);
  });

  it('allows a concept that one language has no word for', () => {
    assert.deepEqual(faultsOf({}, { concepts: { mailbox: { id: 'mailbox', ja: [], en: ['mbx'] } } }), []);
  });

  it('names a pattern among the words of a concept that can take time without end', () => {
    const faults = faultsOf({}, { concepts: { mailbox: { id: 'mailbox', ja: ['メールボックス'], en: ['mbx', '/(?:mail ?){2,9}box/'] } } });
    assert.deepEqual(faults.map(({ place }) => place), ['concepts.mailbox.en.1']);
    assert.match(faults[0]?.problem ?? '', /without end/);
  });

  it('names a concept without words', () => {
    const faults = faultsOf({}, { concepts: { mailbox: { id: 'mailbox', ja: [], en: [] } } });
    assert.deepEqual(faults.map(({ place, problem }) => [place, problem]), [['concepts.mailbox', 'has no words.']]);
  });

  it('names a phrase that is missing', () => {
    const { buttonBack: _left, ...others } = phrases;
    assert.deepEqual(faultsOf({}, { phrases: others }).map(({ place, problem }) => [place, problem]), [['buttonBack', 'is missing.']]);
  });

  it('names a phrase that nothing says', () => {
    assert.deepEqual(faultsOf({}, { phrases: { ...phrases, buttonSpare: both('Spare') } }).map(({ place }) => place), ['buttonSpare']);
  });

  it('names a phrase that fills in other names in one language than in the other', () => {
    const uneven = { ...phrases, whyRule: { ja: 'ルール {rule}', en: 'Rule {id}' } };
    assert.deepEqual(faultsOf({}, { phrases: uneven }).map(({ place }) => place), ['whyRule']);
  });

  it('allows the names of a phrase in another order', () => {
    const turned = { ...phrases, whyQuote: { ja: '{quote}（{line}行目）', en: 'Line {line}: {quote}' } };
    assert.deepEqual(faultsOf({}, { phrases: turned }), []);
  });
});
