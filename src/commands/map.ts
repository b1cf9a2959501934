import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explain } from '../errors.js';
import { folders } from '../folders.js';
import { loadKnowledge } from '../knowledge/load.js';
import { createSay } from '../knowledge/phrase.js';
import { locales } from '../locale.js';
import { indexPage, pictureList, runbookPage } from '../map/page.js';
import { drawScenario } from '../map/picture.js';

const folder = fileURLToPath(new URL('../../docs/runbook/', import.meta.url));

/** `npm run map`: each scenario as a picture (SVG, kept in git) and as a page to print (HTML), in both languages. */
function main(): void {
  const knowledge = loadKnowledge(folders.knowledge);
  const scenarios = Object.values(knowledge.scenarios);
  mkdirSync(folder, { recursive: true });
  for (const locale of locales) {
    const frame = { locale, say: createSay(knowledge.phrases, locale), walk: 'runbook', revision: 0, notices: [] };
    for (const scenario of scenarios) {
      const picture = drawScenario(scenario, locale, frame.say('runbookPicture', { title: scenario.title[locale] }));
      writeFileSync(join(folder, `${scenario.id}.${locale}.svg`), picture);
      writeFileSync(join(folder, `${scenario.id}.${locale}.html`), runbookPage(scenario, picture, knowledge.version, frame));
    }
    writeFileSync(join(folder, `index.${locale}.html`), indexPage(scenarios, frame));
  }
  writeFileSync(join(folder, 'README.md'), pictureList(scenarios));
  process.stdout.write(`${folder}: ${scenarios.length} pictures and pages in each language; open index.ja.html or index.en.html\n`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
