import assert from 'node:assert/strict';
import { readSource } from '../../src/knowledge/source.js';

const text = [
  'title: &t { ja: あ, en: a }', // line 1
  'other: *t',
  'nodes:',
  '  hold:',
  '    links: [one, two]',
  'rules:',
  '  - id: license.message',
  '    all: [a, [b, c]]',
  '  - id: license',
  '    all: [d]',
  '  - id: twice',
  '  - id: twice',
].join('\n');
const source = readSource('knowledge/scenarios/license.yaml', `${text}\n`);

const places: readonly (readonly [string, string, number, number])[] = [
  ['a scalar at its value', 'title.en', 1, 24],
  ['what an alias stands for where it is written', 'other.en', 1, 24],
  ['a group at its key', 'nodes.hold', 4, 3],
  ['an item of a list by its number', 'nodes.hold.links.1', 5, 18],
  ['an item of a list by its id, dots and all', 'rules.license.message.all.1.0', 8, 15],
  ['the shorter of two ids where the longer does not fit', 'rules.license.all.0', 10, 11],
  ['the last of two with one id', 'rules.twice', 12, 5],
  ['what is missing at what it is missing from', 'nodes.hold.text.ja', 5, 5],
];

describe('the place of', () => {
  for (const [what, place, line, column] of places) {
    it(what, () => {
      assert.deepEqual(source.at(place), { line, column });
    });
  }
});
