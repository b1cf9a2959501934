import assert from 'node:assert/strict';
import type { Intent } from '../../src/knowledge/types.js';
import type { Near } from '../../src/nearest.js';
import type { Candidate, ErrorRecord } from '../../src/recognize/types.js';
import { intentTable, presentChoose, presentUnknown } from '../../src/view/reading.js';
import type { Rich } from '../../src/view/types.js';
import { aFrame, both, parsed } from '../support/sample.js';

function anIntent(changes: Partial<Intent> = {}): Intent {
  return { id: 'license', title: both('License'), facts: {}, general: false, example: undefined, ...changes };
}

function aCandidate(changes: Partial<Candidate> = {}): Candidate {
  return { intent: 'license', scenario: 'license', score: 0.5, facts: {}, evidence: [], ...changes };
}

function aRecord(changes: Partial<ErrorRecord> = {}): ErrorRecord {
  return { status: undefined, code: undefined, message: undefined, target: undefined, requestId: undefined, time: undefined, tool: undefined, line: 1, account: undefined, operation: undefined, start: 0, end: 0, ...changes };
}

const textOf = ({ runs }: Rich): string => runs.map(({ text }) => text).join('');
const intents = new Map([anIntent(), anIntent({ id: 'upn', title: both('UPN') })].map((intent) => [intent.id, intent]));
const choose = (...candidates: readonly Candidate[]) => {
  const view = presentChoose(candidates, intents, aFrame());
  assert(view.kind === 'choose');
  return view;
};
const unknown = (records: readonly ErrorRecord[], near?: Near) => {
  const view = presentUnknown({ records }, near, { intents }, aFrame());
  assert(view.kind === 'unknown');
  return view;
};

describe('the view of several candidates', () => {
  it('offers them by their titles, and none of them', () => {
    const { heading, details, choices } = choose(aCandidate(), aCandidate({ intent: 'upn' }));
    assert.deepEqual([heading, details[0]?.runs[0]?.text, ...choices.map(({ title }) => title)], ['headingChoose', 'detailChoose', 'License', 'UPN', 'buttonNone']);
  });

  it('can be closed with none of them', () => {
    assert.deepEqual(choose(aCandidate()).choices[1]?.data, { version: 1, walk: 'walk-0001', revision: 3, language: 'en', event: 'none' });
  });

  it('asks for a confirmation when there is one', () => {
    const { heading, details } = choose(aCandidate());
    assert.deepEqual([heading, details[0]?.runs[0]?.text], ['headingConfirm', 'detailConfirm']);
  });

  it('offers no more than four, and none of them', () => {
    assert.equal(choose(...Array.from({ length: 6 }, () => aCandidate())).choices.length, 5);
  });

  it('sends what the message told along with the choice', () => {
    assert.deepEqual(choose(aCandidate({ facts: { hold: 'yes' } })).choices[0]?.data, {
      version: 1, walk: 'walk-0001', revision: 3, language: 'en', event: 'open', intent: 'license', path: ['hold~yes'],
    });
  });
});

describe('the view of what was not recognized', () => {
  it('offers the steps that may be meant, which begin with a click and no sooner', () => {
    const neighbour = { id: 'back', near: 'license', all: [], none: [], title: both('Have it back'), difference: both('d'), meaning: both('**urgent**'), next: both('touch nothing'), link: undefined, samples: [], open: { intent: 'license', facts: { mode: 'fix' } } };
    const view = presentUnknown({ records: [] }, { intent: 'license', difference: { kind: 'neighbour', neighbour } }, { intents }, aFrame());
    assert(view.kind === 'choose');
    assert.deepEqual([view.heading, ...view.details.map(textOf), ...view.choices.map(({ title }) => title)], ['headingConfirm', 'urgent', 'touch nothing', 'Have it back', 'buttonNone']);
    assert.deepEqual(view.choices.map(({ data }) => data.event), ['open', 'none']);
    assert.deepEqual(view.choices[0]?.data, { version: 1, walk: 'walk-0001', revision: 3, language: 'en', event: 'open', intent: 'license', path: ['mode~fix'] });
  });

  it('shows what was read', () => {
    const record = aRecord({ status: 403, code: 'Denied', message: 'No.', target: 'taro', tool: 'graph', requestId: 'r-1' });
    assert.deepEqual(unknown([record]).read.map(({ label, value }) => `${label}=${value}`), [
      'readStatus=403', 'readCode=Denied', 'readMessage=No.', 'readTarget=taro', 'readTool=toolGraph', 'readRequest=r-1',
    ]);
  });

  it('leaves out what was not read', () => {
    const { heading, details, read } = unknown([aRecord({ status: 500 })]);
    assert.deepEqual([heading, details[0]?.runs[0]?.text, read], ['headingUnknown', 'detailUnknown', [{ label: 'readStatus', value: '500' }]]);
  });

  it('cuts a long message short', () => {
    assert.equal(unknown([aRecord({ message: 'x'.repeat(5000) })]).read[0]?.value.length, 300);
  });

  it('says that there was nothing to read when there was no error', () => {
    const { read, details } = unknown([]);
    assert.deepEqual([read, details[0]?.runs[0]?.text], [[], 'detailUnknownPlain']);
  });

  it('says what to paste next, and offers help', () => {
    const { next, navigation } = unknown([]);
    assert.deepEqual([next.heading, ...next.items.map(({ text }) => text)], ['headingNext', 'nextWhole', 'nextWhere', 'nextDoing']);
    assert.deepEqual(navigation, [{ title: 'buttonHelp', mode: 'primary', data: { version: 1, walk: 'walk-0001', revision: 3, language: 'en', event: 'help' } }]);
  });

  it('names no nearest error when there is none', () => {
    assert.deepEqual(unknown([]).nearest, []);
  });

  it('names the code that differs as it was pasted', () => {
    const [near] = unknown([], { intent: 'upn', difference: { kind: 'code', found: '[x](https://evil)', known: 'denied' } }).nearest;
    assert.equal((near?.items ?? []).map(textOf)[1], 'differsCode code [x](https://evil) denied');
  });

  it('shows the words of the nearest error that are missing, by themselves', () => {
    const [near] = unknown([], { intent: 'upn', difference: { kind: 'words', known: 'Property is invalid' } }).nearest;
    assert.deepEqual([(near?.items ?? []).map(textOf)[1], near?.words], ['differsWords', [{ text: 'Property is invalid' }]]);
  });
});

describe('intentTable', () => {
  it('finds an intent of any scenario by its id', () => {
    const scenarios = { license: parsed(), upn: parsed({ id: 'upn', intents: [{ id: 'upn-invalid', title: both('UPN') }] }) };
    assert.deepEqual(intentTable({ scenarios }).get('upn-invalid')?.title, both('UPN'));
  });
});
