import { explain } from '../errors.js';
import { folders } from '../folders.js';
import { faulty, readKnowledge } from '../knowledge/load.js';
import { checkSamples } from '../knowledge/samples.js';
import { createJudge } from '../recognize/judge.js';
import { loadTemplates } from '../view/load.js';
import { createRender } from '../view/render.js';

/** `npm run check`, third part: the knowledge loads, the templates compile, and every rule matches its own samples. */
function main(): void {
  const read = readKnowledge(folders.knowledge);
  if (read.faults.length > 0) throw faulty(read.faults);
  createRender(loadTemplates(folders.cards));
  const { knowledge } = read;
  const misses = checkSamples(read, createJudge(knowledge));
  if (misses.length > 0) throw faulty(misses);
  const scenarios = Object.values(knowledge.scenarios);
  const resolutions = scenarios.flatMap(({ nodes }) => Object.values(nodes)).filter(({ kind }) => kind === 'resolution').length;
  const rules = scenarios.reduce((count, scenario) => count + scenario.rules.length, knowledge.rules.length);
  process.stdout.write(`knowledge ${knowledge.version}: ${scenarios.length} scenarios, ${resolutions} resolutions, ${rules} rules, no fault\n`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
