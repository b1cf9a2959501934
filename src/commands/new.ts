import { existsSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { explain, ShirubeError } from '../errors.js';
import { folders } from '../folders.js';
import { identifier } from '../knowledge/shape.js';
import { skeletonOf } from '../knowledge/skeleton.js';

/** `npm run new -- <id>`: writes the skeleton of a scenario and never over another one. */
function main([id = '', ...others]: readonly string[], today: Date): void {
  const named = identifier.safeParse(id);
  if (!named.success || others.length > 0) throw new ShirubeError('usage', `"${[id, ...others].join(' ')}" is no id: it must be lower-case words joined by hyphens.`, 'Write: npm run new -- group-not-found');
  const path = join(folders.knowledge, 'scenarios', `${id}.yaml`);
  const shown = relative(process.cwd(), path);
  if (existsSync(path)) throw new ShirubeError('usage', `${shown} exists already; nothing was changed.`, 'Edit it, or choose another id.');
  writeFileSync(path, skeletonOf(id, today.toISOString().slice(0, 10)), { flag: 'wx' });
  process.stdout.write(`${shown} is ready. Fill in each TODO, then run: npm run check:knowledge\n`);
}

try {
  main(process.argv.slice(2), new Date());
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
