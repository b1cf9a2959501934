import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Given } from '../../src/guide/types.js';
import type { Scenario } from '../../src/knowledge/types.js';
import type { Profile } from '../../src/profile/profile.js';
import type { App } from '../../src/turn/app.js';
import { walkView, type Note } from '../../src/turn/cards.js';
import { walkCard } from '../../src/turn/recall.js';
import type { StoredWalk } from '../../src/turn/walks.js';
import type { Render } from '../../src/view/render.js';
import { aProcess } from '../support/answering.js';
import { knowledge, render } from '../support/product.js';
import { createMemoryStore } from '../support/store.js';

const [megan, taro] = ['11111111-2222-4333-8444-555555555555', '99999999-8888-4777-8666-555555555555'];
const { app } = aProcess(createMemoryStore());
const scenarios = Object.values(knowledge.scenarios);

const aWalk = (scenario: Scenario, changes: Partial<StoredWalk> = {}): StoredWalk => ({ revision: 1, scenario: scenario.id, given: [], language: 'en', conversation: 'thread-1', stamps: [], moves: [], ...changes });
const anew = (of: App, scenario: Scenario, id: string, walk: StoredWalk, notes: readonly Note[] = []) => render(walkView(of, scenario, id, walk, notes));
const asking = scenarios.filter((scenario) => walkView(app, scenario, megan, aWalk(scenario)).kind === 'question');
const first = asking[0] ?? assert.fail();
const named = (id: string): Scenario => knowledge.scenarios[id] ?? assert.fail();
const by = { by: undefined, at: '2026-03-01T03:04:00Z' };
const set = (settings: Profile['settings']): Partial<App> => ({ profile: { revision: 1, settings } });

function counting() {
  let times = 0;
  const count: Render = (view) => {
    times += 1;
    return render(view);
  };
  return { counted: { ...app, render: count }, times: () => times };
}

describe('the card of a walk', () => {
  it('is rendered once for every question, and bears the id of its own walk', () => {
    assert.ok(asking.length > 3);
    const { counted, times } = counting();
    for (const scenario of asking) {
      for (const id of [megan, taro, megan]) assert.deepEqual(walkCard(counted, scenario, id, aWalk(scenario)), anew(app, scenario, id, aWalk(scenario)));
    }
    assert.equal(times(), asking.length);
  });

  it('is rendered anew each time where it tells of a person, or of what was pasted', () => {
    const [fact = '', known] = Object.entries(first.facts)[0] ?? [];
    const [value = ''] = Object.keys(known?.values ?? {});
    const stamps = [{ fact, value, name: 'Megan Bowen', at: 0 }];
    for (const walk of [aWalk(first, { stamps }), aWalk(first, { leaked: ['password'] })]) {
      const { counted, times } = counting();
      for (const id of [megan, taro]) walkCard(counted, first, id, walk);
      assert.equal(times(), 2);
    }
    const { counted, times } = counting();
    for (const id of [megan, taro]) walkCard(counted, first, id, aWalk(first), [{ key: 'noticeCut' }]);
    assert.equal(times(), 2);
  });

  it('is not that of other words, or of another scenario with the same id', () => {
    const other: App = { ...app, knowledge: { ...knowledge, phrases: { ...knowledge.phrases, buttonUnsure: { ja: 'さあ', en: 'No idea' } } } };
    const renamed: Scenario = { ...first, title: { ja: '別', en: 'Another' } };
    walkCard(app, first, megan, aWalk(first));
    assert.match(walkCard(other, first, taro, aWalk(first)).text, /No idea/);
    assert.match(walkCard(app, renamed, taro, aWalk(first)).text, /Another/);
  });

  it('says where the message told other than the team has set, also where it was shown to others before', () => {
    const walk = aWalk(named('deprovision'), { given: [{ fact: 'environment', value: 'dedicated-itar', by: 'told' }] });
    const team: App = { ...app, ...set({ environment: { value: 'standard-m365', stamp: by } }) };
    assert.notEqual(walkCard(team, named('deprovision'), megan, walk).text, walkCard(app, named('deprovision'), megan, walk).text);
    assert.deepEqual(walkCard(team, named('deprovision'), megan, walk), anew(team, named('deprovision'), megan, walk));
  });

  it('is what rendering it anew gives, whatever differs from the walk that was shown before', () => {
    const answersTo = ({ facts }: Scenario) =>
      fc.uniqueArray(fc.constantFrom(...Object.entries(facts).flatMap(([fact, { values }]) => Object.keys(values).map((value): Given => ({ fact, value, by: 'told' })))), { selector: ({ fact }) => fact, maxLength: 4 });
    const changes = (scenario: Scenario, given: readonly Given[]): readonly Change[] => [
      {}, { id: taro }, { id: 'short' }, { stored: { language: 'ja' } }, { stored: { revision: 2 } }, { stored: { aside: 'find-out' } }, { stored: { aside: 'review' } }, { stored: { leaked: ['token'] } }, { stored: { leaked: [] } },
      { stored: { given: given.map((one) => ({ ...one, by: 'chosen' })) } }, { stored: { given: given.toReversed() } }, { stored: { given: given.slice(1) } }, { stored: { given: [...given, { fact: 'nothing', value: 'known', by: 'chosen' }] } },
      { stored: { given: given.map((one) => ({ ...one, by: 'chosen' })), stamps: given.map(({ fact, value }) => ({ fact, value, name: 'Megan', at: 0 })) } },
      { stored: { receipt: { intent: scenario.intents[0]?.id ?? '', score: 1, evidence: [{ rule: 'r', quote: 'what Megan pasted', line: 1, added: 1 }] } } },
      { stored: { votes: Object.keys(scenario.nodes).map((node) => ({ node, solved: true, voice: 'v' })) } },
      { team: set({}) }, { team: set({ environment: { value: 'standard-m365', stamp: by } }) }, { team: set({ asr: { value: 'no', stamp: by }, deprovisionAttribute: { value: 'extensionAttribute9', stamp: by } }) },
      { notes: [{ key: 'noticeStale' }] },
    ];
    const count = changes(first, []).length;
    const walk = fc.constantFrom(...scenarios.filter(({ facts }) => Object.keys(facts).length > 0).map(({ id }) => id)).chain((id) => answersTo(named(id)).map((given) => ({ id, given })));
    fc.assert(
      fc.property(walk, fc.shuffledSubarray(Array.from({ length: count }, (_, index) => index)), ({ id: name, given }, order) => {
        const scenario = named(name);
        const fresh: App = { ...app, render: (view) => render(view) };
        const shown = order.flatMap((index) => changes(scenario, given)[index] ?? []);
        for (const { id = megan, stored, team, notes } of [...shown, ...shown]) {
          const whole = aWalk(scenario, { given: [...given], ...stored });
          assert.deepEqual(walkCard({ ...fresh, ...team }, scenario, id, whole, notes), anew({ ...fresh, ...team }, scenario, id, whole, notes));
        }
      }),
      { numRuns: 60 },
    );
  });
});

interface Change {
  readonly id?: string;
  readonly stored?: Partial<StoredWalk>;
  readonly team?: Partial<App>;
  readonly notes?: readonly Note[];
}
