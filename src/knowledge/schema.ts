import { z } from 'zod/v4';
import * as shape from './shape.js';

/** JSON Schemas of the knowledge files, by which an editor completes and checks them while somebody types. */
export function knowledgeSchemas(): Readonly<Record<'scenario' | 'lexicon' | 'phrases' | 'neighbours', object>> {
  return { scenario: toSchema(shape.scenario), lexicon: toSchema(shape.lexicon), phrases: toSchema(shape.phrases), neighbours: toSchema(shape.neighbours) };
}

/** What authors write, before defaults are filled in. Editors know draft 7 best. */
function toSchema(one: z.ZodType): object {
  const { definitions = {}, ...schema } = z.toJSONSchema(one, { target: 'draft-7', io: 'input' }) as { readonly definitions?: Readonly<Record<string, object>> };
  // The name of a definition stands inside it too, as a keyword that draft 7 does not have.
  return { ...schema, definitions: Object.fromEntries(Object.entries(definitions).map(([name, definition]) => [name, { ...definition, id: undefined }])) };
}
