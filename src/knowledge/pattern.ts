import { RegExpParser, visitRegExpAST, type AST } from '@eslint-community/regexpp';

const parser = new RegExpParser({ ecmaVersion: 2023 });

/** The source between the slashes of a `/pattern/` term. */
export function patternSource(term: string): string {
  return term.replace(/^\/|\/$/g, '');
}

/**
 * Why a `/pattern/` must not run on what people paste, or undefined when its time grows no faster than the text.
 * Refused: back-references and look-around, repetitions, options and alternatives inside a repetition, two unbounded repetitions that can
 * take the same characters next to each other, and patterns that match the empty text.
 */
export function faultOfPattern(term: string): string | undefined {
  if (!/^\/.+\/$/s.test(term)) return 'which is not /pattern/ without flags.';
  let pattern: AST.Pattern;
  try {
    pattern = parser.parsePattern(patternSource(term), undefined, undefined, { unicode: true });
  } catch (error) {
    return `which is no regular expression (${error instanceof Error ? error.message : String(error)}).`;
  }
  let fault: string | undefined;
  let unbounded = 0;
  const depths: number[] = [];
  const repeated = () => depths.some((outer) => outer > 1);
  visitRegExpAST(pattern, {
    onBackreferenceEnter: () => void (fault ??= 'which has a back-reference.'),
    onAssertionEnter: ({ kind }) => {
      if (kind === 'lookahead' || kind === 'lookbehind') fault ??= 'which looks ahead or behind.';
    },
    onQuantifierEnter: ({ max }) => {
      if (max > 1 && repeated()) fault ??= 'which repeats a repetition and can take time without end.';
      else if (repeated()) fault ??= 'which has something optional inside a repetition and can take time without end.';
      if (max === Infinity) unbounded += 1;
      depths.push(max);
    },
    onAlternativeEnter: ({ parent }) => {
      if (parent.type === 'Group' && parent.alternatives.length > 1 && repeated()) fault ??= 'which has alternatives inside a repetition and can take time without end.';
    },
    onQuantifierLeave: () => void depths.pop(),
  });
  if (fault) return fault;
  if (unbounded > 1) return 'which repeats without bound more than once.';
  if (new RegExp(patternSource(term), 'u').test('')) return 'which matches the empty text.';
  return undefined;
}
