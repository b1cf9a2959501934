import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readButton } from '../src/button.js';
import type { Json } from './support/sample.js';

function aButton(changes: Json = {}): Json {
  return { version: 1, walk: 'walk-0001', revision: 3, language: 'en', scenario: 'license', path: ['hold=yes'], event: 'back', ...changes };
}

const ofOurs: readonly Json[] = [
  aButton({ event: 'choose', fact: 'hold', choice: 'yes' }),
  aButton({ event: 'change', fact: 'hold' }),
  aButton({ event: 'language', aside: 'find-out' }),
  aButton({ event: 'language', aside: 'review' }),
  aButton({ event: 'back', aside: 'find-out' }),
  ...['unsure', 'review', 'back', 'restart', 'language'].map((event) => aButton({ event })),
  { version: 1, walk: 'walk-0001', revision: 0, language: 'ja', event: 'open', intent: 'license', path: [] },
  { version: 1, walk: 'walk-0001', revision: 0, language: 'ja', event: 'example', intent: 'license' },
  ...['none', 'help'].map((event) => ({ version: 1, walk: 'walk-0001', revision: 0, language: 'ja', event })),
];

const foreign: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a text', 'back'],
  ['a list', [aButton()]],
  ['a number', 3],
  ['an object with nothing in it', {}],
  ['an event that it does not know', aButton({ event: 'delete' })],
  ['an event of 10 KB', aButton({ event: 'x'.repeat(10_240) })],
  ['another version', aButton({ version: 2 })],
  ['a revision that is a text', aButton({ revision: '3' })],
  ['a revision below zero', aButton({ revision: -1 })],
  ['a revision that is no whole number', aButton({ revision: 1.5 })],
  ['a language that it does not speak', aButton({ language: 'fr' })],
  ['a walk whose id holds a path', aButton({ walk: '../../walk' })],
  ['a scenario that is an object', aButton({ scenario: { id: 'license' } })],
  ['the name of an object\'s ancestor as a scenario', aButton({ scenario: '__proto__' })],
  ['a path that is a text', aButton({ path: 'hold=yes' })],
  ['a path that is too long', aButton({ path: Array.from({ length: 41 }, () => 'hold=yes') })],
  ['a choice without its fact', aButton({ event: 'choose', choice: 'yes' })],
  ['a candidate whose path is too long', { ...aButton({ event: 'open', intent: 'license' }), path: Array.from({ length: 41 }, () => 'hold=yes') }],
  ['a candidate without its intent', aButton({ event: 'open' })],
];

describe('readButton', () => {
  for (const button of ofOurs) {
    it(`reads the button ${[button['event'], button['aside']].filter(Boolean).join(' ')} as it was written`, () => {
      assert.deepEqual(readButton(JSON.parse(JSON.stringify(button))), button);
    });
  }

  for (const [what, data] of foreign) {
    it(`does not take ${what} for a button`, () => {
      assert.equal(readButton(data), undefined);
    });
  }

  it('leaves out what does not belong to a button', () => {
    assert.deepEqual(readButton(JSON.parse(JSON.stringify(aButton()).replace('{', '{"__proto__":{"admin":true},"extra":1,'))), aButton());
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.record({ ...aButtonOfAnything() })), (data) => assert.doesNotThrow(() => readButton(data))));
  });
});

function aButtonOfAnything() {
  const anything = fc.anything();
  return { version: fc.constant(1), walk: anything, revision: anything, language: anything, scenario: anything, path: anything, event: fc.constantFrom('choose', 'language', 'open', 'none') };
}
