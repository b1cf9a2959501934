import type { Scenario, Step, StepOption } from '../knowledge/types.js';
import type { Frame } from './frame.js';
import type { Words } from './lasting.js';
import { toLines, toRich } from './rich.js';
import type { LinkView, OptionView, StepView } from './types.js';
import { fill, remarked, toCode, type Filling } from './values.js';

/** The words, and the team's own values where it has any. */
export type Worded = Words & Pick<Frame, 'own'>;

/** `progress` says which of them a step is; a single step needs no number. */
export function toSteps(steps: readonly Step[], { examples }: Pick<Scenario, 'examples'>, frame: Worded, progress: 'stepProgress' | 'checkProgress' = 'stepProgress'): readonly StepView[] {
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

function toOption({ text, code }: StepOption, number: number, filling: Filling, { locale, say }: Words): OptionView {
  return {
    mark: `(${String.fromCharCode('a'.charCodeAt(0) + number)})`,
    ...fill(toRich(remarked(text[locale], code, filling, say)), filling),
    code: code.map((line) => toCode(line, filling)),
  };
}

export function toLinks(ids: readonly string[], { links }: Scenario, { say, locale }: Words): readonly LinkView[] {
  return ids.flatMap((id) => {
    const link = links[id];
    if (link === undefined) return [];
    const title = link.title[locale];
    return [{ title: link.unverified ? say('labelUnverified', { title }) : title, url: link.url[locale] }];
  });
}
