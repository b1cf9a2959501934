import { z } from 'zod/v4';
import * as shape from './shape.js';

/** JSON Schemas of the knowledge files, by which an editor completes and checks them while somebody types. */
export function knowledgeSchemas(): Readonly<Record<'scenario' | 'lexicon' | 'phrases' | 'neighbours', object>> {
  // What authors write, before defaults are filled in. Editors know draft 7 best.
  const toSchema = (one: z.ZodType): object => z.toJSONSchema(one, { target: 'draft-7', io: 'input' });
  return { scenario: toSchema(shape.scenario), lexicon: toSchema(shape.lexicon), phrases: toSchema(shape.phrases), neighbours: toSchema(shape.neighbours) };
}
