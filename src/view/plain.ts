import type { Decision, Line, LinkView, Pair, Press, Rich, StepView, View } from './types.js';

/** The plain-text twin of a card: for notifications, search, screen readers, old clients and the command line. */
export function toPlain(view: View): string {
  const body = bodyOf(view).filter((line) => line !== '');
  return [...(view.alerts ?? []), ...view.notices].map(line).concat(view.heading, ...body).join('\n');
}

function bodyOf(view: View): readonly string[] {
  switch (view.kind) {
    case 'question':
      return [...walked(view), ...view.details.map(rich), ...buttons(view.choices)];
    case 'find-out':
      return [...walked(view), ...view.steps.flatMap(step), ...view.links.map(link), view.answerHeading, ...buttons(view.choices)];
    case 'review':
      return [...walked(view), ...view.details.map(rich), ...buttons(view.choices)];
    case 'resolution':
      return [
        ...walked(view),
        view.causeHeading,
        rich(view.cause),
        ...view.warnings.flatMap(({ heading, items }) => [heading, ...items.map((item) => `! ${rich(item)}`)]),
        ...view.checks.flatMap(({ heading, items }) => [heading, ...items.flatMap(step)]),
        view.steps.heading,
        ...view.steps.items.flatMap(step),
        ...view.notes.flatMap(({ heading, items }) => [heading, ...items.map((item) => `- ${rich(item)}`)]),
        ...view.links.flatMap(({ heading, items }) => [heading, ...items.map(link)]),
        view.source.heading,
        ...view.source.items.map(({ text }) => text),
        ...view.tally.map(line),
      ];
    case 'feedback':
      return [view.topic, ...view.details.map(rich), view.missing.label, ...buttons(view.choices)];
    case 'entry':
      return [view.topic, ...view.details.map(rich), ...view.conditions.map(pair), ...view.links.flatMap(({ items }) => items.map(link)), ...buttons(view.choices), ...view.remarks.map(line)];
    case 'choose':
      return [...view.details.map(rich), ...buttons(view.choices)];
    case 'triage':
      return [
        ...view.details.map(rich),
        ...view.findings.flatMap(({ title, first, facts }) => [`[${title}]`, ...first.map(line), ...facts.map(line)]),
        ...view.unknown.flatMap(({ heading, items }) => [heading, ...items.map(line)]),
      ];
    case 'unknown':
      return [
        ...view.details.map(rich),
        ...view.read.map(pair),
        ...view.nearest.flatMap(({ heading, items, words, links }) => [heading, ...items.map(rich), ...words.map(line), ...links.map(link)]),
        view.next.heading,
        ...view.next.items.map(({ text }) => `- ${text}`),
      ];
    case 'help':
      return [...view.details.map(rich), ...view.points.map((point) => `- ${rich(point)}`), view.examplesHeading, ...buttons(view.choices)];
    // Without what people typed: the twin is shown where it might be read as Markdown.
    case 'settings':
      return [...view.details.map(rich), ...view.sections.flatMap(({ heading, items }) => [heading, ...items.flatMap(({ choice, text }) => [...choice, ...text].map(({ label }) => `- ${label}`))]), ...buttons(view.actions)];
    case 'saved':
      return [...view.details.map(rich), ...view.entries.map(({ label }) => `- ${label}`)];
    case 'notice':
      return [];
    default:
      return view satisfies never;
  }
}

function walked(view: { readonly topic: string; readonly decisions: readonly Decision[] }): readonly string[] {
  return [view.topic, ...view.decisions.map(decision)];
}

function decision({ label, value, stamp }: Decision): string {
  return [pair({ label, value }), ...stamp.map(line)].join(' ');
}

function step({ mark, runs, dangers, code, options }: StepView): readonly string[] {
  return [
    ...dangers.map(rich),
    `${mark} ${rich({ runs })}`,
    ...code.map((one) => `   ${rich(one)}`),
    ...options.flatMap((option) => [`   ${option.mark} ${rich(option)}`, ...option.code.map((one) => `      ${rich(one)}`)]),
  ];
}

function rich({ runs }: Rich): string {
  return runs.map(({ text }) => text).join('');
}

function line({ text }: Line): string {
  return text;
}

function pair({ label, value }: Pair): string {
  return `${label}: ${value}`;
}

function link({ title, url }: LinkView): string {
  return `${title} ${url}`;
}

function buttons(presses: readonly Press[]): readonly string[] {
  return presses.map(({ title }) => `[${title}]`);
}
