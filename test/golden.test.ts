import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { replay } from '../src/guide/guide.js';
import type { Walk } from '../src/guide/types.js';
import { createSay } from '../src/knowledge/phrase.js';
import { locales, type Locale } from '../src/locale.js';
import { nearestError } from '../src/nearest.js';
import { createSearch } from '../src/search.js';
import { presentEntry } from '../src/view/entry.js';
import { presentFeedback } from '../src/view/feedback.js';
import type { Frame } from '../src/view/frame.js';
import { presentHelp, presentNotice, presentWelcome } from '../src/view/help.js';
import { intentTable, presentChoose, presentUnknown } from '../src/view/reading.js';
import type { View } from '../src/view/types.js';
import { presentWalk } from '../src/view/walk.js';
import { faultsOf } from '../src/profile/entries.js';
import type { Field } from '../src/profile/fields.js';
import { changed, emptyProfile, ownValues } from '../src/profile/profile.js';
import { presentLanguages, presentSaved, presentSettings } from '../src/view/settings.js';
import { knowledge, recognize, render } from './support/product.js';
import { sketch } from './support/sketch.js';
import { walksThrough } from './support/paths.js';

const folder = fileURLToPath(new URL('golden/', import.meta.url));
const update = process.env['UPDATE_GOLDEN'] !== undefined;
const intents = intentTable(knowledge);

type Present = (frame: Frame) => View;

/** The card of a node, its first answer read from the message and the others clicked. */
function at(scenario: string, node: string, aside?: Walk['aside']): Present {
  const content = knowledge.scenarios[scenario] ?? assert.fail(`no scenario ${scenario}`);
  const walk = [...walksThrough(content)].find((one) => replay(content, one).node.id === node) ?? assert.fail(`no way to ${node}`);
  const given = walk.given.map((one, index) => (index === 0 ? ({ ...one, by: 'told' } as const) : one));
  const evidence = [{ rule: 'a.rule', quote: 'the words that were pasted', line: 2, added: 0.9 }];
  const receipt = { intent: scenario, score: 0.9, evidence, runnerUp: { title: 'userPrincipalName is invalid (400)', score: 0.5, lost: 'weaker' } as const };
  const names = ['佐藤 花子', 'Megan Bowen', ''];
  const stamps = { zone: 'UTC+9', of: new Map(given.map(({ fact }, index) => [fact, { name: names[index % names.length] ?? '', time: `12:0${index}` }])) };
  return (frame) => presentWalk(content, { ...walk, given, aside }, receipt, frame, stamps);
}

const candidates = [
  { intent: 'deprovision-lync', scenario: 'deprovision', score: 0.7, facts: { target: 'lync' }, evidence: [] },
  { intent: 'deprovision-keep-mail-user', scenario: 'deprovision', score: 0.65, facts: {}, evidence: [] },
];
/** The record is made up, so that these cards change with words and views alone. */
function unknown(message: string, neighbour?: string): Present {
  const record = { status: 400, code: 'Request_BadRequest', message, target: undefined, requestId: undefined, time: undefined, tool: 'graph', line: 1, account: undefined, operation: undefined, start: 0, end: 0 } as const;
  const reading = { ...recognize(''), records: [record], neighbour };
  return (frame) => presentUnknown(reading, nearestError(knowledge, message, reading), { intents }, frame);
}

const megan = { id: '29:megan', name: 'Megan Bowen' };
const values = new Map<Field, string>([['environment', 'dedicated-itar'], ['mailboxAttribute', 'extensionAttribute10'], ['mailboxValue', 'BOX=1;'], ['deprovisionAttribute', 'extensionAttribute10'], ['filterValue', 'Skip']]);
const first = changed(emptyProfile, values, megan, new Date('2026-03-01T09:30:00Z')).profile;
const second = changed(first, new Map<Field, string | undefined>([['filterValue', undefined], ['asr', 'no']]), { id: '29:taro', name: '山田 太郎' }, new Date('2026-03-02T01:00:00Z'));
const examples = knowledge.scenarios['deprovision']?.examples ?? {};
const entered = new Map<Field, string>([...values, ['lyncAttribute', 'ｅxtensionAttribute6'], ['filterValue', 'a\u200bb']]);

