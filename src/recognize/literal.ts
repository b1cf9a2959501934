import { RegExpParser, type AST } from '@eslint-community/regexpp';

const parser = new RegExpParser({ ecmaVersion: 2023 });

/** The longest text that everything a pattern matches must hold; empty when there is none. */
export function requiredLiteral(pattern: string): string {
  const { alternatives } = parser.parsePattern(pattern, undefined, undefined, { unicode: true });
  const only = alternatives[0];
  if (only === undefined || alternatives.length > 1) return '';
  return runs(only.elements).reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

function runs(elements: readonly AST.Element[]): readonly string[] {
  const found = [''];
  for (const element of elements) {
    if (element.type === 'Character') found.push((found.pop() ?? '') + String.fromCodePoint(element.value));
    else if (element.type !== 'Assertion') found.push('');
  }
  return found;
}
