import assert from 'node:assert/strict';
import { begin, step } from '../../src/guide/guide.js';
import type { Walk } from '../../src/guide/types.js';
import { presentHelp, presentNotice, presentWelcome } from '../../src/view/help.js';
import { toPlain } from '../../src/view/plain.js';
import { presentChoose, presentUnknown } from '../../src/view/reading.js';
import { presentWalk } from '../../src/view/walk.js';
import { aFrame, aQuestion, aResolution, both, nodes, parsed } from '../support/sample.js';

const full = aResolution({
  checks: [{ text: both('Look.') }],
  steps: [{ text: both('Delete `it`.'), danger: both('It is **gone**.'), code: ['rm it'], options: [{ text: both('Now.'), code: ['now'] }, { text: both('Later.') }] }],
  warnings: [both('Mind.')],
  notes: [both('Note.')],
  links: ['guide'],
});
const hold = aQuestion({ detail: both('It **matters**.'), howToFind: { steps: [{ text: both('Ask the owner.') }], links: ['guide'] } });
const license = parsed({ nodes: { ...nodes, kept: full, hold } });
const cloud: Walk = step(license, begin(license, {}), { kind: 'choose', fact: 'place', value: 'cloud' }) ?? assert.fail();

const linesOf = (walk: Walk): readonly string[] => toPlain(presentWalk(license, walk, undefined, aFrame())).split('\n');

describe('toPlain', () => {
  it('begins with the notices', () => {
    assert.equal(toPlain(presentWalk(license, cloud, undefined, aFrame({ notices: ['Moved on.'] }))).split('\n')[0], 'Moved on.');
  });

  it('writes a question with the answers so far and the buttons', () => {
    assert.deepEqual(linesOf(cloud), ['Is it on hold?', 'topicProgress License 2 2', 'Place: decisionChosen Cloud', 'It matters.', '[On hold]', '[Not on hold]', '[buttonUnsure]']);
  });

  it('writes how to find out', () => {
    assert.deepEqual(linesOf({ ...cloud, aside: 'find-out' }).slice(3), ['1. Ask the owner.', 'Guide https://learn.microsoft.com/guide', 'headingYourAnswer', '[On hold]', '[Not on hold]']);
  });

  it('writes the answers that can be changed', () => {
    assert.deepEqual(linesOf({ ...cloud, aside: 'review' }).slice(3), ['detailReview', '[buttonChange Place Cloud]']);
  });

  it('writes a resolution with a danger above its step, and addresses in full', () => {
    const walk = begin(license, { place: 'cloud', hold: 'yes' });
    assert.deepEqual(linesOf(walk).slice(4), [
      'headingCause', 'It was used up.', 'headingWarnings', '! Mind.', 'headingChecks', '1. Look.', 'headingSteps', 'labelDanger It is gone.', '1. Delete it.', '   rm it',
      '   (a) Now.', '      now', '   (b) Later.', 'headingNotes', '- Note.', 'headingLinks', 'Guide https://learn.microsoft.com/guide', 'headingSource', 'labelSource Manual Of 2020.', 'labelRevised 2026-01-31',
    ]);
  });

  it('writes the candidates', () => {
    const view = presentChoose([{ intent: 'license', scenario: 'license', score: 0.5, facts: {}, evidence: [] }], new Map(), aFrame());
    assert.equal(toPlain(view), 'headingConfirm\ndetailConfirm\n[license]\n[buttonNone]');
  });

  it('writes what was read, what is near and what to paste next', () => {
    const record = { status: 503, code: undefined, message: undefined, target: undefined, requestId: undefined, time: undefined, tool: undefined, line: 1, account: undefined, operation: undefined, start: 0, end: 0 };
    const near = { intent: 'license', difference: { kind: 'words', known: 'no license left' } } as const;
    assert.deepEqual(toPlain(presentUnknown({ records: [record] }, near, { intents: new Map() }, aFrame())).split('\n'), [
      'headingUnknown', 'detailUnknown', 'readStatus: 503', 'headingNearest', 'nearestTitle license', 'differsWords', 'no license left', 'headingNext', '- nextWhole', '- nextWhere', '- nextDoing',
    ]);
  });

  it('writes the welcome', () => {
    assert.equal(toPlain(presentWelcome(new Map(), aFrame())), 'headingWelcome\ndetailWelcome\ndetailWelcomeShared\nheadingExamples');
  });

  it('writes the help point by point, with the examples', () => {
    const intent = { id: 'license-exhausted', title: both('License'), facts: {}, general: false, example: both('No license.') };
    assert.deepEqual(toPlain(presentHelp(new Map([[intent.id, intent]]), aFrame())).split('\n'), [
      'headingHelp', '- helpPaste', '- helpAsk', '- helpButtons', '- helpUnsure', '- helpSettings', '- helpSecret', 'headingExamples', '[License]',
    ]);
  });

  it('writes a notice once', () => {
    assert.equal(toPlain(presentNotice(aFrame({ notices: ['Gone.'] }))), 'Gone.');
  });
});
