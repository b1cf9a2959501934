import type { Scenario, Step, StepOption } from '../knowledge/types.js';
import type { Frame } from './frame.js';
import { toLines, toRich } from './rich.js';
import type { LinkView, OptionView, StepView } from './types.js';

/** `progress` says which of them a step is; a single step needs no number. */
export function toSteps(steps: readonly Step[], frame: Frame, progress: 'stepProgress' | 'checkProgress' = 'stepProgress'): readonly StepView[] {
  const { say, locale } = frame;
  return steps.map((step, index) => ({
    mark: `${index + 1}.`,
    progress: steps.length > 1 ? toLines([say(progress, { number: index + 1, total: steps.length })]) : [],
    ...toRich(step.inferred ? say('labelInferred', { text: step.text[locale] }) : step.text[locale]),
    dangers: step.danger ? [toRich(say('labelDanger', { text: step.danger[locale] }))] : [],
    code: toLines(step.code),
    options: step.options.map((option, number) => toOption(option, number, frame)),
  }));
}

function toOption({ text, code }: StepOption, number: number, { locale }: Frame): OptionView {
  return { mark: `(${String.fromCharCode('a'.charCodeAt(0) + number)})`, ...toRich(text[locale]), code: toLines(code) };
}

export function toLinks(ids: readonly string[], { links }: Scenario, { say, locale }: Frame): readonly LinkView[] {
  return ids.flatMap((id) => {
    const link = links[id];
    if (link === undefined) return [];
    const title = link.title[locale];
    return [{ title: link.unverified ? say('labelUnverified', { title }) : title, url: link.url[locale] }];
  });
}
