import { writeTrail } from '../guide/trail.js';
import type { PhraseKey } from '../knowledge/phrase.js';
import type { Intent, Knowledge } from '../knowledge/types.js';
import type { Near } from '../nearest.js';
import type { Candidate, Reading, Tool } from '../recognize/types.js';
import { arrange, placeOf, press, type Frame } from './frame.js';
import { toLines, toRich } from './rich.js';
import type { Pair, Press, View } from './types.js';

/** At most so many candidates are offered; "none of these" is always there. */
const offered = 4;

/** Several close intents, or one that is not sure: people decide. */
export function presentChoose(candidates: readonly Candidate[], intents: ReadonlyMap<string, Intent>, frame: Frame): View {
  const { say, locale } = frame;
  const choices = candidates.slice(0, offered).map(({ intent, facts }): Press => {
    const given = Object.entries(facts).map(([fact, value]) => ({ fact, value, by: 'told' }) as const);
    return press(intents.get(intent)?.title[locale] ?? intent, { ...placeOf(frame), event: 'open', intent, path: [...writeTrail(given)] });
  });
  const one = choices.length === 1;
  return {
    kind: 'choose',
    locale,
    heading: say(one ? 'headingConfirm' : 'headingChoose'),
    notices: toLines(frame.notices),
    details: [toRich(say(one ? 'detailConfirm' : 'detailChoose'))],
    ...arrange([...choices, press(say('buttonNone'), { ...placeOf(frame), event: 'none' })], []),
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

/** Nothing fits: what was read, the closest known error and what differs, and what to paste next. */
export function presentUnknown({ records }: Pick<Reading, 'records'>, near: Near | undefined, { intents }: { intents: ReadonlyMap<string, Intent> }, frame: Frame): View {
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

function nearestOf({ intent, difference }: Near, intents: ReadonlyMap<string, Intent>, { say, locale }: Frame) {
  const title = say('nearestTitle', { title: intents.get(intent)?.title[locale] ?? intent });
  const heading = say('headingNearest');
  switch (difference.kind) {
    case 'code':
      // The code was pasted, so it must not stand where Markdown is rendered.
      return { heading, items: toLines([title]), words: toLines([say('differsCode', difference)]) };
    case 'status':
      return { heading, items: toLines([title, say('differsStatus', difference)]), words: [] };
    case 'words':
      return { heading, items: toLines([title, say('differsWords')]), words: toLines([difference.known]) };
    default:
      return difference satisfies never;
  }
}

export function intentTable({ scenarios }: Pick<Knowledge, 'scenarios'>): ReadonlyMap<string, Intent> {
  return new Map(Object.values(scenarios).flatMap(({ intents }) => intents.map((intent) => [intent.id, intent] as const)));
}
