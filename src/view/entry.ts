import { writeTrail } from '../guide/trail.js';
import type { Entry } from '../search.js';
import { placeOf, press, type Frame } from './frame.js';
import { toLinks } from './steps.js';
import { toLines, toRich, toWords } from './rich.js';
import type { EntryView, Pair } from './types.js';

/**
 * A card that somebody puts into a conversation: what it is about, when it applies, links, and a button that begins
 * the walk there. It holds no steps: they depend on answers that nobody there has given yet.
 */
export function presentEntry(entry: Entry, frame: Frame): EntryView {
  const { say, locale } = frame;
  const { scenario, given } = entry;
  const intent = entry.kind === 'intent' ? entry.intent.id : (scenario.intents[0]?.id ?? '');
  return {
    kind: 'entry',
    locale,
    topic: scenario.title[locale],
    heading: titleOf(entry, frame),
    notices: [],
    details: [toRich(entry.kind === 'intent' ? scenario.summary[locale] : entry.node.cause[locale])],
    conditionsHeading: say('headingConditions'),
    conditions: conditionsOf(entry, frame),
    links: entry.kind === 'intent' || entry.node.links.length === 0 ? [] : [{ heading: say('headingLinks'), items: toLinks(entry.node.links, scenario, frame) }],
    choices: [press(say('buttonBegin'), { ...placeOf(frame), event: 'start', intent, path: [...writeTrail(given)] })],
    remarks: toLines([say('detailBegin')]),
    navigation: [],
  };
}

export function titleOf(entry: Entry, { locale }: Pick<Frame, 'locale'>): string {
  return entry.kind === 'intent' ? entry.intent.title[locale] : entry.node.title[locale];
}

/** What a list says below the title: when it applies, or what it is about. */
export function detailOf(entry: Entry, frame: Frame): string {
  const { scenario } = entry;
  const values = conditionsOf(entry, frame).map(({ value }) => value);
  return entry.kind === 'intent' ? toWords(scenario.summary[frame.locale]) : [scenario.title[frame.locale], ...values].join(' › ');
}

function conditionsOf({ scenario, given }: Entry, { locale }: Pick<Frame, 'locale'>): readonly Pair[] {
  return given.flatMap(({ fact, value }) => {
    const known = scenario.facts[fact];
    const answer = known?.values[value];
    return known && answer ? [{ label: known.label[locale], value: answer[locale] }] : [];
  });
}
