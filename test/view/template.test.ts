import assert from 'node:assert/strict';
import { replay } from '../../src/guide/guide.js';
import { createSay } from '../../src/knowledge/phrase.js';
import { locales } from '../../src/locale.js';
import { frozen } from '../../src/once.js';
import { compile } from '../../src/view/template.js';
import { presentWalk } from '../../src/view/walk.js';
import { walksThrough } from '../support/paths.js';
import { knowledge, render } from '../support/product.js';
import { aFrame } from '../support/sample.js';

const items = { type: 'Container', $data: '${items}', items: [{ type: 'TextBlock', text: '${text}' }] };
const heading = { type: 'TextBlock', text: '${heading}' };
const draw = compile({ type: 'AdaptiveCard', body: [items, heading] });

/** How often the texts are looked at. */
function watched(text: string) {
  let times = 0;
  const item = Object.defineProperty({}, 'text', { enumerable: true, get: () => ((times += 1), text) });
  return { item, times: () => times };
}

describe('a template', () => {
  it('gives a card as JSON, part by part', () => {
    const body = [{ type: 'Container', items: [{ type: 'TextBlock', text: 'a' }] }, { type: 'TextBlock', text: 'b' }];
    assert.deepEqual(JSON.parse(draw({ items: [{ text: 'a' }], heading: 'b' }).json), { type: 'AdaptiveCard', body });
    assert.deepEqual(JSON.parse(draw({ items: [], heading: 'b' }).json), { type: 'AdaptiveCard', body: body.slice(1) });
  });

  it('expands once what is frozen', () => {
    const { item, times } = watched('a');
    const source = Object.freeze([item]);
    const first = draw({ items: source, heading: 'b' });
    const looks = times();
    assert.equal(draw({ items: source, heading: 'b' }).json, first.json);
    assert.deepEqual([looks > 0, times()], [true, looks]);
  });

  it('expands each time what was made for one turn', () => {
    const source = [{ text: 'a' }];
    const before = draw({ items: source, heading: 'b' }).json;
    source[0] = { text: 'c' };
    assert.equal(draw({ items: source, heading: 'b' }).json, before.replace('"a"', '"c"'));
  });

  it('puts nothing but the frozen part into what it keeps', () => {
    const leaking = compile({ type: 'AdaptiveCard', body: [{ ...items, items: [{ type: 'TextBlock', text: '${$root.heading}' }] }] });
    assert.doesNotMatch(leaking({ items: frozen([{ text: 'a' }]), heading: 'pasted' }).json, /pasted/);
  });

  it('draws again what shows a change, and nothing else', () => {
    const { item, times } = watched('a');
    const drawn = draw({ items: [item], heading: 'b' });
    const looks = times();
    assert.equal(drawn.with({ heading: 'c' }).json, drawn.json.replace('"b"', '"c"'));
    assert.equal(times(), looks);
    assert.equal(drawn.with({ heading: 'c' }).with({ items: [] }).json, draw({ items: [], heading: 'c' }).json);
  });

  for (const locale of locales) {
    it(`gives the same card from what lasts as from a copy that does not, for every node in ${locale}`, () => {
      const frame = aFrame({ locale, say: createSay(knowledge.phrases, locale) });
      let seen = 0;
      for (const scenario of Object.values(knowledge.scenarios)) {
        const nodes = new Map([...walksThrough(scenario)].map((walk) => [replay(scenario, walk).node.id, walk]));
        for (const walk of nodes.values()) {
          const view = presentWalk(scenario, walk, undefined, frame);
          for (let times = 0; times < 2; times += 1) assert.deepEqual(render(view), render(structuredClone(view)));
          seen += 1;
        }
      }
      assert.ok(seen > 100);
    });
  }
});
