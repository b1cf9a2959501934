import type { Answer, Incoming, Outgoing } from '../exchange.js';
import type { Locale } from '../locale.js';
import { nearestError } from '../nearest.js';
import type { Reading } from '../recognize/types.js';
import { presentHelp, presentWelcome } from '../view/help.js';
import { intentTable, presentChoose, presentUnknown } from '../view/reading.js';
import type { Frame } from '../view/frame.js';
import { presentTriage } from '../view/triage.js';
import type { View } from '../view/types.js';
import { answerWith, postWalk } from './answers.js';
import type { App } from './app.js';
import { scenarioOf, walkFrom } from './begin.js';
import { frameFor, walkView, type Notice } from './cards.js';

type Message = Extract<Incoming, { kind: 'message' }>;

const silence: Answer = { outgoing: { kind: 'silence' }, keep: () => Promise.resolve() };

/** A message is answered from rules alone: nothing here waits on the store. */
export function onMessage(app: App, message: Message): Answer {
  const addressed = message.mentioned || message.place.scope === 'personal';
  const reading = app.recognize(message.text, message.locale);
  switch (reading.outcome) {
    case 'answer':
      return startWalk(app, message, reading);
    case 'choose':
      return post(app, severalView(reading, intentTable(app.knowledge), frameOf(app, reading)));
    case 'ask':
      return addressed ? post(app, presentChoose(reading.candidates, intentTable(app.knowledge), frameOf(app, reading))) : silence;
    case 'unknown':
      return addressed ? notRecognized(app, message, reading) : silence;
    default:
      return reading.outcome satisfies never;
  }
}

/** The welcome, when the app was installed. */
export function onInstalled(app: App, locale: Locale | undefined): Answer {
  return post(app, presentWelcome(intentTable(app.knowledge), frameFor(app, locale ?? 'en', app.newId(), 0)));
}

function startWalk(app: App, { place }: Message, reading: Reading): Answer {
  const candidate = reading.candidates[0];
  const scenario = candidate ? scenarioOf(app, candidate.intent) : undefined;
  if (candidate === undefined || scenario === undefined) return silence;
  const id = app.newId();
  const walk = walkFrom(scenario, candidate, reading, reading.language, place.conversation);
  return postWalk(app, id, walk, walkView(app, scenario, id, walk, noticesOf(reading)));
}

function frameOf(app: App, reading: Reading): Frame {
  return frameFor(app, reading.language, app.newId(), 0, noticesOf(reading));
}

/** A reader must know when a part of the message was left out. */
function noticesOf({ cut }: Reading): readonly Notice[] {
  return cut ? ['noticeCut'] : [];
}

function severalView(reading: Reading, intents: ReturnType<typeof intentTable>, frame: Frame): View {
  return reading.findings.length > 0 ? presentTriage(reading.findings, intents, frame) : presentChoose(reading.candidates, intents, frame);
}

function notRecognized(app: App, { text }: Message, reading: Reading): Answer {
  const frame = frameOf(app, reading);
  const intents = intentTable(app.knowledge);
  if (text.trim() === '' || reading.talk === 'help') return post(app, presentHelp(intents, frame));
  if (reading.talk !== undefined) return say(frame.say(reading.talk === 'thanks' ? 'smallTalkThanks' : 'smallTalkGreeting'));
  return post(app, presentUnknown(reading, nearestError(app.knowledge, text, reading), { intents }, frame));
}

const post = (app: App, view: View) => answerWith('post', app, view);

function say(text: string): Answer {
  const outgoing: Outgoing = { kind: 'say', text };
  return { outgoing, keep: () => Promise.resolve() };
}
