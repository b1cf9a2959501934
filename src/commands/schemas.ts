import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folders } from '../folders.js';
import { knowledgeSchemas } from '../knowledge/schema.js';

/** `npm run schemas`: writes the JSON Schemas that editors use for the files of `knowledge/`. */
const folder = join(folders.knowledge, 'schemas');
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(knowledgeSchemas())) writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(schema, undefined, 2)}\n`);
process.stdout.write(`${folder}: ${Object.keys(knowledgeSchemas()).join(', ')}\n`);
