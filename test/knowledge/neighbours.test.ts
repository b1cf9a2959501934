import assert from 'node:assert/strict';
import { stringify } from 'yaml';
import type { Localized } from '../../src/locale.js';
import { check } from '../../src/knowledge/check.js';
import { readSource } from '../../src/knowledge/source.js';
import { begin, replay, step } from '../../src/guide/guide.js';
import { parseNeighbours } from '../../src/knowledge/parse.js';
import { knowledge, recognize } from '../support/product.js';
import { aKnowledge, both, type Json } from '../support/sample.js';

const { neighbours } = knowledge;

/** Ids of the neighbours whose terms hold in a text, whatever else it is. */
const match = (text: string): readonly string[] => recognize(text).held.flatMap((rule) => /^neighbour\.(.+)$/.exec(rule)?.[1] ?? []);

const errors = ['upn-invalid', 'insufficient-privileges', 'resource-not-found', 'license-dependency', 'license-conflict', 'license-exhausted', 'client-credential-expired'];

function aNeighbour(changes: Json = {}): Json {
  return {
    id: 'license-late',
    near: 'license',
    all: ['license came late'],
    title: both('Late'),
    difference: both('It is late.'),
    meaning: both('It came late.'),
    next: both('Look at the clock.'),
    link: { title: both('Guide'), url: 'https://learn.microsoft.com/guide' },
    samples: ['The license came late.'],
    ...changes,
  };
}

/** What is wrong with a file of these entries, one fault a line. */
function faultsOf(...entries: readonly Json[]): readonly string[] {
  const file = 'knowledge/neighbours.yaml';
  const parsed = parseNeighbours(readSource(file, stringify(entries)));
  const faults = parsed.ok ? check(aKnowledge({ neighbours: parsed.value }), () => 'knowledge') : parsed.faults;
  for (const fault of faults) assert.equal(fault.file, file);
  return faults.map(({ place, problem, remedy }) => `${place}: ${problem} ${remedy}`);
}

const wrong: readonly (readonly [string, Json, RegExp])[] = [
  ['a known error that no scenario has', { near: 'licence' }, /^license-late\.near: "licence" is no intent .* Name the known intent/],
  ['a link to a host that is not listed', { link: { title: both('Guide'), url: 'https://example.com/' } }, /^license-late\.link\.url\.ja: example\.com is not on the list of hosts\. Link to /],
  ['a link without https', { link: { title: both('Guide'), url: 'http://learn.microsoft.com/' } }, /^0\.link\.url: .+ Correct the value/],
  ['a missing translation', { difference: { en: 'It is late.' } }, /^0\.difference\.ja: .* Write the text in Japanese too/],
  ['an entry without a sample', { samples: [] }, /^license-late\.samples: has no sample\. Add a message/],
  ['an entry without terms', { all: [] }, /^0\.all: .+ Correct the value/],
  ['an unknown concept', { all: ['@mailbix'] }, /^license-late\.all\.0\.0: uses the concept @mailbix.* Add it to/],
  ['a signal without a value among those that must not occur', { none: ['aadsts:'] }, /^license-late\.none\.0: uses aadsts: without a value\. Write the value/],
  ['a Japanese name that is too long', { title: { ja: 'あ'.repeat(41), en: 'Late' } }, /^license-late\.title\.ja: has 41 characters\. A name has at most 40/],
  ['an English name that is too long', { title: { ja: '遅延', en: 'a'.repeat(71) } }, /^license-late\.title\.en: has 71 characters\. A name has at most 70/],
  ['an address in a text', { next: both('See https://learn.microsoft.com.') }, /^license-late\.next\.ja: holds an address\. Use/],
  ['an offered walk that no scenario has', { open: { intent: 'licence' } }, /^license-late\.open\.intent: "licence" is no intent .* Name the intent/],
  ['an answer of the offered walk that is none', { open: { intent: 'license', facts: { tool: 'fax' } } }, /^license-late\.open\.facts\.tool: "fax" is no value .* Name a fact/],
  ['an offered walk whose name does not fit its button', { title: { ja: '遅延', en: 'a'.repeat(37) }, open: { intent: 'license' } }, /^license-late\.title\.en: is 37 wide\. It stands on a button/],
  ['a key that does not belong there', { steps: [] }, /^0: .+ Remove or rename steps\.$/],
];

