import { z } from 'zod/v4';

/** The shape of the knowledge files as an author writes them; `parse` turns it into the types of `types`. */
const sentence = z.string().trim().min(1, 'is empty');
export const localized = z.strictObject({ ja: sentence, en: sentence });
const identifier = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
  .refine((id) => !(id in {}), 'is a word that JavaScript objects already have');
const address = z.string().regex(/^https:\/\//, 'must begin with https://');
const list = <T extends z.ZodType>(item: T) => z.array(item).default([]);
const answers = z.record(identifier, identifier).default({});

const option = z.strictObject({ text: localized, code: list(z.string()) });
const step = z.strictObject({
  text: localized,
  danger: localized.optional(),
  code: list(z.string()),
  options: list(option),
  inferred: z.boolean().default(false),
});

const question = z.strictObject({
  kind: z.literal('question'),
  fact: identifier,
  text: localized,
  detail: localized.optional(),
  choices: z
    .array(z.strictObject({ value: identifier, label: localized.optional(), next: identifier }))
    .min(2, 'a question needs at least two choices')
    .max(4, 'a card shows at most six buttons: four choices, "I don\'t know" and "Back"'),
  howToFind: z.strictObject({ steps: z.array(step).min(1), links: list(identifier) }),
});

const resolution = z.strictObject({
  kind: z.literal('resolution'),
  title: localized,
  cause: localized,
  checks: list(step),
  steps: z.array(step).min(1),
  warnings: list(localized),
  notes: list(localized),
  links: list(identifier),
  sources: z.array(identifier).min(1, 'every resolution names its source'),
  inference: localized.optional(),
});

const link = z.strictObject({ title: localized, url: z.union([address, z.strictObject({ ja: address, en: address })], { error: 'must be an address that begins with https://, or one for each of ja and en' }), unverified: z.boolean().default(false) });
const term = z.string().trim().min(1);
const conditions = z.array(z.union([term, z.array(term).min(1)])).min(1);
const facts = z.record(
  identifier,
  z.strictObject({ label: localized, values: z.record(identifier, localized) }),
);

export const rule = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, 'must be lower-case words joined by hyphens or dots'),
  intent: identifier.optional(),
  score: z.number().gt(0).max(1).default(1),
  all: conditions,
  none: list(term),
  unless: list(term),
  within: z.union([z.enum(['message', 'clause']), z.number().int().min(5).max(400)]).default('message'),
  facts: answers,
  samples: z.strictObject({ ja: list(sentence), en: list(sentence) }).prefault({}),
  near: list(sentence),
});

export const scenario = z.strictObject({
  id: identifier,
  revised: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-11-22'),
  title: localized,
  summary: localized,
  hidesOthers: z.boolean().default(false),
  intents: z
    .array(
      z.strictObject({
        id: identifier,
        title: localized.optional(),
        facts: answers,
        general: z.boolean().default(false),
        example: localized.optional(),
      }),
    )
    .min(1),
  facts: facts.default({}),
  start: identifier,
  nodes: z.record(identifier, z.discriminatedUnion('kind', [question, resolution])),
  links: z.record(identifier, link).default({}),
  sources: z.record(identifier, z.strictObject({ title: localized, url: address, dated: localized })),
  rules: list(rule),
});

export const neighbours = z.array(
  z.strictObject({
    id: identifier,
    near: identifier,
    all: conditions,
    none: list(term),
    title: localized,
    difference: localized,
    meaning: localized,
    next: localized,
    link: link.optional(),
    samples: list(sentence),
  }),
);

export const lexicon = z.strictObject({
  concepts: z.record(identifier, z.strictObject({ ja: list(term), en: list(term) })),
  rules: list(rule),
});

export const phrases = z.record(z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'must be one camelCase word'), localized);
