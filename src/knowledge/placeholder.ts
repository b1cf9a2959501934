import { faultOf } from '../profile/validate.js';
import { isAttributeField, isTextField, textFields, type TextField } from '../profile/fields.js';

/** What stands in for `{deprovisionAttribute}` and the like in a team that has not said what it uses. */
export type Examples = Readonly<Partial<Record<TextField, string>>>;

/** Not `${x}` and not `{{x}}`, which a literal may hold. */
const pattern = /(?<![${])\{([A-Za-z]+)\}(?!\})/g;

/** The names between braces, each once, in the order of the text. */
export function namesIn(...texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? '')))];
}

/** A text in pieces: words, and places where the value of a field belongs. */
export type Piece = { readonly text: string } | { readonly field: TextField };

export function piecesOf(text: string): readonly Piece[] {
  return text.split(/((?<![${])\{[A-Za-z]+\}(?!\}))/).flatMap((part): readonly Piece[] => {
    const name = /^\{([A-Za-z]+)\}$/.exec(part)?.[1];
    if (name !== undefined && isTextField(name)) return [{ field: name }];
    return part === '' ? [] : [{ text: part }];
  });
}

type Path = readonly (string | number)[];
type Complain = (path: Path, message: string) => void;

/** The only keys of a node under which values are filled in, all of them in steps. */
const filled = new Set(['text', 'danger', 'code']);

/** Reports placeholders that no card would fill in, or that could not be filled in safely. */
export function checkPlaceholders({ examples, nodes }: { readonly examples: Examples; readonly nodes: unknown }, complain: Complain): void {
  for (const [name, example] of Object.entries(examples)) {
    if (isTextField(name) && faultOf(name, example) !== undefined) complain(['examples', name], 'is no value that a team could enter');
  }
  const used = new Set<string>();
  for (const [path, text] of textsOf(nodes, ['nodes'])) {
    for (const name of namesIn(text)) {
      used.add(name);
      const fault = faultIn(path, text, name, examples);
      if (fault !== undefined) complain(path, fault);
    }
  }
  for (const path of unevenTexts(nodes, ['nodes'])) complain(path, 'fills in other values in Japanese than in English');
  for (const name of Object.keys(examples)) if (!used.has(name)) complain(['examples', name], 'is used in no step');
}

function faultIn(path: Path, text: string, name: string, examples: Examples): string | undefined {
  if (!isTextField(name)) return `"{${name}}" is no placeholder; there are ${textFields.map((field) => `{${field}}`).join(', ')}`;
  if (examples[name] === undefined) return `"{${name}}" has no example in this scenario; give it one under examples`;
  const steps = path.findIndex((key) => key === 'steps' || key === 'checks' || key === 'howToFind');
  if (steps < 0 || !path.slice(steps).some((key) => filled.has(String(key)))) return `"{${name}}" stands where nothing is filled in; use it in steps`;
  if (!path.includes('code')) return isLiteral(text, name) ? undefined : `"{${name}}" must stand between backticks`;
  // What somebody entered must never become part of a command that is copied.
  if (!isAttributeField(name) && !/^\{[A-Za-z]+\}=\{[A-Za-z]+\}$/.test(text)) return `"{${name}}" may stand in a line of code only as {attribute}={value}`;
  return undefined;
}

function isLiteral(text: string, name: string): boolean {
  return !text.replace(/`[^`]*`/g, '').includes(`{${name}}`);
}

function* textsOf(value: unknown, path: Path): Generator<readonly [Path, string]> {
  if (typeof value === 'string') yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* textsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

function* unevenTexts(value: unknown, path: Path): Generator<Path> {
  if (typeof value !== 'object' || value === null) return;
  if ('ja' in value && 'en' in value && typeof value.ja === 'string' && typeof value.en === 'string') {
    if (namesIn(value.ja).toSorted().join() !== namesIn(value.en).toSorted().join()) yield path;
    return;
  }
  for (const [key, inner] of Object.entries(value)) yield* unevenTexts(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}
