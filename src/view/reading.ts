import { toldBy } from '../guide/guide.js';
import { writeTrail } from '../guide/trail.js';
import type { PhraseKey } from '../knowledge/phrase.js';
import type { Intent, Knowledge, Neighbour } from '../knowledge/types.js';
import type { Near } from '../nearest.js';
import { oncePer } from '../once.js';
import type { Candidate, Reading, Tool } from '../recognize/types.js';
import { arrange, placeOf, press, type Frame } from './frame.js';
import { toLines, toRich } from './rich.js';
import type { NearestView, Pair, View } from './types.js';

/** At most so many candidates are offered; "none of these" is always there. */
const offered = 4;

/** Several close intents, or one that is not sure: people decide. */
export function presentChoose(candidates: readonly Candidate[], intents: ReadonlyMap<string, Intent>, frame: Frame): View {
  const { say, locale } = frame;
  const walks = candidates.slice(0, offered).map(({ intent, facts }) => ({ title: intents.get(intent)?.title[locale] ?? intent, intent, facts }));
  const one = walks.length === 1;
  return chooseOf(say(one ? 'headingConfirm' : 'headingChoose'), [say(one ? 'detailConfirm' : 'detailChoose')], walks, frame);
}

/** Walks to choose from, each with what is told of it, and none of them. */
function chooseOf(heading: string, details: readonly string[], walks: readonly { readonly title: string; readonly intent: string; readonly facts: Readonly<Record<string, string>> }[], frame: Frame): View {
  const opening = walks.map(({ title, intent, facts }) => press(title, { ...placeOf(frame), event: 'open', intent, path: [...writeTrail(toldBy(facts))] }));
  return {
    kind: 'choose',
    locale: frame.locale,
    heading,
    notices: toLines(frame.notices),
    details: details.map(toRich),
    ...arrange([...opening, press(frame.say('buttonNone'), { ...placeOf(frame), event: 'none' })], []),
  };
}

const toolPhrases: Readonly<Record<Tool, PhraseKey>> = {
  cloudgate: 'toolCloudgate',
  graph: 'toolGraph',
  odata: 'toolOdata',
  powershell: 'toolPowershell',
  'azure-cli': 'toolAzureCli',
  terraform: 'toolTerraform',
  okta: 'toolOkta',
  'token-endpoint': 'toolTokenEndpoint',
};

/** Nothing fits: the steps that may be meant, or what was read, the closest known error and what differs, and what to paste next. */
export function presentUnknown({ records }: Pick<Reading, 'records'>, near: Near | undefined, { intents }: { intents: ReadonlyMap<string, Intent> }, frame: Frame): View {
  if (near?.difference.kind === 'neighbour' && near.difference.neighbour.open !== undefined) return presentOffer(near.difference.neighbour, near.difference.neighbour.open, frame);
  const { say, locale } = frame;
  const record = records[0];
  const row = (key: PhraseKey, value: string | number | undefined): readonly Pair[] => (value === undefined ? [] : [{ label: say(key), value: String(value) }]);
  const read = record
    ? [
        ...row('readStatus', record.status),
        ...row('readCode', record.code),
        ...row('readMessage', record.message?.slice(0, 300)),
        ...row('readTarget', record.target),
        ...row('readTool', record.tool ? say(toolPhrases[record.tool]) : undefined),
        ...row('readRequest', record.requestId),
      ]
    : [];
  return {
    kind: 'unknown',
    locale,
    heading: say('headingUnknown'),
    notices: toLines(frame.notices),
    details: [toRich(say(read.length > 0 ? 'detailUnknown' : 'detailUnknownPlain'))],
    read,
    nearest: near ? [nearestOf(near, intents, frame)] : [],
    next: { heading: say('headingNext'), items: toLines([say('nextWhole'), say('nextWhere'), say('nextDoing')]) },
    ...arrange([], [press(say('buttonHelp'), { ...placeOf(frame), event: 'help' })]),
  };
}

/** There are steps for what looks like this, but a click has to say that it is meant. */
function presentOffer({ title, meaning, next }: Neighbour, open: NonNullable<Neighbour['open']>, frame: Frame): View {
  const { say, locale } = frame;
  return chooseOf(say('headingConfirm'), [meaning[locale], next[locale]], [{ ...open, title: title[locale] }], frame);
}

function nearestOf({ intent, difference }: Near, intents: ReadonlyMap<string, Intent>, { say, locale }: Frame): NearestView {
  const title = say('nearestTitle', { title: intents.get(intent)?.title[locale] ?? intent });
  const heading = say('headingNearest');
  const told = (texts: readonly string[], more: Partial<NearestView> = {}): NearestView => ({ heading, items: texts.map(toRich), words: [], links: [], ...more });
  switch (difference.kind) {
    case 'neighbour':
      return neighbourOf(difference.neighbour, title, told, { say, locale });
    case 'code':
      // What was pasted must not make anything bold.
      return told([title, say('differsCode', { ...difference, found: difference.found.replace(/[`*]/g, '') })]);
    case 'words':
      return told([title, say('differsWords')], { words: toLines([difference.known]) });
    default:
      return difference satisfies never;
  }
}

function neighbourOf(
  neighbour: Neighbour,
  near: string,
  told: (texts: readonly string[], more?: Partial<NearestView>) => NearestView,
  { say, locale }: Pick<Frame, 'say' | 'locale'>,
): NearestView {
  const { title, difference, meaning, next, link } = neighbour;
  const links = link ? [{ title: link.unverified ? say('labelUnverified', { title: link.title[locale] }) : link.title[locale], url: link.url[locale] }] : [];
  return told([`**${title[locale]}**`, meaning[locale], next[locale], say('nearestTo', { title: near }), difference[locale]], { heading: say('headingNeighbour'), links });
}

export const intentTable = oncePer(
  ({ scenarios }: Pick<Knowledge, 'scenarios'>): ReadonlyMap<string, Intent> => new Map(Object.values(scenarios).flatMap(({ intents }) => intents.map((intent) => [intent.id, intent] as const))),
);
