import { z } from 'zod/v4';
import { textFields } from '../profile/fields.js';
import { checkPlaceholders } from './placeholder.js';

/**
 * The shape of the knowledge files as an author writes them; `parse` turns it into the types of `types`. The
 * descriptions are what an editor shows while somebody types, by the schemas that `npm run schemas` writes.
 */
const sentence = z.string().trim().min(1, 'is empty');
export const localized = z
  .strictObject({ ja: sentence.describe('Japanese, polite (です・ます)'), en: sentence.describe('English, plain and short') })
  .meta({ id: 'Localized', description: 'One text in both languages. **bold** and `literal` are the only markup.' });
export const identifier = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
  .refine((id) => !(id in {}), 'is a word that JavaScript objects already have')
  .meta({ id: 'Identifier', description: 'Lower-case words joined by hyphens.' });
const address = z.string().regex(/^https:\/\//, 'must begin with https://').meta({ id: 'Address', description: 'An https address at a host of linkHosts.' });
const list = <T extends z.ZodType>(item: T) => z.array(item).default([]);
const answers = z.record(identifier, identifier).default({});

const option = z.strictObject({ text: localized, code: list(z.string()).describe('Values and commands to copy, each shown alone.') }).meta({ id: 'Option', description: 'One of several ways to do the step.' });
const step = z
  .strictObject({
    text: localized,
    danger: localized.optional().describe('What can be lost; shown in red above the step.'),
    code: list(z.string()).describe('Values and commands to copy, each shown alone.'),
    options: list(option).describe('Several ways; any one of them does the step.'),
    inferred: z.boolean().default(false).describe('true: deduced, not read in the source. The resolution then needs `inference`.'),
  })
  .meta({ id: 'Step', description: 'One thing to do.' });

const question = z
  .strictObject({
    kind: z.literal('question'),
    fact: identifier.describe('The fact that the answer tells; defined under facts. Asked once on every way.'),
    text: localized.describe('The question itself, one sentence.'),
    detail: localized.optional().describe('Why it matters, one or two sentences.'),
    choices: z
      .array(
        z.strictObject({
          value: identifier.describe('A value of the fact.'),
          label: localized.optional().describe('Words on the button, at most 36 columns (a Japanese character counts two). Without it: the words of the value.'),
          next: identifier.describe('The node that this answer leads to.'),
        }),
      )
      .min(2, 'a question needs at least two choices')
      .max(4, 'a card shows at most six buttons: four choices, "I don\'t know" and "Back"'),
    howToFind: z.strictObject({ steps: z.array(step).min(1), links: list(identifier).describe('Ids of links.') }).describe('Shown to whoever presses "I don\'t know".'),
  })
  .meta({ id: 'Question', description: 'A point where people answer with a button.' });

const resolution = z
  .strictObject({
    kind: z.literal('resolution'),
    title: localized.describe('What is to be done, as the heading of the card.'),
    cause: localized.describe('What is going on, one to three sentences.'),
    checks: list(step).describe('What to look at before anything is changed.'),
    steps: z.array(step).min(1).describe('What to do, in order.'),
    warnings: list(localized).describe('What to know before the first step.'),
    notes: list(localized).describe('Good to know, below the steps.'),
    links: list(identifier).describe('Ids of links.'),
    sources: z.array(identifier).min(1, 'every resolution names its source').describe('Ids of sources.'),
    inference: localized.optional().describe('What of this was deduced and not read, in one sentence.'),
  })
  .meta({ id: 'Resolution', description: 'An end of the walk: cause, checks, steps.' });

const link = z
  .strictObject({
    title: localized,
    url: z.union([address, z.strictObject({ ja: address, en: address })], { error: 'must be an address that begins with https://, or one for each of ja and en' }).describe('One address, or one for each language.'),
    unverified: z.boolean().default(false).describe('true: nobody has seen the address answer.'),
  })
  .meta({ id: 'Link' });
const term = z.string().trim().min(1).meta({ id: 'Term', description: 'Plain words, word* (any ending), a … b (a gap), @concept, /pattern/, or a signal: status:403, code:Request_BadRequest, aadsts:7000222, tool:powershell, fact:hold=yes.' });
const conditions = z.array(z.union([term, z.array(term).min(1)])).min(1).describe('All must occur; of a list inside, any one is enough.');
const facts = z.record(
  identifier,
  z.strictObject({
    label: localized.describe('Name of the fact among the answers so far.'),
    values: z.record(identifier, localized).describe('Its values, each with the words on its button.'),
  }),
);

export const rule = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/, 'must be lower-case words joined by hyphens or dots').describe('Unique in all files, such as license-conflict.message.'),
    intent: identifier.optional().describe('The intent that it gives evidence for.'),
    score: z.number().gt(0).max(1).default(1).describe('Strength of the evidence: 0.95 for the exact message, 0.7 for somebody\'s own words.'),
    all: conditions,
    none: list(term).describe('Must not occur where the conditions hold.'),
    unless: list(term).describe('Must not occur anywhere in the message.'),
    within: z.union([z.enum(['message', 'clause']), z.number().int().min(5).max(400)]).default('message').describe('Where the conditions hold together: anywhere, in one clause, or within so many characters.'),
    facts: answers.describe('Facts that it tells, so that their question is skipped.'),
    samples: z.strictObject({ ja: list(sentence), en: list(sentence) }).prefault({}).describe('Messages that it must match; checked.'),
    near: list(sentence).describe('Messages that look alike and that it must not match; checked.'),
  })
  .meta({ id: 'Rule', description: 'A readable condition that gives an intent evidence, tells facts, or both.' });

