import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitted } from '../../src/view/fit.js';
import type { Drawn } from '../../src/view/template.js';
import type { ResolutionView } from '../../src/view/types.js';
import { presentWalk } from '../../src/view/walk.js';
import { aFrame, parsed } from '../support/sample.js';

const most = 14 * 1024;
const given = [{ fact: 'place', value: 'cloud', by: 'chosen' }, { fact: 'hold', value: 'yes', by: 'chosen' }] as const;

const view = presentWalk(parsed(), { scenario: 'license', given, aside: undefined }, undefined, aFrame());

function aResolution(quotes: readonly string[]): ResolutionView {
  assert(view.kind === 'resolution');
  return { ...view, why: { heading: 'why', items: quotes.map((quote) => ({ quote, rule: 'rule' })) }, whyRemarks: [{ text: 'score' }] };
}

/** As long as a text and its evidence; what it shows can be read back. */
function drawing(fixed: number, data: Readonly<Record<string, unknown>>): Drawn {
  return { json: `${'.'.repeat(fixed)}${JSON.stringify(data)}`, with: (changes) => drawing(fixed, { ...data, ...changes }) };
}

const shownIn = ({ json }: Drawn) => JSON.parse(json.replace(/^\.*/, '')) as Pick<ResolutionView, 'why' | 'whyRemarks'>;
const draw = (view: ResolutionView, fixed: number): Drawn => drawing(fixed, { why: view.why, whyRemarks: view.whyRemarks });

describe('evidence on a card', () => {
  it('is shown whole where there is room', () => {
    const view = aResolution(['a', 'b']);
    const whole = draw(view, 100);
    assert.equal(fitted(view, whole), whole);
  });

  it('is left out from its end, as little as will do, and a line says so', () => {
    const quote = fc.integer({ min: 1, max: 400 }).map((length) => 'q'.repeat(length));
    fc.assert(
      fc.property(fc.array(quote, { minLength: 1, maxLength: 60 }), fc.integer({ min: 8_000, max: most + 100 }), (quotes, fixed) => {
        const view = aResolution(quotes);
        const whole = draw(view, fixed);
        fc.pre(whole.json.length > most);
        const cut = (count: number): Drawn => whole.with({ why: { ...view.why, items: view.why.items.slice(0, count) }, whyRemarks: [{ text: view.whyCut }, ...view.whyRemarks] });
        const { why, whyRemarks } = shownIn(fitted(view, whole));
        assert.deepEqual(why.items, view.why.items.slice(0, why.items.length));
        assert.deepEqual(whyRemarks, [{ text: view.whyCut }, { text: 'score' }]);
        assert.ok(why.items.length === 0 || cut(why.items.length).json.length <= most);
        assert.ok(why.items.length === quotes.length - 1 || cut(why.items.length + 1).json.length > most);
      }),
    );
  });

  it('is not to blame where there is none of it', () => {
    const view = aResolution([]);
    const whole = draw(view, most);
    assert.equal(fitted(view, whole), whole);
  });
});
