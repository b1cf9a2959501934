import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ShirubeError } from '../../src/errors.js';
import { loadSchemas, loadVariables } from '../../src/package/load.js';
import { project, readProject } from './sample.js';

describe('loadVariables', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shirube-env-'));
    writeFileSync(join(folder, '.env.dev'), 'A=committed\nB=committed\nC=committed\nD=\nE="two words" # and why\n');
    writeFileSync(join(folder, '.env.dev.user'), 'B=own\nC=own\nD=own\nA=\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lets the file of the user go before the committed one, and the process before both', () => {
    const { A, B, C } = loadVariables(folder, 'dev', { C: 'process' });
    assert.deepEqual([A, B, C], ['committed', 'own', 'process']);
  });

  it('takes a blank line for one that is not there', () => {
    const { A, D } = loadVariables(folder, 'dev', { D: ' ' });
    assert.deepEqual([A, D], ['committed', 'own']);
  });

  it('reads quotes and comments as the toolkit does', () => {
    assert.equal(loadVariables(folder, 'dev', {})['E'], 'two words');
  });

  it('names the file of an environment that does not exist', () => {
    assert.throws(() => loadVariables(folder, 'production', {}), (error) => error instanceof ShirubeError && error.code === 'usage' && error.message.includes('.env.production'));
  });
});

describe('loadSchemas', () => {
  it('says so when there is no schema for a version', () => {
    assert.throws(() => loadSchemas('9.99'), /There is no schema for manifest version 9\.99/);
  });
});

describe('npm run package', () => {
  const run = (...parameters: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'src/commands/package.ts', ...parameters], { cwd: project, encoding: 'utf8', env: { PATH: process.env['PATH'], BOT_ID: 'wrong' } });

  it('fails with every fault of an environment, and says where to mend them', () => {
    const { status, stderr } = run('--env', 'dev');
    assert.equal(status, 1);
    assert.match(stderr, /BOT_ID is "wrong"; it must be a GUID/);
    assert.match(stderr, /env\/\.env\.dev\.user \(not committed\)/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  });

  it('says how it is used when a parameter is unknown or no name', () => {
    for (const parameters of [['--environment', 'dev'], ['--env', '../dev']]) {
      const { status, stderr } = run(...parameters);
      assert.equal(status, 1);
      assert.match(stderr, /npm run package -- \[--env dev\] \[--rsc\]/);
    }
  });

  it('is a script of the project, as the icons are', () => {
    const { scripts } = JSON.parse(readProject('package.json'));
    assert.equal(scripts.package, 'tsx src/commands/package.ts');
    assert.equal(scripts.icons, 'tsx src/commands/icons.ts');
  });
});
