import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `npm run bench`: measures the built product against what others would use, and writes results.md and matching.svg. */
async function main(): Promise<void> {
  if (!existsSync(here('node_modules/.package-lock.json'))) install();
  // Loaded only now: they need what was just installed.
  const { matching } = await import('./matching.js');
  const { recognition } = await import('./recognition.js');
  const { turns } = await import('./turns.js');
  const recognized = await recognition();
  const { report, svg } = matching();
  const turned = await turns({ rounds: 7, seconds: 4 });
  const day = new Date().toISOString().slice(0, 10);
  const results = `# Benchmark\n\nWritten by \`npm run bench\` on ${day}: Node ${process.version}, ${machine()}. Everything runs side by side.\n\n${recognized}\n\n${report}\n\n${turned}\n${soak()}`;
  writeFileSync(here('results.md'), results);
  writeFileSync(here('matching.svg'), svg);
  process.stdout.write(`${results}\nWritten to bench/results.md and bench/matching.svg.\n`);
}

/** The figures of the soak, which has a run of its own, stay as they are. */
function soak(): string {
  return /\n## Soak\n[^]*/.exec(readFileSync(here('results.md'), 'utf8'))?.[0] ?? '';
}

function install(): void {
  const { status } = spawnSync('npm ci --prefix bench', { cwd: here('..'), shell: true, stdio: 'inherit' });
  if (status !== 0) throw new Error('The peers cannot be installed: run `npm ci --prefix bench` to see why.');
}

function machine(): string {
  const processors = cpus();
  const model = (processors[0]?.model ?? '').replace(/\((?:R|TM)\)| CPU|@.*| \d+-Core Processor/g, '').trim();
  return `${processors.length} × ${model === '' ? process.arch : model}`;
}

await main();
