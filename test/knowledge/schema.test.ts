import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import { folders } from '../../src/folders.js';
import { knowledgeSchemas } from '../../src/knowledge/schema.js';
import { aQuestion, aResolution, aRule, aScenario, both, nodes, type Json } from '../support/sample.js';

const files = readdirSync(folders.knowledge, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')).map((name) => join(folders.knowledge, name));
const schemas = Object.entries(knowledgeSchemas());

/** The schema that the first line of a file names, as an editor finds it. */
function schemaOf(file: string): ValidateFunction {
  const named = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, 'utf8'))?.[1] ?? assert.fail(`${file} names no schema in its first line`);
  return new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(join(dirname(file), named), 'utf8')));
}

const wrong: readonly (readonly [string, Json, string])[] = [
  ['a text in one language', { title: { ja: 'ライセンス' } }, '/title'],
  ['an empty text', { title: { ja: '', en: 'License' } }, '/title/ja'],
  ['a key that is not known', { nodes: { ...nodes, kept: aResolution({ stepps: [] }) } }, '/nodes/kept'],
  ['a question with one choice', { nodes: { ...nodes, hold: aQuestion({ choices: [{ value: 'yes', next: 'kept' }] }) } }, '/nodes/hold/choices'],
  ['a resolution without a source', { nodes: { ...nodes, kept: aResolution({ sources: [] }) } }, '/nodes/kept/sources'],
  ['a node of no known kind', { nodes: { ...nodes, kept: { kind: 'answer' } } }, '/nodes/kept/kind'],
  ['an id that is no lower-case word', { start: 'Start Here' }, '/start'],
  ['a date that is none', { revised: 'last week' }, '/revised'],
  ['a link without https', { links: { guide: { title: both('Guide'), url: 'http://learn.microsoft.com' } } }, '/links/guide/url'],
  ['a score above one', { rules: [aRule({ score: 2 })] }, '/rules/0/score'],
  ['a rule without conditions', { rules: [aRule({ all: [] })] }, '/rules/0/all'],
];

describe('the schemas of the knowledge', () => {
  for (const [name, schema] of schemas) {
    it(`have ${name}.json as the shape is now (npm run schemas writes it)`, () => {
      assert.equal(readFileSync(join(folders.knowledge, 'schemas', `${name}.json`), 'utf8'), `${JSON.stringify(schema, undefined, 2)}\n`);
    });
  }

  for (const file of files) {
    it(`accept ${file.slice(folders.knowledge.length + 1)}`, () => {
      const validate = schemaOf(file);
      validate(parse(readFileSync(file, 'utf8'), { maxAliasCount: 1000 }));
      assert.deepEqual(validate.errors ?? [], []);
    });
  }

  const validate = schemaOf(join(folders.knowledge, 'scenarios/license-conflict.yaml'));

  it('accept a small scenario', () => {
    assert.equal(validate(JSON.parse(JSON.stringify(aScenario()))), true, JSON.stringify(validate.errors));
  });

  for (const [what, changes, place] of wrong) {
    it(`refuse ${what}`, () => {
      assert.equal(validate(JSON.parse(JSON.stringify(aScenario(changes)))), false);
      assert.ok(validate.errors?.some(({ instancePath }) => instancePath === place), JSON.stringify(validate.errors));
    });
  }

  it('explain every key of a scenario to whoever types it', () => {
    const { properties } = knowledgeSchemas().scenario as { properties: Record<string, Json> };
    assert.deepEqual(Object.entries(properties).filter(([, { description }]) => typeof description !== 'string').map(([name]) => name), []);
  });
});
