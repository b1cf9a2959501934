import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { folders } from '../../src/folders.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { assemble } from '../../src/package/assemble.js';
import { loadSources } from '../../src/package/load.js';
import { zip } from '../../src/package/zip.js';
import { readCommand } from '../../src/turn/command.js';
import { createRecognizer } from '../../src/recognize/recognize.js';
import { appPackage, project, readProject, sources, variables } from './sample.js';

type Json = Readonly<Record<string, unknown>>;

interface Command {
  readonly title: string;
  readonly prompt?: string;
}

interface Bot {
  readonly scopes: readonly string[];
  readonly commandLists: readonly { readonly scopes: readonly string[]; readonly commands: readonly Command[] }[];
}

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const parse = (bytes: Uint8Array | undefined) => JSON.parse(strFromU8(bytes ?? new Uint8Array()));
const japanese: Readonly<Record<string, string>> = JSON.parse(readProject('appPackage/ja.json'));

function faultsWith(changes: Partial<typeof sources>, values: Readonly<Record<string, string>> = variables): readonly string[] {
  return assemble({ ...sources, ...changes }, values).faults;
}

function faultsOfJapanese(language: unknown): readonly string[] {
  return faultsWith({ read: (file) => (file === 'ja.json' ? encode(language) : sources.read(file)) });
}

