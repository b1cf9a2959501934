/** Keys that every language must have; the rest of what is shown is found in the manifest itself. */
const roots = ['name.short', 'name.full', 'description.short', 'description.full'];
const shown = /^(bots|composeExtensions)\[\d+\]\..*\.(title|description|prompt)$/;

/** Texts that have no place in the manifest, or are missing from the language. */
export function checkLocalization(file: string, language: Readonly<Record<string, unknown>>, manifest: unknown): readonly string[] {
  const texts = textsOf(manifest, '');
  const keys = Object.keys(language).filter((key) => key !== '$schema');
  const wanted = [...texts.keys()].filter((key) => roots.includes(key) || shown.test(key));
  return [
    ...keys.filter((key) => !texts.has(key)).map((key) => `${file}: ${key} names no text of the manifest.`),
    ...wanted.filter((key) => !(key in language)).map((key) => `${file}: ${key} is missing; the manifest says "${texts.get(key)}".`),
  ];
}

/** Every string of the manifest under the key that a language file uses for it. */
function textsOf(value: unknown, path: string): ReadonlyMap<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(
    Object.entries(value).flatMap(([key, item]) => {
      const below = Array.isArray(value) ? `${path}[${key}]` : path ? `${path}.${key}` : key;
      return [...textsOf(item, below)];
    }),
  );
}
