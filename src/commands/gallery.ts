import { copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explain } from '../errors.js';
import { folders } from '../folders.js';
import { galleryData } from '../gallery/assemble.js';
import { loadKnowledge } from '../knowledge/load.js';
import { createRecognizer } from '../recognize/recognize.js';
import { loadTemplates } from '../view/load.js';
import { createRender } from '../view/render.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** `npm run gallery [-- folder]`: a static page of every view in every theme, width and language (dist/gallery). */
function main([target = join(root, 'dist/gallery')]: readonly string[]): void {
  const knowledge = loadKnowledge(folders.knowledge);
  const sdk = dirname(createRequire(import.meta.url).resolve('adaptivecards/package.json'));
  mkdirSync(target, { recursive: true });
  cpSync(join(root, 'gallery'), target, { recursive: true });
  copyFileSync(join(sdk, 'dist/adaptivecards.min.js'), join(target, 'adaptivecards.min.js'));
  writeFileSync(join(target, 'data.js'), galleryData(knowledge, createRecognizer(knowledge), createRender(loadTemplates(folders.cards))));
  process.stdout.write(`Open ${resolve(target, 'index.html')}\n`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
