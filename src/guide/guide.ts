import type { Node, Scenario } from '../knowledge/types.js';
import type { Given, GuideEvent, Passed, Position, Walk } from './types.js';

/** A walk at the start of its scenario, with the facts that the message told. */
export function begin(scenario: Scenario, facts: Readonly<Record<string, string>>): Walk {
  return { scenario: scenario.id, given: toldBy(facts), aside: undefined };
}

/** Answers that nobody gave: what was said tells them. */
export function toldBy(facts: Readonly<Record<string, string>>): readonly Given[] {
  return Object.entries(facts).map(([fact, value]) => ({ fact, value, by: 'told' }));
}

/** The position that the given answers lead to. Answers that do not fit are passed over, never guessed at. */
export function replay(scenario: Scenario, { given }: Pick<Walk, 'given'>): Position {
  const passed: Passed[] = [];
  let node = nodeOf(scenario, scenario.start);
  while (node.kind === 'question') {
    const question = node;
    const answer = given.find(({ fact }) => fact === question.fact);
    const choice = question.choices.find(({ value }) => value === answer?.value);
    if (answer === undefined || choice === undefined) break;
    passed.push({ question, answer });
    node = nodeOf(scenario, choice.next);
  }
  const dropped = given.filter(({ fact, value }) => scenario.facts[fact]?.values[value] === undefined);
  return { node, passed, dropped };
}

/** The walk after an event, or undefined when the event does not fit where the walk stands. */
export function step(scenario: Scenario, walk: Walk, event: GuideEvent): Walk | undefined {
  const position = replay(scenario, walk);
  switch (event.kind) {
    case 'choose':
      return choose(walk, position, event.fact, event.value);
    case 'unsure':
      return position.node.kind === 'question' ? { ...walk, aside: 'find-out' } : undefined;
    case 'review':
      return position.passed.length > 0 ? { ...walk, aside: 'review' } : undefined;
    case 'change':
      return position.passed.some(({ answer }) => answer.fact === event.fact) ? without(walk, event.fact) : undefined;
    case 'back':
      return back(walk, position);
    case 'restart':
      return { ...walk, given: walk.given.filter(({ by }) => by !== 'chosen'), aside: undefined };
    default:
      return event satisfies never;
  }
}

function choose(walk: Walk, { node }: Position, fact: string, value: string): Walk | undefined {
  if (node.kind !== 'question' || node.fact !== fact || !node.choices.some((choice) => choice.value === value)) return undefined;
  const others = walk.given.filter((given) => given.fact !== fact);
  return { ...walk, given: [...others, { fact, value, by: 'chosen' }], aside: undefined };
}

/** Closes what is shown aside; else takes back the last click, or, where nobody clicked yet, the last assumption. */
function back(walk: Walk, { passed }: Position): Walk | undefined {
  if (walk.aside !== undefined) return { ...walk, aside: undefined };
  const last = passed.findLast(({ answer }) => answer.by === 'chosen') ?? passed.at(-1);
  return last ? without(walk, last.answer.fact) : undefined;
}

function without(walk: Walk, fact: string): Walk {
  return { ...walk, given: walk.given.filter((given) => given.fact !== fact), aside: undefined };
}

function nodeOf(scenario: Scenario, id: string): Node {
  const node = scenario.nodes[id];
  if (node === undefined) throw new Error(`Scenario ${scenario.id} has no node ${id}; knowledge is checked when it loads.`);
  return node;
}