const views: Readonly<Record<string, Present>> = {
  'question': at('deprovision', 'hold-plan'),
  'find-out': at('deprovision', 'hold-plan', 'find-out'),
  'review': at('deprovision', 'bp1', 'review'),
  'bp1': at('deprovision', 'bp1'),
  'bp2-variation-2': at('deprovision', 'bp2-variation-2'),
  'r4-out-of-scope': at('deprovision', 'r4-out-of-scope'),
  'license-exhausted-cloudgate-free': at('license-exhausted', 'cloudgate-free'),
  'bp1-own': (frame) => at('deprovision', 'bp1')({ ...frame, own: ownValues(first) }),
  'bp2-remember': (frame) => at('deprovision', 'bp2-variation-1')({ ...frame, offersToRemember: true }),
  'settings': (frame) => presentSettings({ profile: first }, examples, frame),
  'settings-faults': (frame) => presentSettings({ profile: first, entries: entered, faults: faultsOf(entered) }, examples, { ...frame, notices: [frame.say('noticeSettingsFaults')] }),
  'settings-saved': (frame) => presentSaved(second.profile, second.changes, frame),
  'language': (frame) => presentLanguages(frame),
  'resolution-tally': (frame) => at('license-exhausted', 'cloudgate-free')({ ...frame, tally: { solved: 2, unsolved: 1 } }),
  'feedback': (frame) => {
    const scenario = knowledge.scenarios['license-exhausted'] ?? assert.fail();
    const node = scenario.nodes['cloudgate-free'];
    return presentFeedback(scenario, node?.kind === 'resolution' ? node : assert.fail(), true, frame);
  },
  'entry': (frame) => presentEntry(createSearch(knowledge)('').find((one) => one.kind === 'resolution' && one.node.id === 'bp3') ?? assert.fail(), frame),
  'choose': (frame) => presentChoose(candidates, intents, frame),
  'confirm': (frame) => presentChoose(candidates.slice(0, 1), intents, frame),
  'unknown': unknown('Subscription with SKU 6fd2c87f has no free licenses'),
  'neighbour': unknown('Another object with the same value for property userPrincipalName already exists.', 'upn-duplicate'),
  'help': (frame) => presentHelp(intents, frame),
  'welcome': (frame) => presentWelcome(intents, frame),
  'stale': (frame) => at('deprovision', 'environment')({ ...frame, notices: [frame.say('noticeStale')] }),
  'notice': (frame) => presentNotice({ ...frame, notices: [frame.say('noticeNone')] }),
};

function aFrame(locale: Locale): Frame {
  return { locale, say: createSay(knowledge.phrases, locale), walk: 'walk-0001', revision: 3, notices: [] };
}

function read(name: string): string {
  try {
    return readFileSync(folder + name, 'utf8');
  } catch {
    return 'There is no such file yet: run UPDATE_GOLDEN=1 npx mocha test/golden.test.ts and read what it writes.';
  }
}

/** `UPDATE_GOLDEN=1` writes the cards as they are now; a person reads the difference before it is kept. */
describe('the golden cards', () => {
  before(() => {
    if (!update) return;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  });

  for (const locale of locales) {
    for (const [name, present] of Object.entries(views)) {
      it(`show ${name} in ${locale} as it was read and approved`, () => {
        const shown = sketch(render(present(aFrame(locale))).card);
        const file = `${name}.${locale}.txt`;
        if (update) writeFileSync(folder + file, shown);
        assert.equal(shown, read(file));
      });
    }
  }

  it('are all still compared', () => {
    const expected = locales.flatMap((locale) => Object.keys(views).map((name) => `${name}.${locale}.txt`));
    assert.deepEqual(readdirSync(folder).sort(), expected.sort());
  });
});
