import { begin, replay, step } from '../guide/guide.js';
import type { Walk } from '../guide/types.js';
import { createSay } from '../knowledge/phrase.js';
import type { Knowledge, Scenario } from '../knowledge/types.js';
import type { Locale } from '../locale.js';
import { nearestError } from '../nearest.js';
import type { Receipt } from '../receipt.js';
import type { Recognize } from '../recognize/recognize.js';
import { createSearch } from '../search.js';
import { presentEntry } from '../view/entry.js';
import { presentFeedback } from '../view/feedback.js';
import type { Frame } from '../view/frame.js';
import { presentHelp, presentNotice, presentWelcome } from '../view/help.js';
import { intentTable, presentChoose, presentUnknown } from '../view/reading.js';
import { presentTriage } from '../view/triage.js';
import type { View } from '../view/types.js';
import { presentWalk, type Stamps } from '../view/walk.js';
import { settingsViews } from './settings.js';

const log = [
  '2026-11-02T09:12:44Z ERROR user=sato@contoso.example Bad Request (400) Subscription with SKU 6fd2c87f-b296-42f0-b197-1e91e994b900 does not have any available licenses',
  '2026-11-02T09:12:47Z ERROR token 401 invalid_client AADSTS7000222: The provided client secret keys are expired.',
  '2026-11-02T09:12:48Z ERROR user=abe@contoso.example 500 Weird_Failure: something odd happened',
].join('\n');
const duplicate = '400 Request_BadRequest: Another object with the same value for property userPrincipalName already exists.';

/** One view of every kind and state that a person can meet, by name, from real content. */
export function galleryViews(knowledge: Knowledge, recognize: Recognize, locale: Locale): Readonly<Record<string, View>> {
  const frame: Frame = { locale, say: createSay(knowledge.phrases, locale), walk: '00000000-0000-4000-8000-000000000000', revision: 3, notices: [] };
  const noticed = (key: 'noticeStale' | 'noticeNone'): Frame => ({ ...frame, notices: [frame.say(key)] });
  const faster: Frame = { ...frame, notices: [frame.say('noticeChose', { name: '佐藤 花子', value: locale === 'ja' ? 'なし' : 'No' })] };
  const intents = intentTable(knowledge);
  const at = (id: string, node: string, aside?: Walk['aside'], shown = frame): View => {
    const scenario = knowledge.scenarios[id];
    const walk = scenario && walkTo(scenario, node);
    if (scenario === undefined || walk === undefined) throw new Error(`The gallery shows ${id} ${node}, which is not there any more.`);
    return presentWalk(scenario, { ...walk, aside }, receiptOf(scenario, locale), shown, stampsOf(walk));
  };
  const unknown = (text: string): View => {
    const reading = recognize(text);
    return presentUnknown(reading, nearestError(knowledge, text, reading), { intents }, frame);
  };
  const entry = (id: string): View => {
    const found = createSearch(knowledge)('').find((one) => (one.kind === 'intent' ? one.intent.id : one.node.id) === id);
    if (found === undefined) throw new Error(`The gallery shows a search result ${id} that is not there any more.`);
    return presentEntry(found, frame);
  };
  const candidates = ['deprovision-lync', 'deprovision-keep-mail-user'].map((intent) => ({ intent, scenario: 'deprovision', score: 0.7, facts: {}, evidence: [] }));
  return {
    welcome: presentWelcome(intents, frame),
    help: presentHelp(intents, frame),
    question: at('license-exhausted', 'seen-in'),
    'question after answers': at('deprovision', 'hold-plan'),
    'how to find out': at('deprovision', 'environment', 'find-out'),
    'how to find out, with commands': at('license-conflict', 'assigned-by', 'find-out'),
    'changing an answer': at('deprovision', 'bp1', 'review'),
    'resolution, typical': at('license-exhausted', 'cloudgate-free'),
    'resolution, dangerous': at('deprovision', 'bp3'),
    'resolution, longest': longest(knowledge, at),
    'resolution with feedback': at('license-exhausted', 'cloudgate-free', undefined, { ...frame, tally: { solved: 2, unsolved: 1 } }),
    feedback: feedback(knowledge, frame),
    'search result, a case': entry('deprovision-litigation-hold'),
    'search result, a resolution': entry('bp3'),
    'card that has moved on': at('deprovision', 'environment', undefined, noticed('noticeStale')),
    'somebody was faster': at('deprovision', 'after-plan', undefined, faster),
    'several errors': presentTriage(recognize(log).findings, intents, frame),
    'which of these': presentChoose(candidates, intents, frame),
    'is it this': presentChoose(candidates.slice(0, 1), intents, frame),
    'unknown, with what it looks like': unknown(duplicate),
    'unknown, with steps that may be meant': unknown(locale === 'ja' ? '削除したメールボックスを元に戻したい' : 'I deleted a user by mistake, how do I get the mailbox back?'),
    'unknown, nothing read': unknown('プリンターの電源が入りません。'),
    notice: presentNotice(noticed('noticeNone')),
    ...settingsViews(knowledge, frame),
  };
}

function feedback({ scenarios }: Knowledge, frame: Frame): View {
  const scenario = scenarios['license-exhausted'];
  const node = scenario?.nodes['cloudgate-free'];
  if (scenario === undefined || node?.kind !== 'resolution') throw new Error('The gallery shows feedback on a resolution that is not there any more.');
  return presentFeedback(scenario, node, false, frame);
}

/** Every answer by somebody else, at another time, one of them the day before. */
function stampsOf({ given }: Walk): Stamps {
  const people = [{ name: '佐藤 花子', time: '17:58' }, { name: 'Megan Bowen', time: '18:04' }, { name: '', time: '18:05' }, { name: 'Wolfeschlegelsteinhause…', time: '18:11' }];
  return { zone: 'UTC+9', of: new Map(given.map(({ fact }, index) => [fact, people[index % people.length] ?? { name: '', time: '' }])) };
}

function receiptOf({ intents }: Scenario, locale: Locale): Receipt {
  const [intent] = intents;
  const quote = intent?.example?.[locale] ?? '';
  return { intent: intent?.id ?? '', score: 0.9, evidence: [{ rule: 'a.rule', quote: quote.slice(0, 60), line: 1, added: 0.9 }], runnerUp: undefined };
}

/** The first walk by clicks that ends at a node. */
function walkTo(scenario: Scenario, node: string): Walk | undefined {
  const open: Walk[] = [begin(scenario, {})];
  for (const walk of open) {
    const position = replay(scenario, walk).node;
    if (position.id === node) return walk;
    if (position.kind === 'resolution') continue;
    for (const { value } of position.choices) {
      const next = step(scenario, walk, { kind: 'choose', fact: position.fact, value });
      if (next) open.push(next);
    }
  }
  return undefined;
}

function longest({ scenarios }: Knowledge, at: (scenario: string, node: string) => View): View {
  const views = Object.values(scenarios).flatMap(({ id, nodes }) => Object.values(nodes).filter(({ kind }) => kind === 'resolution').map((node) => at(id, node.id)));
  const lengthOf = (view: View): number => JSON.stringify(view).length;
  return views.reduce((kept, view) => (lengthOf(view) > lengthOf(kept) ? view : kept));
}
