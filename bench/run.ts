import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const usage = 'npm run bench [-- --only recognition|matching|turns|production] [--rounds 15] [--seconds 2] [--profile folder]';

/**
 * `npm run bench`: measures the built product against what others would use, and writes results.md and matching.svg.
 * With `--only` one part is measured and printed; `production` is the first table of `turns`.
 */
async function main(): Promise<void> {
  const { only, rounds, seconds, profile } = parseArgs({ options: { only: { type: 'string' }, rounds: { type: 'string', default: '15' }, seconds: { type: 'string', default: '2' }, profile: { type: 'string' } } }).values;
  const effort = { rounds: Number(rounds), seconds: Number(seconds), profile };
  if (!(effort.rounds >= 1 && effort.seconds > 0)) throw new Error(usage);
  if (outdated()) install();
  // Loaded only now: they need what was just installed.
  const { matching } = await import('./matching.js');
  const { recognition } = await import('./recognition.js');
  const { turns } = await import('./turns.js');
  const parts: Readonly<Record<string, () => Promise<string> | string>> = {
    recognition, matching: () => matching().report, turns: () => turns(effort, { productionOnly: false }), production: () => turns(effort, { productionOnly: true }),
  };
  if (only !== undefined) {
    const part = parts[only];
    if (!part) throw new Error(usage);
    process.stdout.write(`${await part()}\n`);
    return;
  }
  const recognized = await recognition();
  const { report, svg } = matching();
  const turned = await turns(effort, { productionOnly: false });
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

/** Whether what is installed is not what is asked for, which may have changed since. */
function outdated(): boolean {
  const installed = here('node_modules/.package-lock.json');
  return !existsSync(installed) || statSync(installed).mtimeMs < statSync(here('package-lock.json')).mtimeMs;
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
