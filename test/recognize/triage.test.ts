import assert from 'node:assert/strict';
import { folders } from '../../src/folders.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import type { Knowledge } from '../../src/knowledge/types.js';
import { createRecognizer } from '../../src/recognize/recognize.js';
import { syntheticRules } from '../support/rules.js';

const knowledge = loadKnowledge(folders.knowledge);

/** The knowledge with one rule more, of two words that stand anywhere. */
function withRuleOn(first: string, second: string): Knowledge {
  const [model] = syntheticRules(1);
  const upn = knowledge.scenarios['upn-invalid'];
  assert.ok(model && upn);
  const rule = { ...model, id: 'upn-invalid.words', intent: 'upn-invalid', score: 0.9, all: [[first], [second]], none: [], unless: [], within: 'message' as const, facts: {} };
  return { ...knowledge, scenarios: { ...knowledge.scenarios, 'upn-invalid': { ...upn, rules: [...upn.rules, rule] } } };
}

describe('the errors of a long log', () => {
  it('are judged on all of their own words, wherever they stand', () => {
    const recognize = createRecognizer(withRuleOn('wombat', 'quokka'));
    const quiet = Array.from({ length: 400 }, () => '2024-05-01T10:00:00Z [INFO] wombat fed').join('\n');
    const error = '2024-05-01T10:00:01Z [ERROR] wombat lost to quokka';
    const other = '2024-05-01T10:00:02Z [ERROR] Subscription with SKU abc does not have any available licenses.';
    const { findings } = recognize([quiet, error, quiet, other].join('\n'));
    assert.deepEqual(findings.map(({ candidate }) => candidate?.intent).sort(), ['license-exhausted', 'upn-invalid']);
  });
});
