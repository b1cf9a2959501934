import type { Resolution, Scenario } from '../knowledge/types.js';
import type { Request } from '../request.js';
import { arrange, placeOf, press, type Frame } from './frame.js';
import { toLines, toRich } from './rich.js';
import type { FeedbackView, Line, Press } from './types.js';

/** Most characters of what people write about what was missing. */
export const mostMissing = 500;

/** What people said of a resolution, in a line; none where nobody said anything. */
export function tallyLines({ say, tally }: Frame): readonly Line[] {
  return tally === undefined || tally.solved + tally.unsolved === 0 ? [] : toLines([say('feedbackTally', { ...tally })]);
}

/** The button on a resolution that opens the form. */
export function feedbackPress(frame: Frame): Press {
  return press(frame.say('buttonFeedback'), { ...placeOf(frame), event: 'feedback' } satisfies Request);
}

/** The form. `own` is what this person said before: a person has one voice, which can be changed. */
export function presentFeedback(scenario: Scenario, node: Resolution, own: boolean | undefined, frame: Frame): FeedbackView {
  const { say, locale } = frame;
  const said = own === undefined ? [] : [toRich(say(own ? 'feedbackSaidSolved' : 'feedbackSaidUnsolved'))];
  return {
    kind: 'feedback',
    locale,
    topic: scenario.title[locale],
    heading: say('headingFeedback'),
    notices: toLines(frame.notices),
    details: [toRich(node.title[locale]), ...said],
    missing: { label: say('feedbackMissing'), placeholder: say('feedbackPlaceholder'), most: mostMissing },
    ...arrange(
      [press(say('buttonSolved'), { ...placeOf(frame), event: 'solved' }), press(say('buttonUnsolved'), { ...placeOf(frame), event: 'unsolved' })],
      [press(say('buttonReturnToCard'), { ...placeOf(frame), event: 'feedback-close' })],
    ),
  };
}
