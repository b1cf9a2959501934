import { begin, replay, step } from '../../src/guide/guide.js';
import type { Walk } from '../../src/guide/types.js';
import type { Scenario } from '../../src/knowledge/types.js';

/** Every walk through a scenario that clicking can lead to: at each question, and at each resolution. */
export function* walksThrough(scenario: Scenario, walk: Walk = begin(scenario, {})): Generator<Walk> {
  yield walk;
  const { node } = replay(scenario, walk);
  if (node.kind === 'resolution') return;
  for (const { value } of node.choices) {
    const next = step(scenario, walk, { kind: 'choose', fact: node.fact, value });
    if (next === undefined) throw new Error(`${node.id} does not take its own choice ${value}`);
    yield* walksThrough(scenario, next);
  }
}
