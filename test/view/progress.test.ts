import assert from 'node:assert/strict';
import { topicWithProgress } from '../../src/view/progress.js';
import type { Scenario } from '../../src/knowledge/types.js';
import { aFrame, aQuestion, nodes, parsed } from '../support/sample.js';
import { knowledge } from '../support/product.js';

function topic(scenario: Scenario, id: string, passed: number): string {
  const node = scenario.nodes[id];
  assert(node?.kind === 'question');
  return topicWithProgress(scenario, node, passed, aFrame());
}

describe('the progress of a walk', () => {
  it('says "at most" where one way is longer than another', () => {
    assert.equal(topic(parsed(), 'place', 0), 'topicProgressMost License 1 2');
  });

  it('says how many where every way is as long', () => {
    assert.equal(topic(parsed(), 'hold', 1), 'topicProgress License 2 2');
    const even = parsed({ nodes: { ...nodes, place: aQuestion({ fact: 'place', choices: [{ value: 'cloud', next: 'hold' }, { value: 'ad', next: 'hold' }] }), 'in-ad': undefined } });
    assert.equal(topic(even, 'place', 0), 'topicProgress License 1 2');
  });

  it('never counts fewer questions than a scenario of the product asks', () => {
    for (const scenario of Object.values(knowledge.scenarios)) {
      const deepest = (id: string): number => {
        const node = scenario.nodes[id];
        return node?.kind === 'question' ? 1 + Math.max(...node.choices.map(({ next }) => deepest(next))) : 0;
      };
      if (scenario.nodes[scenario.start]?.kind !== 'question') continue;
      assert.equal(topic(scenario, scenario.start, 0).split(' ').at(-1), String(deepest(scenario.start)), scenario.id);
    }
  });
});
