import type { z } from 'zod/v4';
import type { Fault } from './fault.js';
import type { Source } from './source.js';

/** What a file's shape is wrong about, as a sentence that an author understands. */
export function explainIssue(issue: z.core.$ZodIssue, source: Source): Fault {
  const place = issue.path.map(String).join('.');
  // A key that is not known stands in the file, so the line is its own and not that of what it stands in.
  const pointed = issue.code === 'unrecognized_keys' ? [place, issue.keys[0]].filter(Boolean).join('.') : place;
  return { file: source.file, at: source.at(pointed), place: place || 'file', problem: problemOf(issue), remedy: remedyOf(issue) };
}

const kinds: Readonly<Record<string, string>> = { string: 'a text', array: 'a list', object: 'a group of keys', record: 'a group of keys', number: 'a number', boolean: 'true or false' };

function problemOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return issue.keys.length === 1 ? `"${issue.keys[0]}" is no key of this.` : `${issue.keys.map((key) => `"${key}"`).join(', ')} are no keys of this.`;
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input')) return `${issue.message}.`;
  return issue.message.endsWith('received undefined') ? 'is missing.' : `must be ${kinds[issue.expected] ?? issue.expected}.`;
}

function remedyOf(issue: z.core.$ZodIssue): string {
  const last = String(issue.path.at(-1) ?? '');
  if (issue.code === 'unrecognized_keys') return `Remove or rename ${issue.keys.join(', ')}.`;
  if (issue.code !== 'custom' && (last === 'ja' || last === 'en')) return `Write the text in ${last === 'ja' ? 'Japanese' : 'English'} too; every word exists in both languages.`;
  return 'Correct the value, or see the other files of knowledge/ for the shape.';
}
