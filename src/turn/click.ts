import { readButton, type Button } from '../button.js';
import type { Answer, Incoming } from '../exchange.js';
import { step } from '../guide/guide.js';
import { readTrail } from '../guide/trail.js';
import type { GuideEvent } from '../guide/types.js';
import { createSay } from '../knowledge/phrase.js';
import type { Scenario } from '../knowledge/types.js';
import { presentHelp } from '../view/help.js';
import { intentTable } from '../view/reading.js';
import type { View } from '../view/types.js';
import { answerWith, postWalk } from './answers.js';
import type { App } from './app.js';
import { inProfile, opened, scenarioOf, walkFrom } from './begin.js';
import { frameFor, noticeView, toWalk, walkView } from './cards.js';
import { findWalk, keepWalk, type Found, type StoredWalk } from './walks.js';

type Click = Extract<Incoming, { kind: 'click' }>;
type OnWalk = Extract<Button, { scenario: string }>;

/** A click always gets a card: a stale, foreign or unreadable button is answered politely, never with an error. */
export async function onClick(app: App, click: Click): Promise<Answer> {
  const button = readButton(click.data);
  if (button === undefined) return show(app, noticeView(app, click.locale ?? 'en', 'noticeUnknownButton'));
  switch (button.event) {
    case 'open':
      return open(app, click, button);
    case 'start':
      return start(app, click, button);
    case 'example':
      return example(app, click, button);
    case 'none':
      return update(app, noticeView(app, button.language, 'noticeNone'));
    case 'help':
      return post(app, presentHelp(intentTable(app.knowledge), frameFor(app, button.language, app.newId(), 0)));
    default:
      return onWalk(app, click, button);
  }
}

async function onWalk(app: App, { place }: Click, button: OnWalk): Promise<Answer> {
  const scenario = Object.values(app.knowledge.scenarios).find(({ id }) => id === button.scenario);
  if (scenario === undefined) return show(app, noticeView(app, button.language, 'noticeGone'));
  const found = await findWalk(app, button.walk);
  const current = found.kind === 'found' ? found.walk : fromPath(button, scenario, place.conversation);
  if (current === undefined || current.conversation !== place.conversation) return show(app, noticeView(app, button.language, 'noticeUnknownButton'));
  if (current.scenario !== scenario.id) return show(app, noticeView(app, button.language, 'noticeUnknownButton'));
  const next = current.revision === button.revision ? after(scenario, current, button) : undefined;
  if (next === undefined) return show(app, walkView(app, scenario, button.walk, current, ['noticeStale']));
  return settle(app, scenario, button, found, next);
}

/** Writes the step down; whoever was first wins, and everybody else is shown what stands. */
async function settle(app: App, scenario: Scenario, { walk: id }: OnWalk, found: Found, next: StoredWalk): Promise<Answer> {
  const outcome = await keepWalk(app, id, next, found.kind === 'down' ? 0 : found.version);
  if (outcome !== 'lost') return update(app, walkView(app, scenario, id, next));
  const first = await findWalk(app, id);
  return show(app, walkView(app, scenario, id, first.kind === 'found' ? first.walk : next, ['noticeStale']));
}

/** The card's own path stands in for a walk that the store does not have. */
function fromPath(button: OnWalk, scenario: Scenario, conversation: string): StoredWalk | undefined {
  const given = readTrail(button.path);
  if (given === undefined) return undefined;
  const aside = 'aside' in button ? button.aside : undefined;
  return { ...opened(scenario, given, button.language, conversation), revision: button.revision, ...(aside ? { aside } : {}) };
}

function after(scenario: Scenario, current: StoredWalk, button: OnWalk): StoredWalk | undefined {
  const revision = current.revision + 1;
  if (button.event === 'language') return { ...current, language: button.language, revision };
  const next = step(scenario, toWalk(current), toEvent(button));
  if (next === undefined) return undefined;
  const { aside: _closed, ...kept } = current;
  return { ...kept, given: [...next.given], revision, ...(next.aside ? { aside: next.aside } : {}) };
}

function toEvent(button: Exclude<OnWalk, { event: 'language' }>): GuideEvent {
  switch (button.event) {
    case 'choose':
      return { kind: 'choose', fact: button.fact, value: button.choice };
    case 'change':
      return { kind: 'change', fact: button.fact };
    default:
      return { kind: button.event };
  }
}

/** A candidate was picked: the list of candidates becomes the walk. */
async function open(app: App, { place }: Click, button: Extract<Button, { event: 'open' }>): Promise<Answer> {
  const scenario = scenarioOf(app, button.intent);
  const given = readTrail(button.path);
  if (scenario === undefined || given === undefined) return show(app, noticeView(app, button.language, 'noticeGone'));
  const walk = opened(scenario, inProfile(app.profile, scenario, given), button.language, place.conversation);
  const outcome = await keepWalk(app, button.walk, walk, 0);
  if (outcome !== 'lost') return update(app, walkView(app, scenario, button.walk, walk));
  const first = await findWalk(app, button.walk);
  const standing = first.kind === 'found' ? app.knowledge.scenarios[first.walk.scenario] : undefined;
  if (first.kind !== 'found' || standing === undefined || first.walk.conversation !== place.conversation) return show(app, noticeView(app, button.language, 'noticeUnknownButton'));
  return show(app, walkView(app, standing, button.walk, first.walk, ['noticeStale']));
}

/** One of several errors was picked: its walk gets a card of its own, and the list stays for the others. */
function start(app: App, { place }: Click, button: Extract<Button, { event: 'start' }>): Answer {
  const scenario = scenarioOf(app, button.intent);
  const given = readTrail(button.path);
  if (scenario === undefined || given === undefined) return show(app, noticeView(app, button.language, 'noticeGone'));
  const id = app.newId();
  const walk = opened(scenario, inProfile(app.profile, scenario, given), button.language, place.conversation);
  return postWalk(app, id, walk, walkView(app, scenario, id, walk));
}

/** An example is answered as if it had been typed. */
function example(app: App, { place }: Click, button: Extract<Button, { event: 'example' }>): Answer {
  const scenario = scenarioOf(app, button.intent);
  const text = scenario?.intents.find(({ id }) => id === button.intent)?.example?.[button.language];
  const reading = text === undefined ? undefined : app.recognize(text, button.language);
  const candidate = reading?.candidates.find(({ intent }) => intent === button.intent);
  if (text === undefined || scenario === undefined || reading === undefined || candidate === undefined) return show(app, noticeView(app, button.language, 'noticeGone'));
  const id = app.newId();
  const walk = walkFrom(app, scenario, candidate, reading, button.language, place.conversation);
  const view = walkView(app, scenario, id, walk);
  const said = createSay(app.knowledge.phrases, button.language)('noticeExample', { text });
  return postWalk(app, id, walk, { ...view, notices: [{ text: said }] });
}

const post = (app: App, view: View) => answerWith('post', app, view);
const update = (app: App, view: View) => answerWith('update', app, view);
const show = (app: App, view: View) => answerWith('show', app, view);

