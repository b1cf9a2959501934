// A program of its own, to be killed: writes as fast as it can and prints the number of every acknowledged write.
import { writeSync } from 'node:fs';
import { openSqlite } from '../../src/store/sqlite.js';

const [folder = ''] = process.argv.slice(2);
const never = new Date(8.64e15);
const store = await openSqlite(folder);
let revision = (await store.get('kill', 'counter'))?.revision ?? 0;
for (;;) {
  const next = await store.put('kill', 'counter', { text: 'x'.repeat(5000), revision }, revision, never);
  if (next === undefined) throw new Error('Somebody else writes.');
  revision = next;
  await store.append('kill', revision, new Date(revision));
  writeSync(1, `${String(revision)}\n`);
}
