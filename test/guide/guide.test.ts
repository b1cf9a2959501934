import assert from 'node:assert/strict';
import fc from 'fast-check';
import { begin, replay, step } from '../../src/guide/guide.js';
import type { Given, GuideEvent, Position, Walk } from '../../src/guide/types.js';
import type { Scenario } from '../../src/knowledge/types.js';
import { knowledge } from '../support/product.js';
import { parsed } from '../support/sample.js';

const license = parsed();

/** Takes events one after the other; one that does not fit leaves the walk as it is. */
function follow(scenario: Scenario, walk: Walk, events: readonly GuideEvent[]): Walk {
  return events.reduce((before, event) => step(scenario, before, event) ?? before, walk);
}

const choose = (fact: string, value: string): GuideEvent => ({ kind: 'choose', fact, value });
const at = (walk: Walk): string => replay(license, walk).node.id;
const valueOf = (walk: Walk, fact: string): Given | undefined => walk.given.find((given) => given.fact === fact);

describe('begin', () => {
  it('starts with the facts that the message told', () => {
    assert.deepEqual(begin(license, { hold: 'yes' }), { scenario: 'license', given: [{ fact: 'hold', value: 'yes', by: 'told' }], aside: undefined });
  });
});

describe('replay', () => {
  it('stands at the start when nothing is known', () => {
    assert.equal(at(begin(license, {})), 'place');
  });

  it('passes the questions that are answered, in the order of the scenario', () => {
    const { node, passed } = replay(license, begin(license, { hold: 'yes', place: 'cloud' }));
    assert.deepEqual([node.id, passed.map(({ question }) => question.id)], ['kept', ['place', 'hold']]);
  });

  it('keeps an answer to a question that is still ahead', () => {
    const { node, dropped } = replay(license, begin(license, { hold: 'yes' }));
    assert.deepEqual([node.id, dropped], ['place', []]);
  });

  it('asks where an answer is none of the choices', () => {
    const scenario = parsed({ facts: { ...license.facts, place: { label: license.title, values: { cloud: license.title, ad: license.title, moon: license.title } } } });
    const { node, dropped } = replay(scenario, begin(scenario, { place: 'moon' }));
    assert.deepEqual([node.id, dropped], ['place', []]);
  });

  it('drops an answer that the scenario no longer knows', () => {
    const { node, dropped } = replay(license, begin(license, { place: 'moon', colour: 'red', hold: 'yes' }));
    assert.deepEqual([node.id, dropped.map(({ fact }) => fact)], ['place', ['place', 'colour']]);
  });
});

describe('a scenario that was not checked', () => {
  it('is refused where a node is missing', () => {
    assert.throws(() => replay({ ...license, nodes: {} }, begin(license, {})), /license has no node place/);
  });
});

