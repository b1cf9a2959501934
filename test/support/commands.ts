import type { Node, Step } from '../../src/knowledge/types.js';
import { knowledge } from './product.js';

/** One set of lines to copy, and the node it stands in as scenario/node. */
export interface Commands {
  readonly place: string;
  readonly code: readonly string[];
}

const stepsOf = (node: Node): readonly Step[] => (node.kind === 'question' ? node.howToFind.steps : [...node.checks, ...node.steps]);

/** The steps, checks or answers to "I don't know" of a node named as scenario/node. */
export function stepsAt(place: string): readonly Step[] {
  const [scenario = '', id = ''] = place.split('/');
  const node = knowledge.scenarios[scenario]?.nodes[id];
  if (!node) throw new Error(`there is no node ${place}`);
  return stepsOf(node);
}

/** Every step, check and answer to "I don't know" of every scenario that gives lines to copy; options count on their own. */
export function allCommands(): readonly Commands[] {
  return Object.values(knowledge.scenarios).flatMap(({ id, nodes }) =>
    Object.values(nodes).flatMap((node) =>
      stepsOf(node).flatMap((step) =>
        [step.code, ...step.options.map((option) => option.code)]
          .filter((code) => code.length > 0)
          .map((code) => ({ place: `${id}/${node.id}`, code })),
      ),
    ),
  );
}
