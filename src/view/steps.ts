import type { Scenario, Step, StepOption } from '../knowledge/types.js';
import type { Frame } from './frame.js';
import { toLines, toRich } from './rich.js';
import type { LinkView, OptionView, StepView } from './types.js';
import { fill, remarked, toCode, type Filling } from './values.js';

/** `progress` says which of them a step is; a single step needs no number. */
export function toSteps(steps: readonly Step[], { examples }: Pick<Scenario, 'examples'>, frame: Frame, progress: 'stepProgress' | 'checkProgress' = 'stepProgress'): readonly StepView[] {
  const { say, locale, own = {} } = frame;
  const filling = { examples, own };
  return steps.map((step, index) => {
    const danger = step.danger?.[locale];
    const text = step.inferred ? say('labelInferred', { text: step.text[locale] }) : step.text[locale];
    return {
      mark: `${index + 1}.`,
      progress: steps.length > 1 ? toLines([say(progress, { number: index + 1, total: steps.length })]) : [],
      ...fill(toRich(remarked(text, [danger ?? '', ...step.code], filling, say)), filling),
      dangers: danger === undefined ? [] : [fill(toRich(say('labelDanger', { text: danger })), filling)],
      code: step.code.map((line) => toCode(line, filling)),
      options: step.options.map((option, number) => toOption(option, number, filling, frame)),
    };
  });
}

function toOption({ text, code }: StepOption, number: number, filling: Filling, { locale, say }: Frame): OptionView {
  return {
    mark: `(${String.fromCharCode('a'.charCodeAt(0) + number)})`,
    ...fill(toRich(remarked(text[locale], code, filling, say)), filling),
    code: code.map((line) => toCode(line, filling)),
  };
}

export function toLinks(ids: readonly string[], { links }: Scenario, { say, locale }: Frame): readonly LinkView[] {
  return ids.flatMap((id) => {
    const link = links[id];
    if (link === undefined) return [];
    const title = link.title[locale];
    return [{ title: link.unverified ? say('labelUnverified', { title }) : title, url: link.url[locale] }];
  });
}
