import { z } from 'zod/v4';
import { ShirubeError } from './errors.js';
import type { Labelled } from './evaluate.js';

const shape = z.object({
  id: z.string(),
  kind: z.enum(['error', 'question', 'negative']),
  text: z.string(),
  label: z.string(),
  facts: z.record(z.string(), z.string()).optional(),
  mode: z.string().optional(),
  environment: z.string().optional(),
  lang: z.string().optional(),
  variant: z.boolean().optional(),
  ambiguous: z.boolean().optional(),
  neg_type: z.string().optional(),
});

/**
 * Labelled messages, one JSON object a line.
 * @throws ShirubeError `usage` that names the first line which is none
 */
export function parseLabelled(file: string, text: string): readonly Labelled[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = shape.safeParse(parseJson(line));
    if (!parsed.success) throw new ShirubeError('usage', `Line ${index + 1} of ${file} is no labelled message.`, 'Write {"id","kind","text","label"} with kind error, question or negative.');
    return [parsed.data];
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
