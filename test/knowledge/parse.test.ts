import assert from 'node:assert/strict';
import { stringify } from 'yaml';
import type { Fault } from '../../src/knowledge/fault.js';
import { parseLexicon, parsePhrases, parseScenario } from '../../src/knowledge/parse.js';
import { readSource } from '../../src/knowledge/source.js';
import { aQuestion, aResolution, aRule, aScenario, both, nodes, parsed, type Json } from '../support/sample.js';

const file = 'knowledge/scenarios/license.yaml';

function faultsOf(changes: Json): readonly Fault[] {
  return faultsOfText(stringify(aScenario(changes)));
}

function faultsOfText(text: string): readonly Fault[] {
  const result = parseScenario(readSource(file, text));
  return result.ok ? [] : result.faults;
}

const choice = (value: string): Json => ({ value, next: 'kept' });
const link = { title: both('Guide'), url: 'https://learn.microsoft.com/guide' };

/** A step that may be wrong before one that is right. */
const stepping = (step: Json, examples: Json = {}): Json => ({
  nodes: { ...nodes, kept: aResolution({ steps: [{ text: both('Do it.'), ...step }, { text: both('Set it.'), code: ['{lyncAttribute}=0'] }] }) },
  examples: { lyncAttribute: 'extensionAttribute6', ...examples },
});

const wrong: readonly (readonly [string, Json, string, RegExp])[] = [
  ['an empty text', { title: { ja: ' ', en: 'License' } }, 'title.ja', /is empty/],
  ['a question with five choices', { nodes: { ...nodes, hold: aQuestion({ choices: ['a', 'b', 'c', 'd', 'e'].map(choice) }) } }, 'nodes.hold.choices', /at most six buttons/],
  ['a question with one choice', { nodes: { ...nodes, hold: aQuestion({ choices: [choice('yes')] }) } }, 'nodes.hold.choices', /at least two choices/],
  ['a question that does not say how to find out', { nodes: { ...nodes, hold: aQuestion({ howToFind: undefined }) } }, 'nodes.hold.howToFind', /is missing/],
  ['a link that is not https', { links: { guide: { ...link, url: 'http://learn.microsoft.com/guide' } } }, 'links.guide.url', /./],
  ['a source that is not https', { sources: { manual: { ...link, dated: both('Old.'), url: 'http://learn.microsoft.com' } } }, 'sources.manual.url', /must begin with https/],
  ['a resolution without a source', { nodes: { ...nodes, kept: aResolution({ sources: [] }) } }, 'nodes.kept.sources', /names its source/],
  ['a resolution without steps', { nodes: { ...nodes, kept: aResolution({ steps: [] }) } }, 'nodes.kept.steps', /./],
  ['a node of no known kind', { nodes: { ...nodes, kept: { kind: 'answer' } } }, 'nodes.kept.kind', /./],
  ['a date that is none', { revised: 'last week' }, 'revised', /must be a date/],
  ['an id that is no lower-case word', { start: 'Start Here' }, 'start', /lower-case words/],
  ['a scenario that opens no intent', { intents: [] }, 'intents', /./],
  ['a placeholder that there is not', stepping({ code: ['{lyncAtribute}=0'] }), 'nodes.kept.steps.0.code.0', /"\{lyncAtribute\}" is no placeholder; there are \{mailboxAttribute\}/],
  ['a placeholder without an example', stepping({ code: ['{filterAttribute}'] }), 'nodes.kept.steps.0.code.0', /"\{filterAttribute\}" has no example/],
  ['a placeholder that is no literal', stepping({ text: { ja: '`{lyncAttribute}`', en: '{lyncAttribute}' } }), 'nodes.kept.steps.0.text.en', /must stand between backticks/],
  ['a placeholder in one language', stepping({ text: { ja: '`{lyncAttribute}`', en: 'Set it.' } }), 'nodes.kept.steps.0.text', /other values in Japanese/],
  ['a value in a command', stepping({ code: ['Set-ADUser {lyncAttribute} {filterValue}'] }, { filterValue: 'b' }), 'nodes.kept.steps.0.code.0', /only as \{attribute\}=\{value\}/],
  ['an example that no step uses', { examples: { lyncAttribute: 'a' } }, 'examples.lyncAttribute', /used in no step/],
  ['an example of no field', stepping({}, { lyncValue: 'a' }), 'examples.lyncValue', /./],
  ['an example that a team could not enter', stepping({}, { lyncAttribute: '6th' }), 'examples.lyncAttribute', /no value that a team could enter/],
  ['a score above one', { rules: [aRule({ score: 1.5 })] }, 'rules.0.score', /./],
  ['a rule without conditions', { rules: [aRule({ all: [] })] }, 'rules.0.all', /./],
];

