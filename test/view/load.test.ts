import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ShirubeError } from '../../src/errors.js';
import { folders } from '../../src/folders.js';
import { loadTemplates } from '../../src/view/load.js';

/** As many as the product has. */
const kinds = Object.keys(loadTemplates(folders.cards));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cards-'));
  mkdirSync(join(folder, 'parts'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function load(files: Readonly<Record<string, unknown>> = {}) {
  const all = { ...Object.fromEntries(kinds.map((kind) => [`${kind}.json`, { kind }])), ...files };
  for (const [name, content] of Object.entries(all)) writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return loadTemplates(folder);
}

describe('loadTemplates', () => {
  it('reads a template for each kind of view', () => {
    assert.deepEqual(load(), Object.fromEntries(kinds.map((kind) => [kind, { kind }])));
  });

  it('puts a part where it is named', () => {
    assert.deepEqual(load({ 'notice.json': { body: { $part: 'line' } }, 'parts/line.json': { text: 'x' } }).notice, { body: { text: 'x' } });
  });

  it('spreads a part that is a list into the list that it stands in', () => {
    assert.deepEqual(load({ 'notice.json': [{ $part: 'lines' }, 3], 'parts/lines.json': [1, 2] }).notice, [1, 2, 3]);
  });

  it('leaves a list inside a list as it is', () => {
    assert.deepEqual(load({ 'notice.json': [[1], 2] }).notice, [[1], 2]);
  });

  it('fills the parts of a part', () => {
    assert.deepEqual(load({ 'notice.json': [{ $part: 'outer' }], 'parts/outer.json': [{ items: [{ $part: 'inner' }] }], 'parts/inner.json': ['x'] }).notice, [{ items: ['x'] }]);
  });

  it('names a template that is not JSON', () => {
    assert.throws(() => load({ 'help.json': '{' }), (error) => error instanceof ShirubeError && error.code === 'cards' && /help\.json cannot be read as JSON/.test(error.message));
  });

  it('names a part that is not there', () => {
    assert.throws(() => load({ 'help.json': { $part: 'nowhere' } }), (error) => error instanceof ShirubeError && /nowhere\.json/.test(error.message));
  });
});
