import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, type Change } from '../compare.js';
import { parseLabelled } from '../corpus.js';
import { explain, ShirubeError } from '../errors.js';
import { folders } from '../folders.js';
import { faulty, loadKnowledge, readKnowledge } from '../knowledge/load.js';
import type { Knowledge } from '../knowledge/types.js';
import { createRecognizer } from '../recognize/recognize.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const corpus = join(root, 'test/corpus');

/** `npm run changes [-- ref]`: which messages of the corpus the knowledge now answers differently than at a commit (HEAD). */
function main([ref = 'HEAD', ...others]: readonly string[]): void {
  if (others.length > 0) throw new ShirubeError('usage', 'There is more than one commit to compare with.', 'Write: npm run changes -- main');
  const before = createRecognizer(knowledgeAt(ref));
  const after = createRecognizer(loadKnowledge(folders.knowledge));
  const rows = readdirSync(corpus).filter((name) => name.endsWith('.jsonl')).sort().flatMap((name) => parseLabelled(name, readFileSync(join(corpus, name), 'utf8')));
  const changes = compare(rows, before, after);
  for (const change of changes) process.stdout.write(`${print(change)}\n`);
  const better = changes.filter(({ was, is }) => !was && is).length;
  const worse = changes.filter(({ was, is }) => was && !is).length;
  process.stdout.write(`${changes.length} of ${rows.length} messages are answered differently than at ${ref}: ${better} now right, ${worse} now wrong\n`);
}

function print({ id, text, before, after, label, was, is }: Change): string {
  const verdict = was === is ? '' : is ? ' (now right)' : ` (now wrong: expected ${label})`;
  return `${id}  ${JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)}\n  - ${before}\n  + ${after}${verdict}`;
}

/** The knowledge of a commit, read by the code of today. Words of cards do not matter here, so missing phrases are no fault. */
function knowledgeAt(ref: string): Knowledge {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-before-'));
  try {
    for (const path of git('ls-tree', '-r', '--name-only', `${ref}:knowledge`).split('\n').filter((name) => name.endsWith('.yaml'))) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), git('show', `${ref}:knowledge/${path}`));
    }
    const { knowledge, faults } = readKnowledge(folder);
    const grave = faults.filter(({ file }) => file !== 'knowledge/phrases.yaml');
    if (grave.length > 0) throw faulty(grave);
    return knowledge;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function git(...parameters: readonly string[]): string {
  try {
    return execFileSync('git', ['-C', root, ...parameters], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (cause) {
    throw new ShirubeError('usage', `git ${parameters.join(' ')} failed.`, 'Name a commit or branch of this repository that has the folder knowledge.', cause);
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 2;
}
