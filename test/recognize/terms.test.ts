import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Rule } from '../../src/knowledge/types.js';
import { compile, type Hits } from '../../src/recognize/compile.js';
import { normalize, quote } from '../../src/recognize/normalize.js';
import { mostSpans } from '../../src/recognize/spans.js';
import { gap } from '../../src/recognize/term.js';
import { knowledge } from '../support/product.js';

function ruleOf(...all: Rule['all']): Rule {
  return { id: all.flat().join(), intent: undefined, score: 0.5, all, none: [], unless: [], within: 'message', facts: {}, samples: { ja: [], en: [] }, near: [] };
}

function search(original: string, ...rules: readonly Rule[]): Hits {
  return compile({ ...knowledge, scenarios: {}, rules })(normalize(original));
}

/** What a term covers in a message. */
function covered(term: string, original: string): readonly string[] {
  const text = normalize(original);
  return compile({ ...knowledge, scenarios: {}, rules: [ruleOf([term])] })(text).of(term).map((span) => quote(text, span));
}

describe('a term', () => {
  const cases: readonly (readonly [title: string, term: string, original: string, covered: readonly string[]])[] = [
    ['is found as whole words', 'user gone', 'User gone, superuser gone, user gones', ['User gone']],
    ['of a script without spaces is found anywhere', '解除', '訴訟ホールド解除後', ['解除']],
    ['with a star takes any ending', 'licen*', "a licensing, relicense, LICENCE's", ['licensing', "LICENCE's"]],
    ['takes one word for a star between words', 'set * yesterday', 'set it yesterday, set it all yesterday', ['set it yesterday']],
    ['keeps its spaces when it is short', 'is off', 'isoff is off', ['is off']],
    ['that is short is found in one piece', 'asr', 'a sr, as\nr, ASR', ['ASR']],
    ['that is long is found where a line break got lost', 'insufficient privileges to complete the operation', 'message:Insufficient privileges to complete theoperation.Next', ['Insufficient privileges to complete theoperation']],
    ['that is long is found where a line broke in a word', 'insufficient privileges to complete the operation', 'Insufficient priv\n│ ileges to complete the operation', ['Insufficient priv\n│ ileges to complete the operation']],
    ['spans a gap', 'service plan … mutually exclusive', 'Service plan A and B are mutually exclusive', ['Service plan A and B are mutually exclusive']],
    ['spans several gaps', 'a1 … b2 … c3', 'a1 x c3 b2 y c3', ['a1 x c3 b2 y c3']],
    ['spans no gap that is too long', 'service plan … mutually exclusive', `service plan ${'x'.repeat(gap)} mutually exclusive`, []],
    ['is found from each beginning of a gap', 'a1 … b2', 'a1 a1 b2', ['a1 a1 b2', 'a1 b2']],
    ['can be a pattern', '/0x8004[0-9a-f]{4}/', 'HRESULT 0x80040E14, 0x8004', ['0x80040E14']],
    ['can be a pattern of alternatives', '/(?:same|identical)[^.?]{0,40}\\?/', 'is it the same? No, identical. Is it identical to that one? ok?', ['same?', 'identical to that one?']],
    ['can be alternatives', '/ab c[0-9]{2}|x{3}yz?/', 'ab c12, ab c1, xxxy', ['ab c12', 'xxxy']],
    ['can be a pattern that goes far before its literal', '/a[^b]{0,60}longest/', `a${'-'.repeat(60)}longest a${'-'.repeat(61)}longest`, [`a${'-'.repeat(60)}longest`]],
  ];
  for (const [title, term, original, expected] of cases) {
    it(title, () => {
      assert.deepEqual(covered(term, original), expected);
    });
  }

  it('gives the first and the last places when it occurs thousands of times', () => {
    const original = 'user '.repeat(5000);
    const text = normalize(original);
    const places = compile({ ...knowledge, scenarios: {}, rules: [ruleOf(['user'])] })(text);
    const spans = places.of('user');
    assert.equal(spans.length, mostSpans);
    assert.deepEqual([spans[0]?.start, spans.at(-1)?.start], [0, 4999 * 5]);
  });

  it('has all its places in a part of the text', () => {
    const hits = search('user '.repeat(5000), ruleOf(['user']));
    const part = hits.within({ start: 10_000, end: 10_020 });
    assert.deepEqual(part.of('user').map(({ start }) => start), [10_000, 10_005, 10_010, 10_015]);
    assert.equal(part.rules.length, 1);
    assert.equal(hits.within({ start: 24_999, end: 25_000 }).rules.length, 0);
  });
});

describe('the rules worth trying', () => {
  it('are those of which every condition occurs, in their order', () => {
    const rules = [ruleOf(['beta']), ruleOf(['alpha'], ['gamma']), ruleOf(['alpha', 'delta'], ['beta']), ruleOf(['status:403'])];
    assert.deepEqual(search('alpha beta, HTTP 403', ...rules).rules.map(({ id }) => id), ['beta', 'alpha,delta,beta', 'status:403']);
  });

  it('are also those that ask for a fact, which is told only after the search', () => {
    const rules = [ruleOf(['beta'], ['fact:account=stays']), ruleOf(['gamma'], ['fact:account=stays'])];
    assert.deepEqual(search('alpha beta', ...rules).rules.map(({ id }) => id), ['beta,fact:account=stays']);
  });

  it('are those that a naive search would try', () => {
    const word = fc.constantFrom('ab', 'abc', 'b c', 'c', 'ca', '漢字', '字');
    const rule = fc.array(fc.array(word, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 6 }), fc.array(fc.oneof(word, fc.constantFrom('x', '漢')), { maxLength: 10 }), (wanted, words) => {
        const rules = wanted.map((all, index) => ({ ...ruleOf(...all), id: String(index) }));
        const text = normalize(words.join(' '));
        const occurs = (term: string): boolean => new RegExp(`(?<![a-z0-9])${term}(?![a-z0-9])`).test(text.text);
        const expected = rules.filter(({ all }) => all.every((condition) => condition.some(occurs))).map(({ id }) => id);
        assert.deepEqual(compile({ ...knowledge, scenarios: {}, rules })(text).rules.map(({ id }) => id), expected);
      }),
      { numRuns: 300 },
    );
  });
});
