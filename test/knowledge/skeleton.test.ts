import assert from 'node:assert/strict';
import { check } from '../../src/knowledge/check.js';
import { parseScenario } from '../../src/knowledge/parse.js';
import { skeletonOf } from '../../src/knowledge/skeleton.js';
import { readSource, unwrittenMark } from '../../src/knowledge/source.js';
import type { Scenario } from '../../src/knowledge/types.js';
import { aKnowledge } from '../support/sample.js';

const source = readSource('knowledge/scenarios/group-late.yaml', skeletonOf('group-late', '2026-01-31'));

function scenario(): Scenario {
  const parsed = parseScenario(source);
  assert(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
}

describe('the skeleton of a scenario', () => {
  it('has nothing wrong with it but what is to be written', () => {
    assert.deepEqual(check(aKnowledge({ scenarios: { 'group-late': scenario() } }), () => source.file), []);
  });

  it('names every sentence that is to be written, at its own line', () => {
    const lines = skeletonOf('group-late', '2026-01-31').split('\n').flatMap((line, index) => (unwrittenMark.test(line.replace(/#.*/, '')) ? [index + 1] : []));
    assert.ok(lines.length > 20);
    assert.deepEqual([...new Set(source.unwritten().map(({ at }) => at?.line))], lines);
  });

  it('says what is to be written where', () => {
    assert.deepEqual(source.unwritten().slice(0, 3).map(({ place }) => place), ['title.ja', 'title.en', 'summary.ja']);
    assert.ok(source.unwritten().some(({ place }) => place === 'rules.0.samples.ja.0'));
  });

  it('has samples, an example and a text for every sentence in both languages', () => {
    const [rule] = scenario().rules;
    assert.deepEqual([rule?.samples.ja.length, rule?.samples.en.length], [1, 1]);
    assert.deepEqual(Object.keys(scenario().intents[0]?.example ?? {}), ['ja', 'en']);
  });
});
