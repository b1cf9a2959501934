import { createInterface } from 'node:readline';
import { stdin, stdout } from 'node:process';
import { explain, ShirubeError } from './errors.js';
import { createSay } from './knowledge/phrase.js';
import { loadKnowledge } from './knowledge/load.js';
import type { Knowledge } from './knowledge/types.js';
import { toLocale, type Locale } from './locale.js';
import { folders } from './folders.js';
import { createRecognizer, type Recognize } from './recognize/recognize.js';
import { createRedactor } from './redact/redact.js';
import type { Redaction } from './redact/types.js';
import { alertsOf } from './turn/alerts.js';
import { leakedIn } from './turn/pasted.js';
import type { Reading } from './recognize/types.js';
import { begin } from './guide/guide.js';
import { presentHelp } from './view/help.js';
import { presentWalk } from './view/walk.js';
import { noticesOf } from './turn/reply.js';
import { toPlain } from './view/plain.js';
import { intentTable, presentChoose, presentUnknown } from './view/reading.js';
import { nearestError } from './nearest.js';
import { presentTriage } from './view/triage.js';
import type { View } from './view/types.js';

const usage = 'Usage: npm run ask -- [--json] [--locale ja|en] "text"   or   npm run --silent ask -- --jsonl < messages.jsonl';

/** The command line: reads one text, or lines of JSON, and prints what was understood. */
async function main(parameters: readonly string[]): Promise<void> {
  const knowledge = loadKnowledge(folders.knowledge);
  const redact = createRedactor({ key: '', now: () => new Date() });
  const read = createRecognizer(knowledge);
  // What is printed ends up in files and tickets, so it holds no secret; addresses stay, as in a thread of their own.
  const recognize: Recognize = (text, locale) => read(redact(text).concealed, locale);
  const flags = parameters.filter((parameter) => /^--(?:json|jsonl)$/.test(parameter));
  const localeAt = parameters.indexOf('--locale');
  const locale = localeAt >= 0 ? toLocale(parameters[localeAt + 1]) : undefined;
  const text = parameters.filter((parameter, index) => !flags.includes(parameter) && index !== localeAt && (localeAt < 0 || index !== localeAt + 1)).join(' ');
  if (flags.includes('--jsonl')) return answerLines(recognize);
  if (text.trim() === '') throw new ShirubeError('usage', 'There is no text to read.', usage);
  const reading = recognize(text, locale);
  stdout.write(flags.includes('--json') ? `${JSON.stringify(toRow('1', reading))}\n` : `${describe(knowledge, redact(text), reading)}\n`);
}

async function answerLines(recognize: Recognize): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const { id, text, locale } = readLine(line, number);
    stdout.write(`${JSON.stringify(toRow(id, recognize(text, locale)))}\n`);
  }
}

function readLine(line: string, number: number): { id: string; text: string; locale: Locale | undefined } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new ShirubeError('usage', `Line ${number} is not JSON.`, 'Write one object a line: {"id","text","locale"?}.', cause);
  }
  if (typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string') {
    const id = 'id' in value && (typeof value.id === 'string' || typeof value.id === 'number') ? String(value.id) : String(number);
    return { id, text: value.text, locale: 'locale' in value && typeof value.locale === 'string' ? toLocale(value.locale) : undefined };
  }
  throw new ShirubeError('usage', `Line ${number} has no "text".`, 'Write one object a line: {"id","text","locale"?}.');
}

function toRow(id: string, { outcome, language, candidates, runnerUp }: Reading) {
  return {
    id,
    outcome,
    language,
    candidates: candidates.map(({ intent, score, facts, evidence }) => ({
      id: intent,
      score,
      facts,
      evidence: evidence.map(({ rule, quote, line }) => ({ rule, quote: pastedPart(quote), line })),
    })),
    ...(runnerUp ? { runnerUp } : {}),
  };
}

/** A quote is made of pasted characters, so where a secret was taken out of it, its longest part is quoted. */
function pastedPart(quote: string): string {
  return quote.split(/‹(?:secret|token|password|key)›/).reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** The reading for a person: what was recognized, why, and the card as text. */
function describe(knowledge: Knowledge, pasted: Redaction, reading: Reading): string {
  const alerts = alertsOf({ knowledge }, leakedIn(pasted), reading.language);
  const lines = reading.candidates.flatMap(({ intent, score, facts, evidence }) => [
    `${intent}  ${score.toFixed(2)}  ${Object.entries(facts).map(([fact, value]) => `${fact}=${value}`).join(' ')}`.trimEnd(),
    ...evidence.map(({ rule, quote, line, added }) => `  line ${line}  "${quote}"  (${rule}${added > 0 ? ` +${added}` : ''})`),
  ]);
  const { runnerUp } = reading;
  if (runnerUp) lines.push(`runner-up ${runnerUp.intent}  ${runnerUp.score.toFixed(2)}  ${runnerUp.lost === 'general' ? 'gave way: less specific' : 'lost: weaker evidence'}`);
  return [`${reading.outcome} (${reading.language})`, ...lines, '', toPlain({ ...viewOf(knowledge, pasted.concealed, reading), alerts })].join('\n');
}

function viewOf(knowledge: Knowledge, text: string, reading: Reading): View {
  const say = createSay(knowledge.phrases, reading.language);
  const frame = { locale: reading.language, say, walk: 'command-line', revision: 0, notices: noticesOf(reading).map((key) => say(key)) };
  const [best] = reading.candidates;
  const scenario = best ? knowledge.scenarios[best.scenario] : undefined;
  const intents = intentTable(knowledge);
  if (reading.talk === 'help') return presentHelp(intents, frame);
  if (best === undefined || scenario === undefined) return presentUnknown(reading, nearestError(knowledge, text, reading), { intents }, frame);
  if (reading.findings.length > 0) return presentTriage(reading.findings, intents, frame);
  if (reading.outcome !== 'answer') return presentChoose(reading.candidates, intents, frame);
  const receipt = { intent: best.intent, score: best.score, evidence: best.evidence, runnerUp: undefined };
  return presentWalk(scenario, begin(scenario, best.facts), receipt, frame);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 2;
});
