import type { Intent } from '../knowledge/types.js';
import { arrange, placeOf, press, type Frame } from './frame.js';
import { toLines, toRich } from './rich.js';
import type { Press, View } from './types.js';

/** Examples on the welcome and help cards: one error each of three kinds, and two questions. */
export const exampleIntents = ['insufficient-privileges', 'license-exhausted', 'client-credential-expired', 'deprovision-litigation-hold', 'deprovision-keep-mail-user'] as const;

export function presentWelcome(intents: ReadonlyMap<string, Intent>, frame: Frame): View {
  const { say } = frame;
  return help(say('headingWelcome'), [say('detailWelcome'), say('detailWelcomeShared')], [], intents, frame);
}

export function presentHelp(intents: ReadonlyMap<string, Intent>, frame: Frame): View {
  const { say } = frame;
  const points = [say('helpPaste'), say('helpAsk'), say('helpButtons'), say('helpUnsure'), say('helpSettings'), say('helpSecret')];
  return help(say('headingHelp'), [], points, intents, frame);
}

function help(heading: string, details: readonly string[], points: readonly string[], intents: ReadonlyMap<string, Intent>, frame: Frame): View {
  const { say, locale } = frame;
  const examples = exampleIntents.flatMap((id): readonly Press[] => {
    const intent = intents.get(id);
    return intent?.example === undefined ? [] : [press(intent.title[locale], { ...placeOf(frame), event: 'example', intent: id })];
  });
  return {
    kind: 'help',
    locale,
    heading,
    notices: toLines(frame.notices),
    details: details.map(toRich),
    points: points.map(toRich),
    examplesHeading: say('headingExamples'),
    ...arrange(examples, []),
  };
}

/** One sentence on a card of its own, where a card has to be shown. */
export function presentNotice(frame: Frame): View {
  const [heading = '', ...rest] = frame.notices;
  return { kind: 'notice', locale: frame.locale, heading, notices: toLines(rest), navigation: [] };
}
