import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folders } from '../../src/folders.js';
import { printFault } from '../../src/knowledge/fault.js';
import { readKnowledge, type ReadKnowledge } from '../../src/knowledge/load.js';
import { checkSamples } from '../../src/knowledge/samples.js';
import { createJudge } from '../../src/recognize/judge.js';

const conflict = 'scenarios/license-conflict.yaml';

/**
 * What an author does to a file of the product: the words that are replaced by others, the words that the fault must
 * point at in the changed file (the first place where they stand), and the sentence that must be told there.
 */
const edits: readonly (readonly [string, string, string, string, string, RegExp])[] = [
  ['leaves a quote open', conflict, 'ja: "プランの競合エラー (400)"', 'ja: "プランの競合エラー (400)', '"プランの競合エラー (400)', /yaml: a closing quote, bracket, comma or colon is missing/],
  ['indents with a tab', conflict, '  en: "Service plans conflict (400)"', '\ten: "Service plans conflict (400)"', '\ten: "Service', /yaml: this line is indented with a tab\. Indent with spaces only\./],
  ['writes a key twice', conflict, 'start: seen-in', 'start: seen-in\nstart: assigned-by', 'start: assigned-by', /yaml: this key is written twice/],
  ['uses an alias before it is defined', conflict, 'summary:', 'summary: *later\nnot-summary:', '*later', /yaml: \*later stands for nothing\. Define &later above/],
  ['forgets the quotes around a text with a colon', conflict, '- { value: cloudgate, next: profile-problem }', '- value: cloudgate: or not', 'cloudgate: or not', /yaml: there is one ": " too many|yaml: .*colon/],
  ['misspells a key', conflict, '    howToFind:', '    howtofind:', 'howtofind:', /"howtofind" is no key of this\. Remove or rename howtofind\./],
  ['leaves a language out', conflict, '  en: "Service plans conflict (400)"\n', '', 'ja: "プランの競合エラー (400)"', /title\.en: is missing\. Write the text in English too/],
  ['leaves a text empty', conflict, 'en: "Which plans are in conflict?"', 'en: ""', '""', /en: is empty\. Write the text in English too/],
  ['writes a word where a list belongs', conflict, 'links: [plan-table, cloudgate-profile]', 'links: plan-table', 'plan-table\n', /howToFind\.links: must be a list\./],
  ['leads a choice to a node that is not there', conflict, 'next: assigned-by }', 'next: asigned-by }', 'asigned-by', /leads to "asigned-by", which is no node\. Did you mean "assigned-by"\? Add the node or correct the name\./],
  ['leads a choice back', conflict, 'next: plan-pair-user }', 'next: seen-in }', 'seen-in }', /leads back to "seen-in": the walk would never end/],
  ['leaves a node that nothing leads to', conflict, '  cloudgate-differs:\n    kind: resolution', '  lost:\n    kind: resolution\n    title: &t { ja: "あ", en: "a" }\n    cause: *t\n    steps: [{ text: *t }]\n    sources: [isr-qa]\n  cloudgate-differs:\n    kind: resolution', 'lost:', /nodes\.lost: cannot be reached from the start/],
  ['offers a value that the fact does not have', conflict, '{ value: cloudgate, next', '{ value: cloud, next', '{ value: cloud, next', /choices\.cloud: is no value of "seen-in"/],
  ['offers a value twice', conflict, '{ value: graph, next: assigned-by }', '{ value: cloudgate, next: assigned-by }', '{ value: cloudgate, next: assigned-by }', /choices\.cloudgate: is offered twice/],
  ['makes a label too long for a button', conflict, 'value: user, next: plan-pair-user', 'value: user, label: { ja: "あ", en: "Directly to the user, one licence at a time" }, next: plan-pair-user', '"Directly to the user, one', /label\.en: is 43 wide\. A phone shows 36/],
  ['names a link that is not there', conflict, 'links: [plan-table, cloudgate-profile]', 'links: [plan-table, cloudgate-profil]', 'cloudgate-profil]', /links\.1: "cloudgate-profil" is no link\. Did you mean "cloudgate-profile"\? Define it under links\./],
  ['links to a host that is not known', conflict, 'https://learn.microsoft.com/graph/api/user-assignlicense', 'https://example.com/graph', '"https://example.com/graph"', /example\.com is not on the list of hosts/],
  ['names a source that is not there', conflict, 'sources: [isr-qa, isr-profile, ms-group-problems]', 'sources: [isr-qa, isr-profil]', 'isr-profil]', /sources\.1: "isr-profil" is no source/],
  ['leaves bold open', conflict, 'en: "Which plans are in conflict?"', 'en: "Which **plans are in conflict?"', '"Which **plans', /has an opening \*\* without its end/],
  ['writes a Markdown link into a text', conflict, 'en: "Which plans are in conflict?"', 'en: "Which [plans](x)?"', '"Which [plans](x)?"', /holds markup that a card would not show as meant/],
  ['gives a rule no sample', conflict, '    samples:\n      en: ["state Error, error MutuallyExclusiveViolation for 3 users"]\n      ja: ["MutuallyExclusiveViolation と表示されます"]\n', '', 'id: license-conflict.group', /samples: has no sample/],
  ['names a concept that is not in the lexicon', conflict, '"mutuallyexclusiveserviceplans"', '"@exclusiv"', '"@exclusiv"', /uses the concept @exclusiv, which the lexicon does not have/],
  ['writes a pattern that can run without end', conflict, '"mutuallyexclusiveserviceplans"', '"/(a+)+b/"', '"/(a+)+b/"', /can take time without end/],
  ['names an intent that the scenario does not open', conflict, 'intent: license-conflict\n    score: 0.8', 'intent: licence-conflict\n    score: 0.8', 'licence-conflict', /names the intent "licence-conflict"/],
  ['gives two rules one id', conflict, 'id: license-conflict.portal', 'id: license-conflict.group', 'id: license-conflict.group\n    intent: license-conflict\n    score: 0.8\n    all: [["conflicting', /is the id of another rule too/],
  ['leaves a sentence to be written', conflict, 'en: "Which plans are in conflict?"', 'en: "TODO ask it"', '"TODO ask it"', /is to be written: "TODO ask it"\. Write it\./],
  ['writes a sample that the rule does not match', conflict, '"MutuallyExclusiveViolation と表示されます"', '"競合と表示されます"', '"競合と表示されます"', /does not match its sample "競合と表示されます"/],
  ['writes a near miss that the rule matches', conflict, 'near: ["--duration', 'near: ["service plans A, B are mutually exclusive", "--duration', '"service plans A, B are mutually', /matches its near miss/],
  ['knows an error by words that no long log is searched for', conflict, '"mutuallyexclusiveserviceplans"]]\n    samples:\n      en: ["state Error', '"plan_gone"]]\n    samples:\n      en: ["code: Plan_Gone", "state Error', '"code: Plan_Gone"', /no word of its sample "code: Plan_Gone" says that something went wrong, so a long log would hide it\. Add a word of it to src\/recognize\/faults\.ts\./],
  ['names a neighbour of an error that is not known', 'neighbours.yaml', 'near: upn-invalid', 'near: upn-invalit', 'upn-invalit', /near: "upn-invalit" is no intent of any scenario\. Did you mean "upn-invalid"\?/],
  ['gives two neighbours one id', 'neighbours.yaml', '- id: proxy-address-duplicate', '- id: upn-duplicate', 'id: upn-duplicate\n  near: upn-invalid\n  all: [["another object with the same value for property proxy', /is the id of another neighbour too/],
  ['fills other names in', 'phrases.yaml', 'en: "Line {line}: “{quote}”"', 'en: "Line {number}: “{quote}”"', 'whyQuote:', /whyQuote: fills in other \{names\}/],
];

