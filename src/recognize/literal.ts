import { RegExpParser, type AST } from '@eslint-community/regexpp';

const parser = new RegExpParser({ ecmaVersion: 2023 });

/** What of a pattern without bound is looked at on each side of its literal, in characters. */
const reach = 200;

/** The longest text that everything a pattern matches must hold, and how far the pattern goes before and behind it. */
export interface Required {
  /** Empty when there is none. */
  readonly literal: string;
  readonly before: number;
  readonly behind: number;
}

export function requiredLiteral(pattern: string): Required {
  const { alternatives } = parser.parsePattern(pattern, undefined, undefined, { unicode: true });
  const [only] = alternatives;
  const nothing = { literal: '', before: reach, behind: reach };
  return only === undefined || alternatives.length > 1 ? nothing : runs(only.elements).reduce((best, run) => (run.literal.length > best.literal.length ? run : best), nothing);
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
    if (literal !== '') found.push({ literal, before: around + widthOf(elements.slice(0, from)), behind: around + widthOf(elements.slice(to)) });
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
