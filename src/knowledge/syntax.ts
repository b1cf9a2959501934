import type { ErrorCode } from 'yaml';

interface Sentence {
  readonly problem: string;
  readonly remedy: string;
}

/** What the faults of YAML that authors make mean, in words that say what to do. */
const sentences: Partial<Readonly<Record<ErrorCode, Sentence>>> = {
  BAD_ALIAS: { problem: 'an alias (*name) cannot be written here.', remedy: 'Quote the text if it begins with * on purpose.' },
  BAD_INDENT: { problem: 'this line is not indented like the others of its list or group.', remedy: 'Give all entries of one group the same number of leading spaces.' },
  BAD_DQ_ESCAPE: { problem: 'there is a backslash in a text in "double quotes" that begins no known escape.', remedy: "Double the backslash, or put the text into 'single quotes'." },
  BAD_SCALAR_START: { problem: 'a text cannot begin with this character.', remedy: 'Put the text into "quotes".' },
  BLOCK_AS_IMPLICIT_KEY: { problem: 'there is one ": " too many on this line.', remedy: 'Put a text that holds a colon into "quotes".' },
  BLOCK_IN_FLOW: { problem: 'a list with dashes stands inside [ ] or { }.', remedy: 'Close the bracket above, or write the items between the brackets.' },
  DUPLICATE_KEY: { problem: 'this key is written twice: keys must be unique.', remedy: 'Keep one of the two.' },
  MISSING_CHAR: { problem: 'a closing quote, bracket, comma or colon is missing here or just before.', remedy: 'Close what was opened; every " needs its partner.' },
  MULTILINE_IMPLICIT_KEY: { problem: 'a key spans several lines; most likely a colon, or a closing quote above, is missing.', remedy: 'Write key: "text" on one line.' },
  TAB_AS_INDENT: { problem: 'this line is indented with a tab.', remedy: 'Indent with spaces only.' },
  UNEXPECTED_TOKEN: { problem: 'this was not expected here.', remedy: 'Put a text that holds : # [ ] { } or quotes into "quotes", and close what was opened above.' },
};

/** A fault of YAML as a sentence; one that is not in the table keeps the parser's own words. */
export function sentenceOf(code: ErrorCode, message: string): Sentence {
  if (/must .*end with an? [\]}]/.test(message)) return { problem: 'a [ or { that opens here is not closed.', remedy: 'Close it, and indent what stands inside.' };
  return sentences[code] ?? { problem: `${message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'is not YAML'}.`, remedy: 'Mend the YAML at this line.' };
}
