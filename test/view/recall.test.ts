import assert from 'node:assert/strict';
import type { Render } from '../../src/view/render.js';
import { recalling } from '../../src/view/recall.js';
import { presentWalk } from '../../src/view/walk.js';
import type { View } from '../../src/view/types.js';
import { knowledge, render } from '../support/product.js';
import { aFrame } from '../support/sample.js';

const [megan, taro] = ['11111111-2222-4333-8444-555555555555', '99999999-8888-4777-8666-555555555555'];
const asking = Object.values(knowledge.scenarios).filter((scenario) => presentWalk(scenario, { scenario: scenario.id, given: [], aside: undefined }, undefined, aFrame()).kind === 'question');

function question(walk: string, changes: Partial<Extract<View, { kind: 'question' }>> = {}, scenario = asking[0] ?? assert.fail()): View {
  const view = presentWalk(scenario, { scenario: scenario.id, given: [], aside: undefined }, undefined, { ...aFrame(), walk });
  assert(view.kind === 'question');
  return { ...view, ...changes };
}

function counting() {
  let times = 0;
  const count: Render = (view) => {
    times += 1;
    return render(view);
  };
  return { recall: recalling(count), times: () => times };
}

describe('recalling', () => {
  it('gives every question of the knowledge as it would be rendered, with the id of its own walk', () => {
    assert.ok(asking.length > 3);
    const { recall, times } = counting();
    for (const scenario of asking) {
      for (const walk of [megan, taro, megan]) assert.deepEqual(recall(question(walk, {}, scenario)), render(question(walk, {}, scenario)));
    }
    assert.equal(times(), asking.length);
  });

  it('renders anew whatever differs in more than the id', () => {
    const { recall, times } = counting();
    recall(question(megan));
    assert.deepEqual(recall(question(taro, { heading: 'Which one?' })), render(question(taro, { heading: 'Which one?' })));
    assert.equal(times(), 2);
  });

  it('remembers nothing that tells of a person', () => {
    const { recall, times } = counting();
    const stamped = [{ label: 'Seen in', value: 'CloudGate', stamp: [{ text: 'Megan Bowen, 12:04' }] }];
    for (const changes of [{ notices: [{ text: 'Megan was faster.' }] }, { decisions: stamped }]) {
      recall(question(megan, changes));
      recall(question(taro, changes));
    }
    assert.equal(times(), 4);
  });

  it('does not mistake a text that holds the id of a walk for one that holds another', () => {
    const { recall } = counting();
    for (const walk of [megan, taro]) assert.deepEqual(recall(question(walk, { heading: megan })), render(question(walk, { heading: megan })));
  });
});
