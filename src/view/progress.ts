import type { Question, Scenario } from '../knowledge/types.js';
import { oncePer } from '../once.js';
import type { Frame } from './frame.js';

/** The topic of a card with the number of its question: of how many, or of at most how many where the ways differ. */
export function topicWithProgress(scenario: Scenario, node: Question, passed: number, { say, locale }: Frame): string {
  const ahead = aheadOf(scenario)(node.id);
  const values = { topic: scenario.title[locale], number: passed + 1, total: passed + ahead.most };
  return say(ahead.least === ahead.most ? 'topicProgress' : 'topicProgressMost', values);
}

interface Ahead {
  readonly least: number;
  readonly most: number;
}

/** Each node is counted once. */
const aheadOf = oncePer((scenario: Scenario) => {
  const ahead = new Map<string, Ahead>();
  const count = (id: string): Ahead => {
    const found = ahead.get(id) ?? questionsAhead(scenario, id, count);
    ahead.set(id, found);
    return found;
  };
  return count;
});

/** How many questions the shortest and the longest way from a node asks, itself included. */
function questionsAhead(scenario: Scenario, id: string, count: (id: string) => Ahead): Ahead {
  const node = scenario.nodes[id];
  if (node?.kind !== 'question') return { least: 0, most: 0 };
  const ways = node.choices.map(({ next }) => count(next));
  return { least: 1 + Math.min(...ways.map(({ least }) => least)), most: 1 + Math.max(...ways.map(({ most }) => most)) };
}