describe('step', () => {
  it('goes where the choice leads', () => {
    assert.equal(at(follow(license, begin(license, {}), [choose('place', 'ad')])), 'in-ad');
  });

  it('goes past the next question when its answer was told', () => {
    assert.equal(at(follow(license, begin(license, { hold: 'no' }), [choose('place', 'cloud')])), 'removed');
  });

  const misfits: readonly (readonly [string, Walk, GuideEvent])[] = [
    ['a choice of another question', begin(license, {}), choose('hold', 'yes')],
    ['a choice under the name of another question', begin(license, { place: 'cloud' }), choose('place', 'yes')],
    ['a choice that is not offered', begin(license, {}), choose('place', 'moon')],
    ['a choice where the walk has ended', begin(license, { place: 'ad' }), choose('place', 'cloud')],
    ['"I don\'t know" where the walk has ended', begin(license, { place: 'ad' }), { kind: 'unsure' }],
    ['a look at the answers where there are none', begin(license, {}), { kind: 'review' }],
    ['a change of an answer that was not given', begin(license, { place: 'cloud' }), { kind: 'change', fact: 'hold' }],
    ['a change of an answer that was not needed', begin(license, { hold: 'yes' }), { kind: 'change', fact: 'hold' }],
    ['a way back from the start', begin(license, {}), { kind: 'back' }],
  ];
  for (const [what, walk, event] of misfits) {
    it(`refuses ${what}`, () => {
      assert.equal(step(license, walk, event), undefined);
    });
  }

  it('shows how to find out, and takes it away with the way back', () => {
    const question = begin(license, {});
    const aside = follow(license, question, [{ kind: 'unsure' }]);
    assert.deepEqual([aside.aside, at(aside), step(license, aside, { kind: 'back' })], ['find-out', 'place', question]);
  });

  it('closes what is shown aside once an answer is chosen', () => {
    assert.equal(follow(license, begin(license, {}), [{ kind: 'unsure' }, choose('place', 'cloud')]).aside, undefined);
  });

  it('shows the answers, and takes them away with the way back', () => {
    const answered = begin(license, { place: 'ad' });
    const aside = follow(license, answered, [{ kind: 'review' }]);
    assert.deepEqual([aside.aside, at(aside), step(license, aside, { kind: 'back' })], ['review', 'in-ad', answered]);
  });

  it('goes back to the last question that was clicked', () => {
    const question = follow(license, begin(license, {}), [choose('place', 'cloud')]);
    assert.deepEqual(follow(license, question, [choose('hold', 'no'), { kind: 'back' }]), question);
  });

  it('goes back past an assumption to the click before it', () => {
    assert.equal(at(follow(license, begin(license, { hold: 'no' }), [choose('place', 'cloud'), { kind: 'back' }])), 'place');
  });

  it('goes back to the last assumption when nobody clicked yet', () => {
    assert.equal(at(follow(license, begin(license, { place: 'cloud', hold: 'no' }), [{ kind: 'back' }])), 'hold');
  });

  it('asks again what is to be changed and keeps the other answers', () => {
    const walk = follow(license, begin(license, { hold: 'no' }), [choose('place', 'cloud'), { kind: 'review' }, { kind: 'change', fact: 'place' }]);
    assert.deepEqual([at(walk), walk.aside, valueOf(walk, 'hold')?.value], ['place', undefined, 'no']);
  });

  it('takes a click in place of an assumption', () => {
    const walk = follow(license, begin(license, { place: 'cloud', hold: 'no' }), [{ kind: 'change', fact: 'hold' }, choose('hold', 'yes')]);
    assert.deepEqual([at(walk), valueOf(walk, 'hold')?.by], ['kept', 'chosen']);
  });

  it('starts over with the assumptions alone', () => {
    const walk = follow(license, begin(license, { hold: 'no' }), [choose('place', 'cloud'), { kind: 'restart' }]);
    assert.deepEqual(walk, begin(license, { hold: 'no' }));
  });
});

/** Facts that fit, facts that do not, and names that no scenario has. */
function factOf(scenario: Scenario): fc.Arbitrary<readonly [string, string]> {
  const known = Object.entries(scenario.facts).flatMap(([fact, { values }]) => Object.keys(values).map((value) => [fact, value] as const));
  const names = ['gone', 'constructor', 'yes', ...Object.keys(scenario.facts)];
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...names), fc.constantFrom('yes', 'no', 'gone', 'constructor')) });
}

function eventOf(scenario: Scenario): fc.Arbitrary<GuideEvent> {
  const fact = factOf(scenario);
  return fc.oneof(
    { weight: 4, arbitrary: fact.map(([name, value]): GuideEvent => choose(name, value)) },
    { weight: 2, arbitrary: fact.map(([name]): GuideEvent => ({ kind: 'change', fact: name })) },
    { weight: 4, arbitrary: fc.constantFrom<GuideEvent>({ kind: 'unsure' }, { kind: 'review' }, { kind: 'back' }, { kind: 'restart' }) },
  );
}

/** An event, or the button of so many-th choice wherever the walk stands: without these few walks would get far. */
type Click = GuideEvent | { readonly kind: 'press'; readonly nth: number };

interface Run {
  readonly scenario: Scenario;
  readonly told: Readonly<Record<string, string>>;
  readonly clicks: readonly Click[];
}

const press: fc.Arbitrary<Click> = fc.nat(3).map((nth) => ({ kind: 'press', nth }));

