import type { Resolution, Scenario } from '../knowledge/types.js';
import type { Receipt } from '../receipt.js';
import { tallyLines } from './feedback.js';
import type { Frame } from './frame.js';
import { lasting, type Words } from './lasting.js';
import { toLines, toRich, toWords } from './rich.js';
import { toLinks, toSteps, type Worded } from './steps.js';
import type { Line, Section, WhyItem } from './types.js';

/** The content of a resolution card: cause, warnings, checks, steps, notes, links, why this answer, source. */
export function presentResolution(scenario: Scenario, node: Resolution, receipt: Receipt | undefined, frame: Frame) {
  const hasOwn = Object.keys(frame.own ?? {}).length > 0;
  return {
    ...wordsIn(scenario, node, frame),
    // What a team entered is its own, and is kept nowhere but in its settings.
    ...(hasOwn ? instructions(scenario, node, frame) : instructionsIn(scenario, node, frame)),
    ...why(receipt, frame),
    tally: tallyLines(frame),
  };
}

const wordsIn = lasting((scenario, node: Resolution, words) => {
  const { say, locale } = words;
  return {
    heading: node.title[locale],
    causeHeading: say('headingCause'),
    cause: toRich(node.cause[locale]),
    warnings: section(say('headingWarnings'), node.warnings.map((text) => toRich(text[locale]))),
    notes: section(say('headingNotes'), node.notes.map((text) => toRich(text[locale]))),
    links: section(say('headingLinks'), toLinks(node.links, scenario, words)),
    source: { heading: say('headingSource'), items: sourceLines(scenario, node, words) },
    whyButton: say('buttonWhy'),
    whyCut: say('whyCut'),
  };
});

const instructionsIn = lasting<Resolution, ReturnType<typeof instructions>>(instructions);

function instructions(scenario: Scenario, node: Resolution, words: Worded) {
  const { say } = words;
  return {
    checks: section(say('headingChecks'), toSteps(node.checks, scenario, words, 'checkProgress')),
    steps: { heading: say('headingSteps'), items: toSteps(node.steps, scenario, words) },
  };
}

function section<T>(heading: string, items: readonly T[]): readonly Section<T>[] {
  return items.length > 0 ? [{ heading, items }] : [];
}

function sourceLines(scenario: Scenario, node: Resolution, { say, locale }: Words): readonly Line[] {
  const sources = node.sources.flatMap((id) => {
    const source = scenario.sources[id];
    return source ? [say('labelSource', { title: source.title[locale], dated: source.dated[locale] })] : [];
  });
  const inference = node.inference ? [toWords(node.inference[locale])] : [];
  return toLines([...sources, ...inference, say('labelRevised', { date: scenario.revised })]);
}

/** The quoted characters with their line and rule; the same quote of one rule is shown once. */
function why(receipt: Receipt | undefined, { say }: Words): { why: Section<WhyItem>; whyRemarks: readonly Line[] } {
  const heading = say('headingWhy');
  if (receipt === undefined || receipt.evidence.length === 0) return { why: { heading, items: [] }, whyRemarks: toLines([say('whyNothing')]) };
  const items = new Map(
    receipt.evidence.map(({ rule, quote, line }) => [`${rule}\0${quote}\0${line}`, { quote: say('whyQuote', { line, quote }), rule: say('whyRule', { rule }) }]),
  );
  const percent = (score: number) => Math.round(score * 100);
  const runnerUp = receipt.runnerUp ? [say(receipt.runnerUp.lost === 'general' ? 'whyRunnerUpGeneral' : 'whyRunnerUp', { title: receipt.runnerUp.title, score: percent(receipt.runnerUp.score) })] : [];
  return { why: { heading, items: [...items.values()] }, whyRemarks: toLines([say('whyScore', { score: percent(receipt.score) }), ...runnerUp]) };
}
