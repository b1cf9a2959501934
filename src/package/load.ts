import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve, sep } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod/v4';
import { ShirubeError } from '../errors.js';
import type { Sources } from './assemble.js';
import type { Schemas } from './schema.js';
import type { Variables } from './variables.js';

const versioned = z.looseObject({ manifestVersion: z.string().regex(/^\d+\.\d+$/) });

/**
 * The variables of an environment: its file, over that the file that is not committed, over that the process.
 * A blank line of one does not hide a value of another.
 */
export function loadVariables(folder: string, name: string, env: Readonly<Record<string, string | undefined>>): Variables {
  const files = [join(folder, `.env.${name}`), join(folder, `.env.${name}.user`)];
  if (!files.some((file) => existsSync(file))) {
    throw new ShirubeError('usage', `There is no environment "${name}": ${files[0]} does not exist.`, 'Name an environment that has a file in env, such as: npm run package -- --env dev');
  }
  const layers = [...files.filter((file) => existsSync(file)).map((file) => parseEnv(readFileSync(file, 'utf8'))), env];
  const set = layers.flatMap((layer) => Object.entries(layer).filter((entry): entry is [string, string] => (entry[1] ?? '').trim() !== ''));
  return Object.fromEntries(set);
}

/** What a package is made of, from its folder, with the schemas of the version that its manifest names. */
export function loadSources(folder: string, { rsc }: { readonly rsc: boolean }): Sources {
  const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
  return {
    manifest,
    addition: rsc ? readFileSync(join(folder, 'manifest.rsc.json'), 'utf8') : undefined,
    read: (file) => readWithin(folder, file),
    schemas: loadSchemas(versionOf(manifest)),
  };
}

/** The schemas that Microsoft ships for a manifest version, from the disk. */
export function loadSchemas(version: string): Schemas {
  const require = createRequire(import.meta.url);
  const load = (name: string): Readonly<Record<string, unknown>> => {
    try {
      const file = require.resolve(`@microsoft/app-manifest/build/json-schemas/teams/v${version}/${name}`);
      return z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')));
    } catch (cause) {
      throw new ShirubeError('configuration', `There is no schema for manifest version ${version}.`, 'Install the development dependencies, or name a version that @microsoft/app-manifest carries.', cause);
    }
  };
  return { manifest: load('MicrosoftTeams.schema.json'), localization: load('MicrosoftTeams.Localization.schema.json') };
}

function versionOf(manifest: string): string {
  try {
    return versioned.parse(JSON.parse(manifest)).manifestVersion;
  } catch (cause) {
    throw new ShirubeError('configuration', 'manifest.json is no JSON, or names no manifestVersion.', 'Correct the file; manifestVersion is a text such as "1.30".', cause);
  }
}

/** A file that the manifest names must lie beside it: what is elsewhere has no place in the archive. */
function readWithin(folder: string, file: string): Uint8Array | undefined {
  const path = resolve(folder, file);
  return path.startsWith(resolve(folder) + sep) && existsSync(path) ? readFileSync(path) : undefined;
}
