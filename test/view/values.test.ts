import assert from 'node:assert/strict';
import { contentOf } from '../../src/card.js';
import fc from 'fast-check';
import type { Walk } from '../../src/guide/types.js';
import { replay } from '../../src/guide/guide.js';
import { createSay } from '../../src/knowledge/phrase.js';
import { locales, type Locale } from '../../src/locale.js';
import { isAttributeField, textFields } from '../../src/profile/fields.js';
import { faultOf, longest } from '../../src/profile/validate.js';
import { presentWalk } from '../../src/view/walk.js';
import { remarked, toCode, type OwnValues } from '../../src/view/values.js';
import { elementsOf, faultsOf } from '../support/card.js';
import { walksThrough } from '../support/paths.js';
import { knowledge, render } from '../support/product.js';
import { aFrame, aResolution, both, nodes, parsed } from '../support/sample.js';

const examples = { lyncAttribute: 'extensionAttribute6', filterAttribute: 'extensionAttribute1', filterValue: 'NoSync' };
const { say } = aFrame();

describe('a line that names a value of the team', () => {
  const line = (own: OwnValues) => toCode('{filterAttribute}={filterValue}', { examples, own }).runs.map(({ text, weight }) => [text, weight]);

  it('shows the examples where the team has none', () => {
    assert.deepEqual(line({}), [['extensionAttribute1=NoSync', 'Default']]);
  });

  it('shows both of the team in one bold piece', () => {
    assert.deepEqual(line({ filterAttribute: 'department', filterValue: 'gone' }), [['department=gone', 'Bolder']]);
  });

  it('tells the one of the team from the example by its weight', () => {
    assert.deepEqual(line({ filterValue: 'gone' }), [['extensionAttribute1=', 'Default'], ['gone', 'Bolder']]);
  });

  it('leaves every other brace as it is', () => {
    assert.deepEqual(toCode('{ $_.Name } ${filterValue} {{filterValue}}', { examples, own: {} }).runs.map(({ text }) => text), ['{ $_.Name } ${filterValue} {{filterValue}}']);
  });
});

describe('the remark on a step', () => {
  const remark = (own: OwnValues, ...texts: readonly string[]) => remarked('Set it.', texts, { examples, own }, say);

  it('is left out where no value stands', () => {
    assert.equal(remark({}, 'Get-User'), 'Set it.');
  });

  it('names a pair of attribute and value in one', () => {
    assert.equal(remark({}, '{filterAttribute}={filterValue}'), 'valuesExample Set it. fieldFilter');
  });

  it('names what comes from the settings', () => {
    assert.equal(remark({ lyncAttribute: 'x' }, '{lyncAttribute}=0'), 'valuesOwn Set it. fieldLyncAttribute');
  });

  it('tells what comes from the settings from what is an example', () => {
    assert.equal(remark({ filterValue: 'x' }, '{filterAttribute}={filterValue}'), 'valuesMixed Set it. fieldFilterValue fieldFilterAttribute');
  });

  it('names several examples one after the other', () => {
    assert.equal(remark({}, '{lyncAttribute},{filterAttribute}'), 'valuesExample Set it. listAnd fieldFilterAttribute fieldLyncAttribute');
  });
});

describe('a step', () => {
  const scenario = parsed({
    examples,
    nodes: { ...nodes, kept: aResolution({ links: ['guide'], steps: [{ text: both('Set `{lyncAttribute}`.'), danger: both('Not `{lyncAttribute}`!'), options: [{ text: both('Filter.'), code: ['{filterAttribute}={filterValue}'] }] }] }) },
  });
  const given = [{ fact: 'place', value: 'cloud', by: 'chosen' }, { fact: 'hold', value: 'yes', by: 'chosen' }] as const;
  const shown = (own: OwnValues): string => JSON.stringify(presentWalk(scenario, { scenario: 'license', given, aside: undefined }, undefined, aFrame({ own })));

  it('shows what the team uses in its words, its danger and its options', () => {
    const text = shown({ lyncAttribute: 'pager', filterAttribute: 'info', filterValue: 'gone' });
    assert.equal(text.match(/"pager"/g)?.length, 2);
    assert.match(text, /"info=gone"/);
    assert.doesNotMatch(text, /extensionAttribute/);
  });

  it('says for a step and for its options whose values they are', () => {
    const text = shown({ lyncAttribute: 'pager' });
    assert.match(text, /valuesOwn Set /);
    assert.match(text, /valuesExample Filter/);
  });
});

const receipt = {
  intent: 'deprovision',
  score: 0.9,
  evidence: [{ rule: 'a.rule', quote: '訴訟ホールド'.repeat(5), line: 3, added: 0.9 }, { rule: 'b.rule', quote: 'Forbidden (403)', line: 12, added: 0.5 }],
  runnerUp: { title: 'Lync / Skype for Business only', score: 0.4, lost: 'general' } as const,
};

function* cardsWith(own: OwnValues, locale: Locale): Generator<readonly [string, ReturnType<typeof render>]> {
  for (const scenario of Object.values(knowledge.scenarios)) {
    for (const walk of walksThrough(scenario)) {
      for (const aside of [undefined, 'find-out', 'review'] as const) {
        const given = walk.given.map((one) => (['environment', 'asr'].includes(one.fact) ? ({ ...one, by: 'profile' } as const) : one));
        const seen: Walk = { ...walk, given, aside };
        const frame = { locale, say: createSay(knowledge.phrases, locale), walk: '00000000-0000-4000-8000-000000000000', revision: 12, notices: ['注意 notice'], own };
        yield [`${scenario.id} ${replay(scenario, seen).node.id} ${aside ?? ''}`, render(presentWalk(scenario, seen, receipt, frame))];
      }
    }
  }
}

describe('the longest values that a team can enter', () => {
  const own: OwnValues = Object.fromEntries(textFields.map((field) => [field, isAttributeField(field) ? 'a'.repeat(longest.attribute) : '値'.repeat(longest.value)]));

  for (const locale of locales) {
    it(`fit every card of every path, in ${locale}`, () => {
      assert.deepEqual(textFields.filter((field) => faultOf(field, own[field] ?? '') !== undefined), []);
      const faults = [...cardsWith(own, locale)].flatMap(([where, { card }]) => faultsOf(contentOf(card)).map((fault) => `${where}: ${fault}`));
      assert.deepEqual([...new Set(faults)], []);
    });
  }
});

describe('what somebody entered', () => {
  const hostile = '[x](https://evil.example) **b** `c` ${heading} <at>all</at> \\" {filterValue}';

  it('becomes the text of runs and nothing else', () => {
    const own: OwnValues = { deprovisionAttribute: 'info', deprovisionValue: hostile, mailboxValue: hostile };
    let places = 0;
    for (const [, { card }] of cardsWith(own, 'en')) {
      for (const [element] of elementsOf(contentOf(card)['body'])) {
        for (const [key, value] of Object.entries(element)) {
          if (typeof value !== 'string' || !value.includes('evil.example')) continue;
          assert.deepEqual([element['type'], key], ['TextRun', 'text']);
          assert.ok(value.endsWith(hostile), value);
          places += 1;
        }
      }
    }
    assert.ok(places > 0);
  });

  it('is never longer, shorter or other than it was entered', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (value) => {
      const { runs } = toCode('{filterAttribute}={filterValue}', { examples, own: { filterValue: value } });
      assert.equal(runs.map(({ text }) => text).join(''), `extensionAttribute1=${value}`);
    }));
  });
});