const folder = mkdtempSync(join(tmpdir(), 'shirube-faults-'));

function check(): ReadKnowledge {
  const read = readKnowledge(folder);
  if (read.faults.length > 0) return read;
  return { ...read, faults: checkSamples(read, createJudge(read.knowledge)) };
}

describe('an author who', () => {
  // The largest scenario has no part in these edits and would be read for each of them.
  before(() => {
    cpSync(folders.knowledge, folder, { recursive: true, filter: (path) => !path.endsWith('deprovision.yaml') });
    const neighbours = join(folder, 'neighbours.yaml');
    writeFileSync(neighbours, readFileSync(neighbours, 'utf8').replaceAll(/near: deprovision.*/g, 'near: upn-invalid').replaceAll(/^ +open: .*deprovision.*\n/gm, ''));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('has made no mistake yet', () => {
    assert.deepEqual(check().faults, []);
  });

  for (const [what, name, old, changed, pointed, sentence] of edits) {
    it(`${what} is told so in a sentence, at the line and column`, () => {
      const path = join(folder, name);
      const text = readFileSync(path, 'utf8');
      assert.ok(text.includes(old), `the file does not say ${old}`);
      const edited = text.replace(old, () => changed);
      writeFileSync(path, edited);
      try {
        const told = check().faults.filter(({ file }) => file === `knowledge/${name}`).map(printFault);
        const before = edited.slice(0, edited.indexOf(pointed)).split('\n');
        const place = `knowledge/${name}:${before.length}:${(before.at(-1) ?? '').length + 1} `;
        const fault = told.find((one) => one.startsWith(place));
        assert.ok(fault, `${place}\n${told.join('\n')}`);
        assert.match(fault, sentence);
      } finally {
        writeFileSync(path, text);
      }
    });
  }
});
