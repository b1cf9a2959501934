import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../..', import.meta.url);
const page = readFileSync(new URL('docs/threat-model.md', root), 'utf8');
const rows = page.split('\n').filter((line) => /^\| \d /.test(line)).map((line) => line.split(' | ').map((cell) => cell.trim()));
/** A file, and the titles that stand after it up to the next file. */
const proofs = rows.flatMap(([threat = '', , cell = '']) =>
  [...cell.matchAll(/`([^`]+\.test\.ts)`:((?: ?"[^"]+",?)+)/g)].flatMap(([, file = '', titles = '']) => [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ threat, file, title }))),
);

/** Titles of a file, where what is filled in is its last word: `refuses ${address.host}` is "refuses host". */
function titlesOf(file: string): ReadonlySet<string> {
  const text = readFileSync(new URL(`test/${file}`, root), 'utf8');
  return new Set([...text.matchAll(/\b(?:it|together)\(\s*(['`])(.*?)(?<!\\)\1/g)].map(([, , title = '']) => title.replace(/\$\{[^}]*?(\w+)\)?\}/g, '$1').replaceAll("\\'", "'")));
}

describe('the threat model', () => {
  it('names a defence and a proof for every threat, on every border', () => {
    assert.ok(rows.length >= 20);
    assert.deepEqual(rows.filter(([threat, defence, proof]) => !threat || !defence || !proof?.includes('.test.ts`: "')), []);
    assert.deepEqual([...new Set(rows.map(([threat]) => threat?.[2]))], ['1', '2', '3', '4', '5', '6']);
  });

  it('fits on two screens', () => {
    assert.ok(page.split('\n').length <= 60 && page.split(/\s+/).length <= 1_300, `${page.split(/\s+/).length} words`);
  });

  for (const { threat, file, title } of proofs) {
    it(`is right that ${file} proves "${title}" (${threat.slice(2)})`, () => {
      assert.ok(existsSync(fileURLToPath(new URL(`test/${file}`, root))), file);
      assert.ok(titlesOf(file).has(title), [...titlesOf(file)].join('\n'));
    });
  }
});
