import assert from 'node:assert/strict';
import { exampleIntents, presentHelp, presentNotice, presentWelcome } from '../../src/view/help.js';
import { intentTable } from '../../src/view/reading.js';
import { aFrame } from '../support/sample.js';
import { knowledge } from '../support/product.js';

const intents = intentTable(knowledge);

describe('the help card', () => {
  it('explains the bot point by point', () => {
    const view = presentHelp(intents, aFrame());
    assert.deepEqual(view.kind === 'help' && [view.heading, ...view.points.map(({ runs }) => runs[0]?.text)], ['headingHelp', 'helpPaste', 'helpAsk', 'helpButtons', 'helpUnsure', 'helpSettings', 'helpSecret']);
  });

  it('names the examples in the language of the frame', () => {
    const view = presentHelp(intents, aFrame({ locale: 'ja' }));
    assert.deepEqual(view.kind === 'help' && view.choices.map(({ title }) => title), exampleIntents.map((id) => intents.get(id)?.title.ja));
  });

  it('leaves out an intent without an example', () => {
    const without = new Map([...intents].map(([id, intent]) => [id, { ...intent, example: undefined }]));
    const view = presentHelp(without, aFrame());
    assert.deepEqual(view.kind === 'help' && view.choices, []);
  });
});

describe('the examples', () => {
  it('are errors and questions', () => {
    const general = exampleIntents.filter((id) => id.startsWith('deprovision'));
    assert.deepEqual([exampleIntents.length, general.length], [5, 2]);
  });

  it('are all in the knowledge', () => {
    assert.deepEqual(exampleIntents.filter((id) => intents.get(id)?.example === undefined), []);
  });
});

describe('the welcome card', () => {
  it('says what the bot is for instead of how to use it', () => {
    const view = presentWelcome(intents, aFrame());
    assert.deepEqual(view.kind === 'help' && [view.heading, ...view.details.map(({ runs }) => runs[0]?.text), view.examplesHeading, view.points], ['headingWelcome', 'detailWelcome', 'detailWelcomeShared', 'headingExamples', []]);
  });

  it('carries the intent of an example, which is read like a message', () => {
    const view = presentWelcome(intents, aFrame());
    assert.deepEqual(view.kind === 'help' && view.choices[0]?.data, { version: 1, walk: 'walk-0001', revision: 3, language: 'en', event: 'example', intent: exampleIntents[0] });
  });
});

describe('the notice card', () => {
  it('shows its first sentence as the heading and the others below', () => {
    const { heading, notices, navigation } = presentNotice(aFrame({ notices: ['Gone.', 'Ask again.'] }));
    assert.deepEqual([heading, notices, navigation], ['Gone.', [{ text: 'Ask again.' }], []]);
  });
});
