import assert from 'node:assert/strict';
import { contentOf } from '../../src/card.js';
import { locales } from '../../src/locale.js';
import { createSay } from '../../src/knowledge/phrase.js';
import type { Walk } from '../../src/guide/types.js';
import { replay } from '../../src/guide/guide.js';
import { presentWalk } from '../../src/view/walk.js';
import { faultsOf } from '../support/card.js';
import { walksThrough } from '../support/paths.js';
import { knowledge, render } from '../support/product.js';

const receipt = {
  intent: 'deprovision',
  score: 0.9,
  evidence: [{ rule: 'a.rule', quote: '訴訟ホールド'.repeat(5), line: 3, added: 0.9 }, { rule: 'b.rule', quote: 'Forbidden (403)', line: 12, added: 0.5 }],
  runnerUp: { title: 'Lync / Skype for Business only', score: 0.4, lost: 'general' } as const,
};

for (const scenario of Object.values(knowledge.scenarios)) {
  describe(`every path of ${scenario.id}`, () => {
    for (const locale of locales) {
      it(`gives cards that Teams can show, in ${locale}`, () => {
        const faults: string[] = [];
        for (const walk of walksThrough(scenario)) {
          for (const aside of [undefined, 'find-out', 'review'] as const) {
            const seen: Walk = { ...walk, aside };
            const frame = { locale, say: createSay(knowledge.phrases, locale), walk: '00000000-0000-4000-8000-000000000000', revision: 12, notices: ['注意 notice'] };
            const { card, text } = render(presentWalk(scenario, seen, receipt, frame));
            const where = `${replay(scenario, seen).node.id}${aside ? ` (${aside})` : ''}`;
            faults.push(...faultsOf(contentOf(card)).map((fault) => `${where}: ${fault}`));
            if (text.trim() === '') faults.push(`${where}: no plain text`);
          }
        }
        assert.deepEqual([...new Set(faults)], []);
      });
    }
  });
}
