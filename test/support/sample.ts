import assert from 'node:assert/strict';
import { stringify } from 'yaml';
import { parseScenario } from '../../src/knowledge/parse.js';
import { phraseKeys } from '../../src/knowledge/phrase.js';
import { readSource } from '../../src/knowledge/source.js';
import type { Knowledge, Scenario } from '../../src/knowledge/types.js';
import type { Frame } from '../../src/view/frame.js';

export type Json = Readonly<Record<string, unknown>>;

/** A text in both languages, which can be told apart. */
export const both = (text: string) => ({ ja: `和 ${text}`, en: text });

export function aQuestion(changes: Json = {}): Json {
  return {
    kind: 'question',
    fact: 'hold',
    text: both('Is it on hold?'),
    choices: [{ value: 'yes', next: 'kept' }, { value: 'no', next: 'removed' }],
    howToFind: { steps: [{ text: both('Ask the owner.') }] },
    ...changes,
  };
}

export function aResolution(changes: Json = {}): Json {
  return { kind: 'resolution', title: both('Done'), cause: both('It was used up.'), steps: [{ text: both('Do it.') }], sources: ['manual'], ...changes };
}

export function aRule(changes: Json = {}): Json {
  return { id: 'license.message', intent: 'license', all: ['no license left'], samples: { en: ['There is no license left.'] }, ...changes };
}

/** place: cloud -> hold: yes -> kept, no -> removed; place: ad -> in-ad. */
export const nodes = {
  place: aQuestion({ fact: 'place', text: both('Where is it?'), choices: [{ value: 'cloud', next: 'hold' }, { value: 'ad', next: 'in-ad' }] }),
  hold: aQuestion(),
  kept: aResolution({ links: ['guide'] }),
  removed: aResolution({ title: both('Removed') }),
  'in-ad': aResolution({ title: both('In AD') }),
} as const;

/** A small scenario as an author writes it; name only what differs. */
export function aScenario(changes: Json = {}): Json {
  return {
    id: 'license',
    revised: '2026-01-31',
    title: both('License'),
    summary: both('Licenses.'),
    intents: [{ id: 'license' }],
    facts: {
      place: { label: both('Place'), values: { cloud: both('Cloud'), ad: both('AD') } },
      hold: { label: both('Hold'), values: { yes: both('On hold'), no: both('Not on hold') } },
    },
    start: 'place',
    nodes,
    links: { guide: { title: both('Guide'), url: 'https://learn.microsoft.com/guide' } },
    sources: { manual: { title: both('Manual'), url: 'https://support.microsoft.com/manual', dated: both('Of 2020.') } },
    rules: [aRule()],
    ...changes,
  };
}

export function parsed(changes: Json = {}): Scenario {
  const result = parseScenario(readSource('knowledge/scenarios/license.yaml', stringify(aScenario(changes))));
  assert(result.ok, JSON.stringify(result));
  return result.value;
}

export const phrases = Object.fromEntries(phraseKeys.map((key) => [key, both(key)]));

export function aKnowledge(changes: Partial<Knowledge> = {}): Knowledge {
  const scenario = parsed();
  return { scenarios: { [scenario.id]: scenario }, concepts: {}, phrases, neighbours: [], rules: [], version: '0', ...changes };
}

/** A frame whose phrases say their own keys, so that no test depends on the product's words. */
export function aFrame(changes: Partial<Frame> = {}): Frame {
  const say: Frame['say'] = (key, values = {}) => [key, ...Object.values(values)].join(' ');
  return { locale: 'en', say, walk: 'walk-0001', revision: 3, notices: [], ...changes };
}