describe('the shape of neighbours', () => {
  it('lets a sound entry pass, with or without a link', () => {
    assert.deepEqual(faultsOf(aNeighbour(), aNeighbour({ id: 'license-early', link: undefined })), []);
  });

  it('allows names of exactly the longest length', () => {
    assert.deepEqual(faultsOf(aNeighbour({ title: { ja: '𠮷'.repeat(40), en: 'a'.repeat(70) } })), []);
  });

  for (const [what, changes, fault] of wrong) {
    it(`names ${what}, with place and remedy`, () => {
      assert.match(faultsOf(aNeighbour(changes))[0] ?? '', fault);
    });
  }

  it('names an id that is used twice', () => {
    assert.match(faultsOf(aNeighbour(), aNeighbour()).join('\n'), /^license-late: is the id of another neighbour too\. Give each neighbour its own id\.$/);
  });
});

const nextOf = (id: string): Localized => neighbours.find((one) => one.id === id)?.next ?? assert.fail(`there is no neighbour ${id}`);

describe('the neighbours of the product', () => {
  it('are there', () => {
    assert.ok(neighbours.length > 50, String(neighbours.length));
  });

  it('lead from the license that was removed during a hold to the steps, and lift no hold', () => {
    const { ja, en } = nextOf('hold-license-removed');
    assert.match(ja, /ホールドを外してはいけません/);
    assert.match(en, /lift no hold/);
    for (const message of [/「(.+)」と送る/.exec(ja)?.[1], /send: (.+)$/.exec(en)?.[1]]) {
      const [first] = recognize(message ?? '').candidates;
      assert.equal(first?.intent, 'deprovision-litigation-hold', message);
      const { environment, mode, hold } = first.facts;
      assert.deepEqual({ environment, mode, hold }, { environment: 'standard-m365', mode: 'fix', hold: 'yes' }, message);
    }
  });

  it('offer the way back to what was removed, which asks about the hold first', () => {
    const { open } = neighbours.find(({ id }) => id === 'mailbox-wanted-back') ?? {};
    const scenario = knowledge.scenarios['deprovision'];
    assert(open && scenario);
    const asked = begin(scenario, open.facts);
    assert.equal(replay(scenario, asked).node.id, 'standard-hold-fix');
    const restored = ['no', 'no'].reduce((walk, value, at) => step(scenario, walk, { kind: 'choose', fact: at === 0 ? 'hold' : 'synced', value }) ?? assert.fail(value), asked);
    assert.equal(replay(scenario, restored).node.id, 'standard-restore-cloud');
  });

  for (const wish of ['削除したメールボックスを復元できますか', '退職者のメールを元に戻したい', 'can we get his mailbox back?', 'somebody accidentally deleted a user, how do I restore the mailbox']) {
    it(`take "${wish}" for the wish to have it back`, () => assert.equal(recognize(wish).neighbour, 'mailbox-wanted-back'));
  }

  for (const other of ['OneDriveの削除したファイルを元に戻したい', 'RemoveMSOMbxを間違えて入れました。ユーザーを戻したい', 'the mailbox keeps coming back', 'move the mailbox back on-prem and keep the user', '退職者のメールボックスを削除したい']) {
    it(`do not take "${other}" for it`, () => assert.notEqual(recognize(other).neighbour, 'mailbox-wanted-back'));
  }

  it('say what cannot be undone where somebody empties the recycle bin, and the command of today', () => {
    const { ja, en } = nextOf('recycle-bin-user-not-found');
    assert.match(ja, /元に戻せません.*`Remove-MgDirectoryDeletedItem`/);
    assert.match(en, /cannot be undone.*`Remove-MgDirectoryDeletedItem`/);
  });

  for (const { id, samples } of neighbours) {
    it(`match the samples of ${id} with its own terms and no other's`, () => {
      for (const sample of samples) assert.deepEqual(match(sample), [id], sample);
    });

    it(`leave the samples of ${id} to none of the known errors`, () => {
      for (const sample of samples) {
        const taken = recognize(sample).candidates.map(({ intent, evidence }) => `${intent} by ${evidence.map(({ rule }) => rule).join(', ')}`);
        assert.deepEqual(taken, [], sample);
        assert.equal(recognize(sample).neighbour, id);
      }
    });
  }

  for (const error of errors) {
    it(`match no sample of ${error}`, () => {
      const samples = knowledge.scenarios[error]?.rules.flatMap((rule) => [...rule.samples.ja, ...rule.samples.en]) ?? [];
      assert.ok(samples.length > 0);
      for (const sample of samples) assert.deepEqual(match(sample), [], sample);
    });
  }
});
