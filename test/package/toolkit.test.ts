import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { parseConfig } from '../../src/config.js';
import { variablesIn } from '../../src/package/variables.js';
import { project, readProject } from './sample.js';

const schema = JSON.parse(readProject('test/package/schemas/m365agents-v1.11.schema.json'));
const files = { 'm365agents.yml': 'dev', 'm365agents.local.yml': 'local', 'm365agents.playground.yml': 'playground' } as const;
const environments = readdirSync(join(project, 'env')).filter((name) => /^\.env\.\w+$/.test(name));

interface Step {
  readonly uses: string;
  readonly with: Readonly<Record<string, unknown>>;
}

const stepsOf = (file: string): readonly Step[] => {
  const { provision = [], deploy = [], publish = [] } = parse(readProject(file));
  return [...provision, ...deploy, ...publish];
};

/** Every string of a step that names a file or folder of the project. */
function pathsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^\.\/[^$]+$|^\.\w+ignore$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

/** Settings that a step writes for the bot, with values in the place of variables. */
function envsOf(file: string, values: Readonly<Record<string, string>>): Record<string, string> {
  const step = stepsOf(file).find(({ uses }) => uses === 'file/createOrUpdateEnvironmentFile');
  const entries = Object.entries(step?.with['envs'] ?? {}).map(([key, value]) => [key, String(value).replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')]);
  return Object.fromEntries(entries);
}

describe('the toolkit files', () => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

  for (const [file, environment] of Object.entries(files)) {
    it(`keep to the schema of the toolkit: ${file}`, () => {
      assert.equal(validate(parse(readProject(file))), true, JSON.stringify(validate.errors, undefined, 1));
    });

    it(`name files that exist, or that a step writes: ${file}`, () => {
      const written = /^\.\/(\.localConfigs(\.playground)?|appPackage\/build)$/;
      const missing = pathsIn(stepsOf(file)).filter((path) => !written.test(path) && !existsSync(join(project, path)));
      assert.deepEqual(missing, []);
    });

    it(`use variables that env/.env.${environment} lists, or that are secret: ${file}`, () => {
      const listed = Object.keys(parseEnv(readProject(`env/.env.${environment}`)));
      const parameters = file === 'm365agents.yml' ? readProject('infra/azure.parameters.json') : '';
      const packaged = file === 'm365agents.playground.yml' ? '' : readProject('appPackage/manifest.json');
      const used = [readProject(file), parameters, packaged].flatMap(variablesIn);
      assert.deepEqual(used.filter((name) => !listed.includes(name) && !name.startsWith('SECRET_')), []);
    });
  }

  it('give the bot settings that it takes', () => {
    const values = { BOT_ID: '11111111-2222-4333-8444-555555555555', BOT_TENANT_ID: '66666666-7777-4888-9999-aaaaaaaaaaaa', SECRET_BOT_PASSWORD: 'a secret' };
    const { identity } = parseConfig(envsOf('m365agents.local.yml', values));
    assert(identity.kind === 'registered');
    assert.deepEqual([identity.type, identity.password, identity.tenant], ['SingleTenant', 'a secret', values.BOT_TENANT_ID]);
    assert.equal(parseConfig(envsOf('m365agents.playground.yml', {})).identity.kind, 'local');
  });

  it('run scripts that exist', () => {
    const { scripts } = JSON.parse(readProject('package.json'));
    const run = Object.keys(files).flatMap((file) => stepsOf(file)).flatMap(({ with: { args } }) => (typeof args === 'string' && args.startsWith('run ') ? [args.slice(4)] : []));
    assert.deepEqual(run.filter((name) => !(name in scripts)), []);
  });
});

describe('the environment files', () => {
  it('are those that the toolkit files are for', () => {
    assert.deepEqual(environments.sort(), Object.values(files).map((name) => `.env.${name}`).sort());
  });

  for (const file of environments) {
    it(`hold no secret: ${file}`, () => {
      const set = Object.entries(parseEnv(readProject(`env/${file}`))).filter(([, value]) => value !== '');
      assert.deepEqual(set.filter(([key]) => /SECRET|PASSWORD|TOKEN|DATABASE_URL|_KEY$/.test(key)), []);
      // What provisioning writes belongs to one tenant, and not into the project.
      assert.deepEqual(set.filter(([key]) => !['TEAMSFX_ENV', 'APP_NAME_SUFFIX', 'TEAMSAPPTESTER_PORT'].includes(key)), []);
    });

    it(`name themselves: ${file}`, () => {
      assert.equal(parseEnv(readProject(`env/${file}`))['TEAMSFX_ENV'], file.slice('.env.'.length));
    });
  }

  it('are committed, and the files of the user are not', () => {
    const ignored = readProject('.gitignore').split('\n');
    for (const line of ['env/.env.*.user', '.localConfigs*', 'appPackage/build/']) assert(ignored.includes(line), line);
  });
});