describe('assemble', () => {
  it('finds no fault in the package with and without resource-specific consent', () => {
    assert.deepEqual(assemble(sources, variables).faults, []);
    assert.deepEqual(assemble(loadSources(appPackage, { rsc: true }), variables).faults, []);
  });

  it('takes a blank suffix for the bare name', () => {
    const { entries, faults } = assemble(sources, { ...variables, APP_NAME_SUFFIX: '' });
    assert.deepEqual(faults, []);
    assert.equal(parse(entries['manifest.json']).name.short, 'Shirube');
    assert.equal(parse(entries['ja.json'])['name.short'], 'しるべ');
  });

  it('leaves no variable unfilled', () => {
    for (const [name, bytes] of Object.entries(assemble(sources, variables).entries)) {
      if (name.endsWith('.json')) assert.doesNotMatch(strFromU8(bytes), /\$\{\{/);
    }
  });

  it('names every missing and every wrong value at once, along with the other faults', () => {
    const faults = faultsWith(
      { read: (file) => (file === 'outline.png' ? undefined : sources.read(file)) },
      { ...variables, TEAMS_APP_ID: '', BOT_ID: 'bot', BOT_DOMAIN: 'https://bot.example.com', DEVELOPER_TERMS_URL: 'http://it.example.com', DEVELOPER_NAME: 'x'.repeat(33) },
    );
    assert.deepEqual(faults, [
      'BOT_DOMAIN is "https://bot.example.com"; it must be a host name, without scheme, port or path.',
      'BOT_ID is "bot"; it must be a GUID.',
      'DEVELOPER_TERMS_URL is "http://it.example.com"; it must be an address that starts with https://.',
      'TEAMS_APP_ID is not set.',
      'manifest.json: developer.name must NOT have more than 32 characters.',
      'outline.png does not exist.',
    ]);
  });

  it('cannot be broken by a value with a quote', () => {
    const { entries, faults } = assemble(sources, { ...variables, DEVELOPER_NAME: 'A "B" \\ C' });
    assert.deepEqual(faults, []);
    assert.equal(parse(entries['manifest.json']).developer.name, 'A "B" \\ C');
  });

  it('refuses a name that is too long in either language', () => {
    assert.deepEqual(faultsWith({}, { ...variables, APP_NAME_SUFFIX: `-${'x'.repeat(27)}` }), [
      'manifest.json: name.short must NOT have more than 30 characters.',
      'ja.json: name.short must NOT have more than 30 characters.',
    ]);
  });

  it('refuses a key that the manifest does not know', () => {
    const manifest = JSON.stringify({ ...JSON.parse(sources.manifest), botz: [] });
    assert.deepEqual(faultsWith({ manifest }), ['manifest.json: the root has the unknown key "botz".']);
  });

  it('refuses a permission that the manifest already decides about', () => {
    assert.match(faultsWith({ addition: '{"permissions":["messageTeamMembers"]}' }).join(), /permissions is in manifest\.json too/);
  });

  it('misses a translation that is not there', () => {
    const { 'bots[0].commandLists[0].commands[0].title': _, ...rest } = japanese;
    assert.deepEqual(faultsOfJapanese(rest), ['ja.json: bots[0].commandLists[0].commands[0].title is missing; the manifest says "help".']);
  });

  it('refuses a translation of a text that the manifest does not have', () => {
    const key = 'bots[0].commandLists[0].commands[9].title';
    assert.deepEqual(faultsOfJapanese({ ...japanese, [key]: '余り' }), [`ja.json: ${key} names no text of the manifest.`]);
  });

  it('refuses a language file that is no JSON', () => {
    const faults = faultsWith({ read: (file) => (file === 'ja.json' ? new TextEncoder().encode('{') : sources.read(file)) });
    assert.match(faults[0] ?? '', /ja\.json is no JSON/);
  });

  it('reads nothing from outside the folder of the package', () => {
    assert.equal(sources.read('../package.json'), undefined);
    assert.notEqual(sources.read('ja.json'), undefined);
  });
});

describe('the manifest', () => {
  const manifest = JSON.parse(sources.manifest);

  it('has the newest version whose schemas can be had without a network', () => {
    const main = createRequire(import.meta.url).resolve('@microsoft/app-manifest');
    const versions = readdirSync(join(dirname(main), 'json-schemas/teams')).flatMap((name) => /^v(\d+)\.(\d+)$/.exec(name)?.slice(1).map(Number).join('.') ?? []);
    const newest = versions.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
    assert.equal(manifest.manifestVersion, newest);
    assert.match(manifest.$schema, new RegExp(`/v${newest?.replace('.', '\\.')}/`));
    assert.match(japanese['$schema'] ?? '', new RegExp(`/v${newest?.replace('.', '\\.')}/`));
  });

  it('asks for no more than it needs', () => {
    assert.deepEqual(manifest.permissions, ['identity']);
    assert.equal(manifest.webApplicationInfo, undefined);
    assert.equal(manifest.authorization, undefined);
  });

  it('offers help in every scope, and no command that the bot does not know', () => {
    const [bot]: readonly Bot[] = manifest.bots;
    for (const scope of bot?.scopes ?? []) {
      const titles = bot?.commandLists.filter(({ scopes }) => scopes.includes(scope)).flatMap(({ commands }) => commands.map(({ title }) => title));
      assert.deepEqual(titles?.filter((title) => /^[a-z]+$/.test(title ?? '')), ['help', 'settings', 'language', ...(scope === 'personal' ? [] : ['quiet', 'back'])], scope);
    }
  });

  it('offers settings and language in words that the bot takes for them, in both languages', () => {
    const { phrases } = loadKnowledge(folders.knowledge);
    const [bot]: readonly Bot[] = manifest.bots;
    const found = bot?.commandLists.flatMap(({ commands }, list) =>
      commands.flatMap(({ title }, index) => (['settings', 'language'].includes(title) ? [[title, japanese[`bots[0].commandLists[${list}].commands[${index}].title`] ?? ''].map((word) => readCommand(phrases, word)?.kind)] : [])),
    );
    assert.deepEqual(found, [['settings', 'settings'], ['language', 'language'], ['settings', 'settings'], ['language', 'language']]);
  });

  it('offers quiet and back in words that the bot takes for them, in both languages', () => {
    const { phrases } = loadKnowledge(folders.knowledge);
    const list = 1;
    const commands: readonly Command[] = manifest.bots[0].commandLists[list].commands;
    const found = commands.flatMap(({ title }, index) => (['quiet', 'back'].includes(title) ? [[title, japanese[`bots[0].commandLists[${list}].commands[${index}].title`] ?? ''].map((word) => readCommand(phrases, word))] : []));
    assert.deepEqual(found.map((wishes) => wishes.map((wish) => [wish?.kind, wish && 'locale' in wish && wish.locale])), [[['quiet', 'en'], ['quiet', 'ja']], [['back', 'en'], ['back', 'ja']]]);
  });

  it('offers the diagnosis of any message, and a search, in both languages', () => {
    const [extension] = manifest.composeExtensions;
    assert.equal(extension.botId, '${{BOT_ID}}');
    const [action, search]: readonly Json[] = extension.commands;
    assert.deepEqual([action?.['id'], action?.['type'], action?.['context'], action?.['fetchTask'], action?.['title'], japanese['composeExtensions[0].commands[0].title']], ['diagnoseMessage', 'action', ['message'], true, 'Diagnose this message', 'このメッセージを診断']);
    assert.deepEqual([search?.['id'], search?.['type'], search?.['initialRun'], (search?.['parameters'] as readonly Json[]).map(({ name }) => name)], ['searchScenarios', 'query', true, ['query']]);
  });

  it('starts a prompt that the bot answers, or that waits for what is pasted after it, in both languages', () => {
    const recognize = createRecognizer(loadKnowledge(folders.knowledge));
    const english: readonly Command[] = manifest.bots[0].commandLists[0].commands;
    const prompts = english.flatMap(({ prompt }, index) => (prompt === undefined ? [] : [prompt, japanese[`bots[0].commandLists[0].commands[${index}].prompt`] ?? '']));
    assert.equal(prompts.length, 6);
    for (const prompt of prompts) assert(prompt.endsWith(': ') || recognize(prompt).outcome === 'answer', prompt);
  });
});

describe('zip', () => {
  const { entries } = assemble(sources, variables);

  it('holds exactly the manifest, the language and the icons at its root, as they were', () => {
    const files = unzipSync(zip(entries));
    assert.deepEqual(Object.keys(files), ['color.png', 'ja.json', 'manifest.json', 'outline.png']);
    for (const [name, bytes] of Object.entries(files)) assert.deepEqual(Buffer.from(bytes), Buffer.from(entries[name] ?? []), name);
  });

  it('gives the same bytes for the same files, in any order and in every time zone', () => {
    const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    const backwards = Object.fromEntries(Object.entries(entries).reverse());
    assert.equal(hash(zip(backwards)), hash(zip(entries)));
    const code = "import { zip } from './src/package/zip.ts'; process.stdout.write(zip({ a: new Uint8Array([1]) }))";
    const elsewhere = ['Asia/Tokyo', 'America/Los_Angeles'].map((TZ) =>
      hash(execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { cwd: project, env: { ...process.env, TZ } })),
    );
    assert.deepEqual(elsewhere, [hash(zip({ a: new Uint8Array([1]) })), hash(zip({ a: new Uint8Array([1]) }))]);
  });
});