const intent = z.strictObject({
  id: identifier.describe('Unique in all files; usually the id of the scenario.'),
  title: localized.optional().describe('Words on a button, at most 36 columns. Without it: the title of the scenario.'),
  facts: answers.describe('Facts that are known when a message is about this.'),
  general: z.boolean().default(false).describe('true: gives way to any specific intent of this scenario.'),
  example: localized.optional().describe('A message that shows it.'),
});

export const scenario = z
  .strictObject({
    id: identifier.describe('The name of the file without .yaml.'),
    revised: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-11-22').describe('Date of the content, YYYY-MM-DD.'),
    title: localized.describe('Name of the error or task; stands on buttons, at most 36 columns.'),
    summary: localized.describe('What the scenario is about, one or two sentences.'),
    hidesOthers: z.boolean().default(false).describe('true: while it lasts it causes other errors, so it is mended first.'),
    intents: z.array(intent).min(1).describe('What a message can be about that opens this scenario.'),
    facts: facts.default({}).describe('The answers that its questions ask for.'),
    examples: z.partialRecord(z.enum(textFields), sentence).default({}).describe('What steps show for {lyncAttribute} and the like, where a team has not said what it uses.'),
    start: identifier.describe('The first node.'),
    nodes: z.record(identifier, z.discriminatedUnion('kind', [question, resolution])).describe('Questions and resolutions, by id.'),
    links: z.record(identifier, link).default({}).describe('Links that nodes name by id.'),
    sources: z.record(identifier, z.strictObject({ title: localized, url: address, dated: localized.describe('How old the text is, in words.') })).describe('Where the content comes from.'),
    unless: list(term).describe('Tells that a message is about something else, whatever rule matches; as `unless` of every rule that names an intent.'),
    rules: list(rule).describe('How messages about it are recognized.'),
  })
  // Here, where a path still tells the line of the file.
  .superRefine((raw, context) => {
    checkPlaceholders(raw, (path, message) => context.addIssue({ code: 'custom', path: [...path], message }));
  })
  .meta({ title: 'Scenario', description: 'One decision graph with its words, rules, samples and sources. See docs/authoring.md.' });

export const neighbours = z
  .array(
    z.strictObject({
      id: identifier,
      near: identifier.describe('The known intent that it is most easily mistaken for.'),
      all: conditions,
      none: list(term).describe('Must not occur anywhere in the message.'),
      title: localized.describe('Its name: at most 40 characters in Japanese, 70 in English.'),
      difference: localized.describe('The single thing that differs from `near`.'),
      meaning: localized.describe('What the error means.'),
      next: localized.describe('What to look at first; never anything that cannot be undone.'),
      link: link.optional(),
      open: z
        .strictObject({ intent: identifier, facts: z.record(identifier, identifier).default({}) })
        .optional()
        .describe('Where there are steps after all: the walk that a button offers, with answers. Nothing begins before somebody clicks.'),
      samples: list(sentence).describe('Messages that it must match.'),
    }),
  )
  .meta({ title: 'Neighbours', description: 'Errors that have no steps here but look like a known one.' });

export const lexicon = z
  .strictObject({
    concepts: z.record(identifier, z.strictObject({ ja: list(term), en: list(term) })).describe('Notions with the words people use; rules name them as @concept.'),
    rules: list(rule).describe('Facts that any message can tell, whatever the scenario.'),
  })
  .meta({ title: 'Lexicon' });

export const phrases = z
  .record(z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'must be one camelCase word'), localized)
  .meta({ title: 'Phrases', description: 'Every word that is not part of a scenario; {name} is filled in.' });
