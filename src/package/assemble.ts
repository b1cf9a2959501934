import { checkIcon, iconRules } from './icon.js';
import { checkLocalization } from './localization.js';
import { checkSchema, type Schemas } from './schema.js';
import { checkVariables, fill, variablesIn, type Variables } from './variables.js';
import type { Entries } from './zip.js';

export interface Sources {
  /** The manifest as it is kept, with its variables. */
  readonly manifest: string;
  /** Keys to add to the manifest, as JSON. */
  readonly addition?: string | undefined;
  /** Bytes of a file of the package, or undefined when it is not there. */
  readonly read: (file: string) => Uint8Array | undefined;
  readonly schemas: Schemas;
}

export interface Assembled {
  /** What goes into the package, by its name at the root of the archive. */
  readonly entries: Entries;
  /** With any fault there is no package. */
  readonly faults: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** Fills in the variables, and checks everything that Teams would refuse later and with fewer words. */
export function assemble({ manifest: source, addition, read, schemas }: Sources, variables: Variables): Assembled {
  const faults: string[] = [];
  const kept = parse('manifest.json', source, faults);
  const added = addition === undefined ? {} : parse('manifest.rsc.json', addition, faults);
  for (const key of Object.keys(added)) if (key in kept) faults.push(`manifest.rsc.json: ${key} is in manifest.json too.`);

  const languages = languageFiles(kept).map((file) => ({ file, text: readText(file, read, faults) }));
  const named = [source, addition ?? '', ...languages.map(({ text }) => text)].flatMap(variablesIn);
  const { faults: wrong, values } = checkVariables([...new Set(named)].sort(), variables);
  const manifest = asRecord(fill({ ...kept, ...added }, values));
  faults.push(...wrong, ...checkSchema('manifest.json', manifest, schemas.manifest));

  const entries: Record<string, Uint8Array> = { 'manifest.json': toBytes(manifest) };
  for (const { file, text } of languages) {
    const language = asRecord(fill(parse(file, text, faults), values));
    faults.push(...checkSchema(file, language, schemas.localization), ...checkLocalization(file, language, manifest));
    entries[file] = toBytes(language);
  }
  for (const [look, file] of iconFiles(manifest)) {
    const bytes = read(file);
    if (bytes === undefined) faults.push(`${file} does not exist.`);
    else {
      faults.push(...checkIcon(file, bytes, iconRules[look]));
      entries[file] = bytes;
    }
  }
  return { entries, faults };
}

function languageFiles(manifest: Json): readonly string[] {
  const { additionalLanguages } = asRecord(manifest['localizationInfo']);
  return Array.isArray(additionalLanguages) ? additionalLanguages.map((language) => asRecord(language)['file']).filter((file) => typeof file === 'string') : [];
}

function iconFiles(manifest: Json): readonly (readonly [keyof typeof iconRules, string])[] {
  const icons = asRecord(manifest['icons']);
  return (['color', 'outline'] as const).flatMap((look) => {
    const file = icons[look];
    return typeof file === 'string' ? [[look, file] as const] : [];
  });
}

function readText(file: string, read: Sources['read'], faults: string[]): string {
  const bytes = read(file);
  if (bytes === undefined) faults.push(`${file} does not exist.`);
  return bytes === undefined ? '{}' : new TextDecoder().decode(bytes);
}

function parse(file: string, text: string, faults: string[]): Json {
  try {
    return asRecord(JSON.parse(text));
  } catch (error) {
    faults.push(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
    return {};
  }
}

function asRecord(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function toBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);
}
