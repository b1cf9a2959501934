import { RegExpParser, type AST } from '@eslint-community/regexpp';

const parser = new RegExpParser({ ecmaVersion: 2023 });

/** What of a pattern without bound is looked at on each side of its literal, in characters. */
const reach = 200;

/** Texts of which everything a pattern matches holds one, and how far the pattern goes before and behind it. */
export interface Required {
  /** Empty when there are none. */
  readonly literals: readonly string[];
  readonly before: number;
  readonly behind: number;
}

const nothing: Required = { literals: [], before: reach, behind: reach };

export function requiredLiterals(pattern: string): Required {
  const { alternatives } = parser.parsePattern(pattern, undefined, undefined, { unicode: true });
  return ofAlternatives(alternatives);
}

/** What one of the alternatives must hold; a text that holds another of them is found by that one. */
function ofAlternatives(alternatives: readonly AST.Alternative[]): Required {
  const all = alternatives.map(({ elements }) => ofElements(elements));
  if (all.some(({ literals }) => literals.length === 0)) return nothing;
  const literals = [...new Set(all.flatMap((one) => one.literals))];
  return {
    literals: literals.filter((one) => !literals.some((other) => other !== one && one.includes(other))),
    before: Math.max(...all.map(({ before }) => before)),
    behind: Math.max(...all.map(({ behind }) => behind)),
  };
}

/** The requirement of which even the shortest text is longest, as that is found least often. */
function ofElements(elements: readonly AST.Element[]): Required {
  const options = [...runs(elements), ...groups(elements)];
  const shortest = ({ literals }: Required) => Math.min(...literals.map(({ length }) => length));
  return options.reduce((best, one) => (one.literals.length > 0 && (best.literals.length === 0 || shortest(one) > shortest(best)) ? one : best), nothing);
}

function groups(elements: readonly AST.Element[]): readonly Required[] {
  return elements.flatMap((element, index) => {
    if (element.type !== 'Group' && element.type !== 'CapturingGroup') return [];
    const { literals, before, behind } = ofAlternatives(element.alternatives);
    const widest = widthOfOne(element);
    return [{ literals, before: before + widest + widthOf(elements.slice(0, index)), behind: behind + widest + widthOf(elements.slice(index + 1)) }];
  });
}

/** The runs of characters that are not optional; one that begins or ends with a space is a character shorter, as spaces are passed over. */
function runs(elements: readonly AST.Element[]): readonly Required[] {
  const found: Required[] = [];
  let from = 0;
  for (let to = 0; to <= elements.length; to += 1) {
    if (elements[to]?.type === 'Character') continue;
    const written = elements.slice(from, to).map((element) => (element.type === 'Character' ? String.fromCodePoint(element.value) : '')).join('');
    const literal = written.trim();
    const around = written.length - literal.length;
    if (literal !== '') found.push({ literals: [literal], before: around + widthOf(elements.slice(0, from)), behind: around + widthOf(elements.slice(to)) });
    from = to + 1;
  }
  return found;
}

/** How many UTF-16 units the elements can match, at most `reach`. */
function widthOf(elements: readonly AST.Element[]): number {
  return Math.min(reach, elements.reduce((sum, element) => sum + widthOfOne(element), 0));
}

function widthOfOne(element: AST.Element): number {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return Math.max(...element.alternatives.map(({ elements }) => widthOf(elements)));
    case 'Quantifier':
      return element.max === 0 ? 0 : Math.min(reach, element.max * widthOfOne(element.element));
    case 'Assertion':
      // `\b` looks at the character beside it.
      return 1;
    case 'Character':
      return element.raw.length > 1 ? 2 : 1;
    default:
      return 2;
  }
}
