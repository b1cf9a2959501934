import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseLabelled } from '../corpus.js';
import { explain, ShirubeError } from '../errors.js';
import { evaluate, floors, type Confusion, type Labelled, type Score } from '../evaluate.js';
import { folders } from '../folders.js';
import { loadKnowledge } from '../knowledge/load.js';
import { createRecognizer } from '../recognize/recognize.js';

/** `npm run eval [-- file …]`: scores labelled messages and fails below the committed floors. */
function main(parameters: readonly string[]): void {
  const files = parameters.length > 0 ? parameters : ownFiles();
  const recognize = createRecognizer(loadKnowledge(folders.knowledge));
  let below = false;
  for (const file of files) {
    const { scores, confusion, misses } = evaluate(readLabelled(file), recognize);
    process.stdout.write(`\n${basename(file)}\n${table(scores)}\n\n${matrix(confusion)}\n`);
    for (const miss of misses) process.stdout.write(`${miss}\n`);
    for (const { name, right, total } of scores) {
      const floor = floors[name];
      if (floor === undefined || total === 0 || right / total >= floor) continue;
      below = true;
      process.stdout.write(`BELOW THE FLOOR: ${name} ${percent(right, total)}, floor ${(floor * 100).toFixed(0)} %\n`);
    }
  }
  process.exitCode = below ? 1 : 0;
}

function ownFiles(): readonly string[] {
  const folder = fileURLToPath(new URL('../../test/corpus/', import.meta.url));
  return readdirSync(folder).filter((name) => name.endsWith('.jsonl')).map((name) => join(folder, name));
}

function readLabelled(file: string): readonly Labelled[] {
  if (!existsSync(file)) throw new ShirubeError('usage', `${file} does not exist.`, 'Name files of labelled messages, one JSON object a line.');
  return parseLabelled(file, readFileSync(file, 'utf8'));
}

function table(scores: readonly Score[]): string {
  return scores.map(({ name, right, total }) => `${name.padEnd(34)} ${`${right}/${total}`.padStart(9)}  ${percent(right, total)}`).join('\n');
}

/** Expected labels down, answers across; both are numbered to keep the lines short. */
function matrix(confusion: Confusion): string {
  const names = [...new Set([...confusion.keys(), ...[...confusion.values()].flatMap((answers) => [...answers.keys()])])].sort();
  const cell = (text: string | number) => String(text).padStart(4);
  const head = `${'expected / answered'.padEnd(34)}${names.map((_, index) => cell(index + 1)).join('')}`;
  const rows = names.map((label, index) => {
    const counts = names.map((answer) => confusion.get(label)?.get(answer) ?? 0);
    return `${String(index + 1).padStart(2)} ${label.padEnd(31)}${counts.map((count) => cell(count === 0 ? '.' : count)).join('')}`;
  });
  return [head, ...rows].join('\n');
}

function percent(right: number, total: number): string {
  return `${((100 * right) / Math.max(total, 1)).toFixed(1)} %`;
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 2;
}
