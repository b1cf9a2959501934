import type { Question, Scenario } from '../knowledge/types.js';
import type { Frame } from './frame.js';

/** The topic of a card with the number of its question: of how many, or of at most how many where the ways differ. */
export function topicWithProgress(scenario: Scenario, node: Question, passed: number, { say, locale }: Frame): string {
  const ahead = questionsAhead(scenario, node.id);
  const values = { topic: scenario.title[locale], number: passed + 1, total: passed + ahead.most };
  return say(ahead.least === ahead.most ? 'topicProgress' : 'topicProgressMost', values);
}

/** How many questions the shortest and the longest way from a node asks, itself included. */
function questionsAhead(scenario: Scenario, id: string): { readonly least: number; readonly most: number } {
  const node = scenario.nodes[id];
  if (node?.kind !== 'question') return { least: 0, most: 0 };
  const ways = node.choices.map(({ next }) => questionsAhead(scenario, next));
  return { least: 1 + Math.min(...ways.map(({ least }) => least)), most: 1 + Math.max(...ways.map(({ most }) => most)) };
}
