import assert from 'node:assert/strict';
import { lasting } from '../../src/view/lasting.js';
import { presentResolution } from '../../src/view/resolution.js';
import type { Frame } from '../../src/view/frame.js';
import { aFrame, aResolution, both, nodes, parsed } from '../support/sample.js';

const frame = aFrame();
const scenario = parsed();
const node = scenario.nodes['kept'] ?? assert.fail();

describe('what lasts', () => {
  it('is made once for a node and a language, and cannot be changed', () => {
    let times = 0;
    const part = lasting((_scenario, { id }, { locale }) => ({ words: [id, locale, (times += 1)] }));
    assert.deepEqual(part(scenario, node, frame), { words: ['kept', 'en', 1] });
    assert.equal(part(scenario, node, { ...frame }), part(scenario, node, frame));
    assert.deepEqual(part(scenario, node, { ...frame, locale: 'ja' }), { words: ['kept', 'ja', 2] });
    assert.ok(Object.isFrozen(part(scenario, node, frame).words));
  });

  it('is made anew for other words, another node and another scenario', () => {
    let times = 0;
    const part = lasting(() => ({ made: (times += 1) }));
    const say: Frame['say'] = () => 'other';
    for (const [one, other, words] of [[scenario, node, frame], [scenario, node, { ...frame, say }], [scenario, scenario.nodes['place'] ?? assert.fail(), frame], [{ ...scenario }, node, frame]] as const) part(one, other, words);
    assert.equal(times, 4);
  });
});

describe('the steps of a resolution', () => {
  const examples = { deprovisionAttribute: 'extensionAttribute10' } as const;
  const filling = parsed({ examples, nodes: { ...nodes, kept: aResolution({ steps: [{ text: both('Clear `{deprovisionAttribute}`.') }] }) } });
  const kept = filling.nodes['kept'];
  const stepsFor = (own?: Frame['own']): string => {
    assert(kept?.kind === 'resolution');
    return JSON.stringify(presentResolution(filling, kept, undefined, { ...frame, ...(own && { own }) }).steps);
  };

  it('show one team nothing of what another has entered', () => {
    const before = stepsFor();
    assert.match(stepsFor({ deprovisionAttribute: 'theirs' }), /theirs/);
    assert.match(stepsFor({ deprovisionAttribute: 'ours' }), /ours/);
    assert.deepEqual([stepsFor(), stepsFor({})], [before, before]);
    assert.match(before, /extensionAttribute10/);
  });
});
