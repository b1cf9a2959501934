import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfig } from '../../src/config.js';
import { project, readProject } from './sample.js';

const bicep = readProject('infra/azure.bicep');
const files = ['infra/azure.bicep', 'infra/database.bicep', 'infra/botRegistration/azurebot.bicep'];

/** The settings of the web app, as they are written: a literal without its quotes, or an expression. */
const settings = Object.fromEntries([...bicep.matchAll(/name: '(\w+)'\n\s+value: (.+)\n/g)].map(([, name = '', value = '']) => [name, value.replace(/^'|'$/g, '')]));

/** What Azure puts in the place of the expressions. */
const filled = {
  ...settings,
  BOT_ID: '11111111-2222-4333-8444-555555555555',
  BOT_TENANT_ID: '66666666-7777-4888-9999-aaaaaaaaaaaa',
  DATABASE_URL: settings['DATABASE_URL']?.replace(/\$\{[^}]+\}/g, 'x'),
};

describe('infra', () => {
  it('sets only what the bot or Azure reads', () => {
    const config = readProject('src/config.ts');
    const read = [...config.matchAll(/read\('(\w+)'\)/g)].map(([, key]) => key);
    const unread = Object.keys(settings).filter((key) => !read.includes(key) && !/^(WEBSITE|SCM)_/.test(key));
    assert.deepEqual(unread, []);
  });

  it('gives the bot settings that it takes: a managed identity and PostgreSQL', () => {
    const { identity, databaseUrl, host } = parseConfig(filled);
    assert(identity.kind === 'registered');
    assert.equal(identity.type, 'UserAssignedMSI');
    assert.deepEqual(identity.allowedTenants, [filled.BOT_TENANT_ID]);
    assert.equal(databaseUrl, 'postgresql://x:x@x:5432/x?sslmode=verify-full');
    assert.equal(host, '0.0.0.0');
  });

  it('takes the ids from the identity itself', () => {
    assert.equal(settings['BOT_ID'], 'identity.properties.clientId');
    assert.equal(settings['BOT_TENANT_ID'], 'identity.properties.tenantId');
  });

  it('lets nobody in without encryption, or by FTP, and asks the bot for its health', () => {
    for (const line of ["httpsOnly: true", "ftpsState: 'Disabled'", "minTlsVersion: '1.2'", "healthCheckPath: '/healthz'", "linuxFxVersion: 'NODE|22-lts'"]) {
      assert(bicep.includes(line), line);
    }
    assert.match(readProject('src/bot/server.ts'), /'\/healthz'/);
  });

  it('holds no secret, and never puts one out', () => {
    for (const file of files) {
      const text = readProject(file);
      for (const [, before = '', name = ''] of text.matchAll(/((?:@.*\n)*)param (\w*password\w*) /gi)) assert.match(before, /@secure\(\)/, `${name} in ${file}`);
      assert.doesNotMatch(text, /^param \w*password\w* string = /im);
      assert.doesNotMatch(text, /^output .*password/im);
    }
    assert.equal(JSON.parse(readProject('infra/azure.parameters.json')).parameters.databasePassword.value, '${{SECRET_DATABASE_PASSWORD}}');
  });

  it('passes parameters that the template has, and all that it needs', () => {
    const given = Object.keys(JSON.parse(readProject('infra/azure.parameters.json')).parameters);
    const known = [...bicep.matchAll(/^param (\w+) \w+( =)?/gm)].map(([, name = '', fallback]) => ({ name, needed: fallback === undefined }));
    assert.deepEqual(given.filter((name) => !known.some((parameter) => parameter.name === name)), []);
    assert.deepEqual(known.filter(({ name, needed }) => needed && !given.includes(name)), []);
  });

  it('names modules that exist, with the parameters that they need', () => {
    for (const [, path = '', body = ''] of bicep.matchAll(/^module \w+ '(.+)' = \{\n([\s\S]+?)\n\}/gm)) {
      const file = join('infra', path);
      assert(existsSync(join(project, file)), file);
      const given = [...body.matchAll(/^ {4}(\w+):/gm)].map(([, name]) => name);
      const needed = [...readProject(file).matchAll(/^param (\w+) \w+$/gm)].map(([, name]) => name);
      assert.deepEqual(given.toSorted(), needed.toSorted(), file);
    }
  });
});

describe('the container', () => {
  const dockerfile = readProject('Dockerfile');

  it('copies what exists, and what is not kept from it', () => {
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) => names.split(' '));
    const permitted = readProject('.dockerignore').split('\n').flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
    assert(sources.length > 0);
    for (const source of sources) assert(existsSync(join(project, source)) && permitted.includes(source), source);
  });

  it('runs without the rights of root, without development packages, and on the Node of the web app', () => {
    const final = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    assert.match(final, /^USER node$/m);
    assert.match(final, /^HEALTHCHECK /m);
    assert.match(dockerfile, /npm ci --omit=dev/);
    for (const [, image] of dockerfile.matchAll(/^FROM (\S+)/gm)) assert.equal(image, 'node:22-slim');
  });

  it('starts the same file as npm start', () => {
    const { scripts } = JSON.parse(readProject('package.json'));
    assert.equal(scripts.start, 'node --max-semi-space-size=32 dist/index.js');
    assert.match(dockerfile, /CMD \["node", "--max-semi-space-size=32", "dist\/index\.js"\]\n$/);
    assert.match(bicep, /appCommandLine: 'node --max-semi-space-size=32 dist\/index\.js'/);
  });
});
