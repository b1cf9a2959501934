import type { AnySchemaObject, ErrorObject, Options } from 'ajv';
import draft04 from 'ajv-draft-04';
import formats from 'ajv-formats';

/** JSON schemas of one manifest version. */
export interface Schemas {
  readonly manifest: AnySchemaObject;
  readonly localization: AnySchemaObject;
}

// Not strict: the schemas are Microsoft's. No unicode: a pattern of the localization schema has a lone bracket.
const options: Options = { allErrors: true, strict: false, unicodeRegExp: false };

/** What a file breaks of its schema, one fault for each place. */
export function checkSchema(file: string, value: unknown, schema: AnySchemaObject): readonly string[] {
  const ajv = new draft04.default(options);
  formats.default(ajv);
  const validate = ajv.compile(schema);
  return validate(value) ? [] : (validate.errors ?? []).map((error) => `${file}: ${toFault(error)}`);
}

function toFault({ instancePath, keyword, message = 'is wrong', params }: ErrorObject): string {
  const path = instancePath.slice(1).replaceAll('/', '.').replaceAll('~1', '/') || 'the root';
  const allowed: unknown = (params as Readonly<Record<string, unknown>>)['allowedValues'];
  if (keyword === 'additionalProperties') return `${path} has the unknown key ${JSON.stringify((params as Readonly<Record<string, unknown>>)['additionalProperty'])}.`;
  return `${path} ${message}${Array.isArray(allowed) ? `: ${allowed.join(', ')}` : ''}.`;
}