describe('parse', () => {
  it('takes the title of the scenario for an intent without one', () => {
    assert.deepEqual(parsed().intents[0]?.title, both('License'));
  });

  it('takes the words of the value for a choice without a label', () => {
    const { hold } = parsed().nodes;
    assert.deepEqual(hold?.kind === 'question' && hold.choices.map(({ label }) => label), [both('On hold'), both('Not on hold')]);
  });

  it('keeps the label of a choice that has one', () => {
    const labelled = aQuestion({ choices: [{ value: 'yes', label: both('Yes!'), next: 'kept' }, { value: 'no', next: 'removed' }] });
    const { hold } = parsed({ nodes: { ...nodes, hold: labelled } }).nodes;
    assert.deepEqual(hold?.kind === 'question' && hold.choices[0]?.label, both('Yes!'));
  });

  it('gives a link one address for each language', () => {
    const url = { ja: 'https://learn.microsoft.com/ja-jp/guide', en: 'https://learn.microsoft.com/en-us/guide' };
    assert.deepEqual(parsed({ links: { guide: { ...link, url } } }).links['guide']?.url, url);
  });

  it('uses one address for both languages when only one is written', () => {
    assert.deepEqual(parsed().links['guide']?.url, { ja: link.url, en: link.url });
  });

  it('takes a single term for a condition of one', () => {
    assert.deepEqual(parsed({ rules: [aRule({ all: ['a', ['b', 'c']] })] }).rules[0]?.all, [['a'], ['b', 'c']]);
  });

  it('reads what an alias stands for', () => {
    const text = stringify(aScenario({ links: { guide: link, other: link } }));
    assert.match(text, /\*a1/);
    const result = parseScenario(readSource(file, text));
    assert.deepEqual(result.ok && result.value.links['other']?.title, both('Guide'));
  });

  it('names the id of every concept', () => {
    const result = parseLexicon(readSource('knowledge/lexicon.yaml', stringify({ concepts: { hold: { ja: ['保留'], en: ['hold'] } } })));
    assert.deepEqual(result.ok && result.value.concepts['hold'], { id: 'hold', ja: ['保留'], en: ['hold'] });
  });

  it('refuses a phrase whose key is not one word', () => {
    const result = parsePhrases(readSource('knowledge/phrases.yaml', stringify({ 'button-back': both('Back') })));
    assert.equal(!result.ok && result.faults[0]?.place, 'button-back');
  });

  for (const [what, changes, place, problem] of wrong) {
    it(`names ${what}, and nothing else`, () => {
      const faults = faultsOf(changes);
      assert.deepEqual(faults.map((fault) => fault.place), [place]);
      assert.match(faults[0]?.problem ?? '', problem);
      assert.notEqual(faults[0]?.remedy, '');
    });
  }

  it('names a placeholder outside of steps, with its line', () => {
    const text = stringify(aScenario({ ...stepping({}), title: both('License'), nodes: { ...nodes, kept: aResolution({ cause: both('`{lyncAttribute}`'), steps: [{ text: both('Set it.'), code: ['{lyncAttribute}=0'] }] }) } }));
    const faults = faultsOfText(text);
    const lines = text.split('\n').flatMap((line, index) => (line.includes('`{lyncAttribute}`') ? [index + 1] : []));
    assert.deepEqual(faults.map(({ at }) => at?.line), lines);
    assert.match(faults[0]?.problem ?? '', /where nothing is filled in/);
  });

  it('asks for the missing language of a text', () => {
    const [fault] = faultsOf({ nodes: { ...nodes, kept: aResolution({ cause: { ja: '使い切りました。' } }) } });
    assert.equal(fault?.place, 'nodes.kept.cause.en');
    assert.match(fault.remedy, /in English too/);
  });

  it('names the line of a fault', () => {
    const text = stringify(aScenario({ nodes: { ...nodes, kept: aResolution({ cause: { ja: '使い切りました。' } }) } }));
    const [fault] = faultsOfText(text);
    assert.equal(fault?.at?.line, text.split('\n').findIndex((line) => line.includes('使い切りました。')) + 1);
  });

  it('names a key that it does not know, and the keys to remove', () => {
    const [fault] = faultsOf({ nodes: { ...nodes, kept: aResolution({ stepps: [] }) } });
    assert.equal(fault?.place, 'nodes.kept');
    assert.match(fault.remedy, /stepps/);
  });

  it('names the file and line where the YAML breaks off', () => {
    const [fault] = faultsOfText('id: license\ntitle: {ja: "ライセンス\n');
    assert.equal(fault?.file, file);
    assert.equal(fault.at?.line, 2);
    assert.match(fault.remedy, /every " needs its partner/);
  });

  it('refuses a key that is written twice', () => {
    const [fault] = faultsOfText('id: license\nid: license\n');
    assert.equal(fault?.at?.line, 2);
    assert.match(fault.problem, /unique/);
  });

  it('names the file of an alias that stands for nothing', () => {
    const [fault] = faultsOfText('id: license\ntitle: *nope\n');
    assert.equal(fault?.file, file);
    assert.match(fault.problem, /nope/);
    assert.notEqual(fault.remedy, '');
  });

  it('names the file of aliases that multiply', () => {
    const many = Array.from({ length: 1200 }, () => '*a').join(', ');
    const [fault] = faultsOfText(`id: license\ntitle: &a { ja: あ, en: a }\nnodes: &b [*a, *a]\nlinks: [*b, *b, ${many}]\n`);
    assert.equal(fault?.file, file);
    assert.match(fault.problem, /cannot be followed/);
  });

  it('refuses an empty file', () => {
    assert.equal(faultsOfText('')[0]?.place, 'file');
  });

  it('lists all faults of a file at once', () => {
    assert.deepEqual(faultsOf({ revised: 'x', start: 'X Y', rules: [aRule({ all: [] })] }).map(({ place }) => place), ['revised', 'start', 'rules.0.all']);
  });
});
