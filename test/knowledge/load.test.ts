import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { explain, ShirubeError } from '../../src/errors.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { aQuestion, aResolution, aRule, aScenario, both, nodes, phrases, type Json } from '../support/sample.js';

type Files = Readonly<Record<string, string>>;

const sound: Files = {
  'scenarios/license.yaml': stringify(aScenario()),
  'lexicon.yaml': stringify({ concepts: { mailbox: { ja: ['メールボックス'], en: ['mailbox'] } } }),
  'phrases.yaml': stringify(phrases),
  'neighbours.yaml': stringify([]),
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
  mkdirSync(join(folder, 'scenarios'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function load(changes: Files = {}) {
  for (const [name, text] of Object.entries({ ...sound, ...changes })) writeFileSync(join(folder, name), text);
  return loadKnowledge(folder);
}

/** What an operator reads, one fault a line. */
function faultsOf(changes: Files): readonly string[] {
  try {
    load(changes);
  } catch (error) {
    assert(error instanceof ShirubeError, String(error));
    assert.equal(error.code, 'knowledge');
    return explain(error).split('\n').slice(1, -1);
  }
  return [];
}

const scenario = (changes: Json): Files => ({ 'scenarios/license.yaml': stringify(aScenario(changes)) });
const five = ['a', 'b', 'c', 'd', 'e'].map((value) => ({ value, next: 'kept' }));
const choices = (next: string): Json => ({ nodes: { ...nodes, hold: aQuestion({ choices: [{ value: 'yes', next: 'kept' }, { value: 'no', next }] }) } });
const guide = { title: both('Guide'), url: 'https://learn.microsoft.com/guide' };
const neighbour = (near: string): Json => ({ id: 'license-late', near, all: ['license came late'], title: both('Late'), difference: both('Late.'), meaning: both('Late.'), next: both('Wait.'), samples: ['The license came late.'] });
const file = 'knowledge/scenarios/license\\.yaml';

/** What is wrong, the files, and the first line about it: file, line where there is one, place, and remedy. */
const wrong: readonly (readonly [string, Files, RegExp])[] = [
  ['an unknown node', scenario(choices('nowhere')), new RegExp(`^${file}:\\d+:\\d+ nodes\\.hold\\.choices\\.no\\.next: .* Add the node or correct the name\\.$`)],
  ['an unreachable node', scenario({ nodes: { ...nodes, lost: aResolution() } }), new RegExp(`^${file}:\\d+:\\d+ nodes\\.lost: .* Lead a choice to it, or remove it\\.$`)],
  ['a cycle', scenario(choices('place')), new RegExp(`^${file}:\\d+:\\d+ nodes\\.hold\\.choices\\.no\\.next: .* Lead on to another node\\.$`)],
  ['a fact asked twice', scenario({ nodes: { ...nodes, hold: aQuestion({ fact: 'place', choices: [{ value: 'cloud', next: 'kept' }, { value: 'ad', next: 'removed' }] }) } }), new RegExp(`^${file}:\\d+:\\d+ nodes\\.hold\\.fact: .* Ask each fact once on every way\\.$`)],
  ['a missing translation', scenario({ title: { en: 'License' } }), new RegExp(`^${file}:\\d+:\\d+ title\\.ja: .* Write the text in Japanese too`)],
  ['a question with five choices', scenario({ nodes: { ...nodes, hold: aQuestion({ choices: five }) } }), new RegExp(`^${file}:\\d+:\\d+ nodes\\.hold\\.choices: a card shows at most six buttons`)],
  ['a link to a host that is not listed', scenario({ links: { guide: { ...guide, url: 'https://example.com/' } } }), new RegExp(`^${file}:\\d+:\\d+ links\\.guide\\.url\\.ja: example\\.com is not on the list of hosts\\. Link to `)],
  ['a link without https', scenario({ links: { guide: { ...guide, url: 'http://learn.microsoft.com/' } } }), new RegExp(`^${file}:\\d+:\\d+ links\\.guide\\.url: .+`)],
  ['a rule without a sample', scenario({ rules: [aRule({ samples: {} })] }), new RegExp(`^${file}:\\d+:\\d+ rules\\.license\\.message\\.samples: has no sample\\. Add messages`)],
  ['an unknown concept', scenario({ rules: [aRule({ all: ['@mailbix'] })] }), new RegExp(`^${file}:\\d+:\\d+ rules\\.license\\.message\\.all\\.0\\.0: .*@mailbix.* Add it to knowledge/lexicon\\.yaml\\.$`)],
  ['a pattern that could run without end', scenario({ rules: [aRule({ all: ['/(a+)+b/'] })] }), new RegExp(`^${file}:\\d+:\\d+ rules\\.license\\.message\\.all\\.0\\.0: .* Write it with fewer repetitions`)],
  ['a rule id that is used twice', scenario({ rules: [aRule(), aRule()] }), new RegExp(`^${file}:\\d+:\\d+ rules\\.license\\.message: .* Give each rule its own id\\.$`)],
  ['broken YAML', { 'scenarios/license.yaml': 'id: license\ntitle: {ja: "ライセンス\n' }, new RegExp(`^${file}:\\d+:\\d+ yaml: a closing quote.* needs its partner\\.$`)],
  ['broken YAML in the lexicon', { 'lexicon.yaml': 'concepts: [\n' }, /^knowledge\/lexicon\.yaml:\d+:\d+ yaml: a \[ or \{ that opens here is not closed\. Close it/],
  ['a phrase in one language', { 'phrases.yaml': stringify({ ...phrases, buttonBack: { ja: '戻る' } }) }, /^knowledge\/phrases\.yaml:\d+:\d+ buttonBack\.en: .* Write the text in English too/],
  ['broken YAML in the neighbours', { 'neighbours.yaml': '- id: [\n' }, /^knowledge\/neighbours\.yaml:\d+:\d+ yaml: a \[ or \{ that opens here is not closed\. Close it/],
  ['a neighbour of no known error', { 'neighbours.yaml': stringify([neighbour('licence')]) }, /^knowledge\/neighbours\.yaml:\d+:\d+ license-late\.near: .* Name the known intent/],
  ['a file with the wrong name', { 'scenarios/license.yaml': stringify(aScenario({ id: 'licence' })) }, new RegExp(`^${file}:1:5 id: "licence" is not the name of the file\\. Name the file licence\\.yaml\\.$`)],
];

describe('loadKnowledge', () => {
  it('reads a folder of sound files', () => {
    const knowledge = load();
    assert.deepEqual([Object.keys(knowledge.scenarios), Object.keys(knowledge.concepts)], [['license'], ['mailbox']]);
  });

  it('gives the same version to the same words, and another to others', () => {
    const version = load().version;
    assert.equal(load().version, version);
    assert.notEqual(load(scenario({ summary: both('Other.') })).version, version);
  });

  it('passes over files that are not YAML', () => {
    assert.deepEqual(Object.keys(load({ 'scenarios/notes.txt': 'not yaml: [' }).scenarios), ['license']);
  });

  for (const [what, files, first] of wrong) {
    it(`does not load ${what}, and says where it is and how to mend it`, () => {
      assert.match(faultsOf(files)[0] ?? '', first);
    });
  }

  it('lists the faults of all files at once, and says how many there are', () => {
    const files = {
      'scenarios/license.yaml': stringify(aScenario({ ...choices('nowhere'), rules: [aRule({ samples: {} })] })),
      'scenarios/other.yaml': 'id: [',
      'phrases.yaml': stringify({ ...phrases, buttonSpare: both('Spare') }),
    };
    const places = faultsOf(files).map((fault) => fault.split(': ')[0]?.replace(/:\d+:\d+ /, ' '));
    assert.ok(places.includes('knowledge/scenarios/license.yaml nodes.hold.choices.no.next'), places.join('\n'));
    assert.ok(places.includes('knowledge/scenarios/license.yaml rules.license.message.samples'), places.join('\n'));
    assert.ok(places.includes('knowledge/scenarios/other.yaml yaml'), places.join('\n'));
    assert.ok(places.includes('knowledge/phrases.yaml buttonSpare'), places.join('\n'));
    assert.throws(() => load(files), new RegExp(`has ${places.length} faults`));
  });

  it('reads the neighbours, and counts their words into the version', () => {
    const before = load().version;
    const knowledge = load({ 'neighbours.yaml': stringify([neighbour('license')]) });
    assert.deepEqual(knowledge.neighbours.map(({ id, all, link }) => [id, all, link]), [['license-late', [['license came late']], undefined]]);
    assert.notEqual(knowledge.version, before);
  });

  it('blames no neighbour for a scenario that does not parse', () => {
    const faults = faultsOf({ 'scenarios/license.yaml': 'id: [', 'neighbours.yaml': stringify([neighbour('license')]) });
    assert.deepEqual(faults.filter((fault) => fault.includes('neighbours')), []);
  });

  it('names a file that is not there', () => {
    rmSync(folder, { recursive: true });
    mkdirSync(join(folder, 'scenarios'), { recursive: true });
    assert.throws(() => loadKnowledge(folder), (error) => error instanceof ShirubeError && /lexicon\.yaml cannot be read/.test(error.message));
  });

  it('names a folder that is not there', () => {
    assert.throws(() => loadKnowledge(join(folder, 'nowhere')), (error) => error instanceof ShirubeError && /scenarios cannot be read/.test(error.message));
  });
});
