import { explain } from '../errors.js';
import { folders } from '../folders.js';
import { loadKnowledge } from '../knowledge/load.js';
import type { Rule } from '../knowledge/types.js';
import { createRecognizer } from '../recognize/recognize.js';
import { loadTemplates } from '../view/load.js';
import { createRender } from '../view/render.js';

/** `npm run check`, third part: the knowledge loads, the templates compile, and every rule matches its own samples. */
function main(): void {
  const knowledge = loadKnowledge(folders.knowledge);
  createRender(loadTemplates(folders.cards));
  const recognize = createRecognizer(knowledge);
  const ruleIdsIn = (text: string) => new Set(recognize(text).held);
  const misses = [...Object.values(knowledge.scenarios).flatMap(({ rules }) => rules), ...knowledge.rules].flatMap((rule) => missesOf(rule, ruleIdsIn));
  if (misses.length > 0) {
    process.stderr.write(`${misses.join('\n')}\n`);
    process.exitCode = 1;
    return;
  }
  const scenarios = Object.values(knowledge.scenarios);
  const resolutions = scenarios.flatMap(({ nodes }) => Object.values(nodes)).filter(({ kind }) => kind === 'resolution').length;
  const rules = scenarios.reduce((count, scenario) => count + scenario.rules.length, knowledge.rules.length);
  process.stdout.write(`knowledge ${knowledge.version}: ${scenarios.length} scenarios, ${resolutions} resolutions, ${rules} rules, no fault\n`);
}

function missesOf(rule: Rule, ruleIdsIn: (text: string) => ReadonlySet<string>): readonly string[] {
  const missed = [...rule.samples.ja, ...rule.samples.en].filter((sample) => !ruleIdsIn(sample).has(rule.id));
  const caught = rule.near.filter((sample) => ruleIdsIn(sample).has(rule.id));
  return [
    ...missed.map((sample) => `Rule ${rule.id} does not match its sample "${sample}". Correct the rule or the sample.`),
    ...caught.map((sample) => `Rule ${rule.id} matches its near miss "${sample}". Narrow the rule, or move the message to the samples.`),
  ];
}

try {
  main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
