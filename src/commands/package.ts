import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { explain, ShirubeError } from '../errors.js';
import { assemble } from '../package/assemble.js';
import { loadSources, loadVariables } from '../package/load.js';
import { zip } from '../package/zip.js';

const usage = 'Write: npm run package -- [--env dev] [--rsc]';
const folderOf = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/**
 * `npm run package -- --env dev`: checks the Teams app package without a network and writes it to appPackage/build.
 * `--rsc` adds the keys of manifest.rsc.json: with these permissions, which an owner of the team or a member of the chat
 * grants on installing, the bot receives every message of a channel or chat, not only those that mention it.
 */
function main(parameters: readonly string[], env: NodeJS.ProcessEnv): void {
  const { name, rsc } = parseParameters(parameters);
  const variables = loadVariables(folderOf('env'), name, env);
  const folder = folderOf('appPackage');
  const { entries, faults } = assemble(loadSources(folder, { rsc }), variables);
  if (faults.length > 0) {
    throw new ShirubeError(
      'configuration',
      `The app package has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
      `Set variables in env/.env.${name}, in env/.env.${name}.user (not committed) or in the environment; mend files in appPackage.`,
    );
  }
  const archive = zip(entries);
  const file = join(folder, 'build', `appPackage.${name}.zip`);
  mkdirSync(join(folder, 'build'), { recursive: true });
  writeFileSync(file, archive);
  process.stdout.write(`${file}: ${Object.keys(entries).sort().join(', ')}; ${archive.length} bytes${rsc ? ', with resource-specific consent' : ''}\n`);
}

function parseParameters(parameters: readonly string[]): { readonly name: string; readonly rsc: boolean } {
  try {
    const { values } = parseArgs({ args: [...parameters], options: { env: { type: 'string', default: 'dev' }, rsc: { type: 'boolean', default: false } } });
    if (!/^[\w-]+$/.test(values.env)) throw new TypeError(`"${values.env}" is no name of an environment.`);
    return { name: values.env, rsc: values.rsc };
  } catch (error) {
    throw new ShirubeError('usage', error instanceof Error ? error.message : String(error), usage, error);
  }
}

try {
  main(process.argv.slice(2), process.env);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
