import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const parts = ['src', 'knowledge', 'cards', 'docs/authoring.md', 'test/corpus/tune.jsonl', 'package.json', 'tsconfig.json'];

/** A copy of the project under git, in which an author's commands run and may change anything. */
export interface Project {
  readonly folder: string;
  /** Runs a command line there. Gives what it printed and its exit code; it never throws. */
  readonly run: (line: string) => { readonly printed: string; readonly code: number };
  readonly remove: () => void;
}

export function copyProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), 'shirube-author-'));
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const run = (line: string) => {
    try {
      return { printed: execFileSync('sh', ['-c', `${line} 2>&1`], { cwd: folder, encoding: 'utf8', timeout: 60_000 }), code: 0 };
    } catch (error) {
      const { stdout, status } = error as { readonly stdout?: string; readonly status?: number };
      return { printed: stdout ?? '', code: status ?? 1 };
    }
  };
  run('git init -q && git add src knowledge cards test && git -c user.name=author -c user.email=author@localhost commit -qm start');
  return { folder, run, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
