import { readButton, type Button } from '../button.js';
import type { Answer, Incoming } from '../exchange.js';
import { readTrail } from '../guide/trail.js';
import { createSay } from '../knowledge/phrase.js';
import { readRequest } from '../request.js';
import { presentHelp } from '../view/help.js';
import { intentTable } from '../view/reading.js';
import type { View } from '../view/types.js';
import { answerWith, postWalk } from './answers.js';
import type { App } from './app.js';
import { inProfile, opened, scenarioOf, walkFrom } from './begin.js';
import { frameFor, noticeView, walkView } from './cards.js';
import { onFeedback } from './feedback.js';
import { moved } from './moves.js';
import { noteMention } from './people.js';
import { walkCard } from './recall.js';
import { showForAll } from './show.js';
import { late, onWalk } from './steps.js';
import { findWalk, keepWalk, walks } from './walks.js';

type Click = Extract<Incoming, { kind: 'click' }>;

/** A click always gets a card: a stale, foreign or unreadable button is answered politely, never with an error. */
export async function onClick(app: App, click: Click): Promise<Answer> {
  const request = readRequest(click.data);
  if (request !== undefined && request.event !== 'share') return onFeedback(app, click, request);
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

/** A candidate was picked: the list of candidates becomes the walk. */
async function open(app: App, click: Click, button: Extract<Button, { event: 'open' }>): Promise<Answer> {
  const scenario = scenarioOf(app, button.intent);
  const given = readTrail(button.path);
  if (scenario === undefined || given === undefined) return show(app, noticeView(app, button.language, 'noticeGone'));
  const list = { ...opened(scenario, inProfile(app.profile, scenario, given), button.language, click), revision: button.revision };
  const walk = moved(app, list, { ...list, revision: button.revision + 1 }, button, click.person);
  await noteMention(app, click.person.id, { collection: walks, key: button.walk });
  const outcome = await keepWalk(app, button.walk, walk, 0);
  if (outcome !== 'lost') return showForAll(app, scenario, button.walk, walk, outcome);
  const first = await findWalk(app, button.walk);
  const standing = first.kind === 'found' ? app.knowledge.scenarios[first.walk.scenario] : undefined;
  if (first.kind !== 'found' || standing === undefined || first.walk.conversation !== click.place.conversation) return show(app, noticeView(app, button.language, 'noticeUnknownButton'));
  return late(app, standing, click, button, first.walk);
}

/** One of several errors was picked: its walk gets a card of its own, and the list stays for the others. */
function start(app: App, click: Click, button: Extract<Button, { event: 'start' }>): Answer {
  const scenario = scenarioOf(app, button.intent);
  const given = readTrail(button.path);
  if (scenario === undefined || given === undefined) return show(app, noticeView(app, button.language, 'noticeGone'));
  const id = app.newId();
  const walk = opened(scenario, inProfile(app.profile, scenario, given), button.language, click);
  return postWalk(app, id, walk, walkCard(app, scenario, id, walk));
}

/** An example is answered as if it had been typed. */
function example(app: App, click: Click, button: Extract<Button, { event: 'example' }>): Answer {
  const scenario = scenarioOf(app, button.intent);
  const text = scenario?.intents.find(({ id }) => id === button.intent)?.example?.[button.language];
  const reading = text === undefined ? undefined : app.recognize(text, button.language);
  const candidate = reading?.candidates.find(({ intent }) => intent === button.intent);
  if (text === undefined || scenario === undefined || reading === undefined || candidate === undefined) return show(app, noticeView(app, button.language, 'noticeGone'));
  const id = app.newId();
  const walk = walkFrom(app, scenario, candidate, reading, button.language, click);
  const view = walkView(app, scenario, id, walk);
  const said = createSay(app.knowledge.phrases, button.language)('noticeExample', { text });
  return postWalk(app, id, walk, app.render({ ...view, notices: [{ text: said }] }));
}

const post = (app: App, view: View) => answerWith('post', app, view);
const update = (app: App, view: View) => answerWith('update', app, view);
const show = (app: App, view: View) => answerWith('show', app, view);