/** Any scenario of the product, any facts told, any clicks. */
const runs: fc.Arbitrary<Run> = fc.constantFrom(...Object.values(knowledge.scenarios)).chain((scenario) =>
  fc.record({
    scenario: fc.constant(scenario),
    told: fc.array(factOf(scenario), { maxLength: 4 }).map((facts) => Object.fromEntries(facts)),
    clicks: fc.array(fc.oneof(press, eventOf(scenario)), { maxLength: 20 }),
  }),
);

function toEvent(scenario: Scenario, walk: Walk, click: Click): GuideEvent {
  if (click.kind !== 'press') return click;
  const { node } = replay(scenario, walk);
  const choice = node.kind === 'question' ? node.choices[click.nth % node.choices.length] : undefined;
  return node.kind === 'question' && choice ? choose(node.fact, choice.value) : { kind: 'back' };
}

/** The walk after all clicks, and what they were. */
function play({ scenario, told, clicks }: Run): { readonly walk: Walk; readonly events: readonly GuideEvent[] } {
  return clicks.reduce<{ walk: Walk; events: readonly GuideEvent[] }>(
    ({ walk, events }, click) => {
      const event = toEvent(scenario, walk, click);
      return { walk: step(scenario, walk, event) ?? walk, events: [...events, event] };
    },
    { walk: begin(scenario, told), events: [] },
  );
}

/** A chain of choices that leads from the start to where the walk stands: found without the code under test. */
function assertReached(scenario: Scenario, { node, passed }: Position): void {
  const end = passed.reduce((id, { question, answer }) => {
    assert.equal(question.id, id);
    assert.equal(question.fact, answer.fact);
    return question.choices.find(({ value }) => value === answer.value)?.next ?? 'no such choice';
  }, scenario.start);
  assert.equal(node.id, end);
}

function always(hold: (run: Run & ReturnType<typeof play>) => void): void {
  fc.assert(fc.property(runs, (run) => hold({ ...run, ...play(run) })), { numRuns: 300 });
}

describe('any sequence of clicks', () => {
  it('leaves a walk that its given answers lead to', () => {
    always(({ scenario, walk }) => assertReached(scenario, replay(scenario, walk)));
  });

  it('stops only at a resolution or at a question that no fitting answer is given to', () => {
    always(({ scenario, walk }) => {
      const { node } = replay(scenario, walk);
      const answered = node.kind === 'question' && walk.given.some(({ fact, value }) => fact === node.fact && node.choices.some((choice) => choice.value === value));
      assert.equal(answered, false);
    });
  });

  it('gives each fact at most once', () => {
    always(({ walk }) => assert.equal(new Set(walk.given.map(({ fact }) => fact)).size, walk.given.length));
  });

  it('never makes an answer up', () => {
    always(({ walk, told, events }) => {
      for (const { fact, value, by } of walk.given) {
        const clicked = events.some((event) => event.kind === 'choose' && event.fact === fact && event.value === value);
        assert.ok(by === 'told' ? told[fact] === value : clicked, `${fact}=${value} (${by})`);
      }
    });
  });

  it('survives being written as JSON after every click', () => {
    always(({ scenario, told, events, walk }) => {
      const stored = events.reduce<Walk>((before, event) => JSON.parse(JSON.stringify(step(scenario, before, event) ?? before)), begin(scenario, told));
      assert.deepEqual(replay(scenario, stored), replay(scenario, walk));
    });
  });

  it('can be started over, which leaves nothing chosen', () => {
    always(({ scenario, walk }) => {
      assert.deepEqual(step(scenario, walk, { kind: 'restart' })?.given, walk.given.filter(({ by }) => by === 'told'));
    });
  });

  it('can be taken back click by click to the start', () => {
    always(({ scenario, walk }) => {
      let before: Walk | undefined = walk;
      let last = walk;
      for (let clicks = 0; before !== undefined; clicks += 1) {
        assert.ok(clicks <= walk.given.length + 1, 'goes back for ever');
        last = before;
        before = step(scenario, before, { kind: 'back' });
      }
      assert.equal(replay(scenario, last).node.id, scenario.start);
    });
  });

  it('changes no answer by looking at the answers or at how to find out', () => {
    always(({ scenario, walk }) => {
      for (const kind of ['unsure', 'review'] as const) assert.deepEqual((step(scenario, walk, { kind }) ?? walk).given, walk.given);
    });
  });
});
