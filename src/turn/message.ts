import type { Answer, Incoming } from '../exchange.js';
import type { Locale } from '../locale.js';
import { nearestError } from '../nearest.js';
import type { Reading } from '../recognize/types.js';
import { presentHelp, presentWelcome } from '../view/help.js';
import { intentTable, presentChoose, presentUnknown } from '../view/reading.js';
import type { Frame } from '../view/frame.js';
import { presentTriage } from '../view/triage.js';
import type { View } from '../view/types.js';
import { answerWith, postWalk, sayLine } from './answers.js';
import type { App } from './app.js';
import { scenarioOf, walkFrom } from './begin.js';
import { frameFor, walkView, type Notice } from './cards.js';
import { asksToForget, forget } from './forget.js';
import { leakView, warning } from './leak.js';
import { readPasted, type Pasted } from './pasted.js';

type Message = Extract<Incoming, { kind: 'message' }>;

const silence: Answer = { outgoing: { kind: 'silence' }, keep: () => Promise.resolve(undefined) };

/** A message is answered from rules alone: nothing here waits on the store, but the command to delete from it. */
export function onMessage(app: App, message: Message): Answer | Promise<Answer> {
  const forgetIn = isAddressed(message) ? asksToForget(app, message.text) : undefined;
  if (forgetIn !== undefined) return forget(app, message, forgetIn);
  const pasted = readPasted(app, message.text, message.locale);
  const warned = warning(app, pasted.leaked, pasted.reading.language);
  const answer = answerTo(warned, message, pasted);
  const { kind } = answer.outgoing;
  // A secret that anybody can read is worth speaking up unasked, but only where it is one beyond doubt.
  const alone = kind === 'silence' ? pasted.sure : kind === 'say' && pasted.leaked.length > 0;
  return alone ? post(warned, leakView(app, pasted.reading.language)) : answer;
}

const isAddressed = ({ mentioned, place }: Message): boolean => mentioned || place.scope === 'personal';

function answerTo(app: App, message: Message, pasted: Pasted): Answer {
  const { reading } = pasted;
  const addressed = isAddressed(message);
  switch (reading.outcome) {
    case 'answer':
      return startWalk(app, message, pasted);
    case 'choose':
      return post(app, severalView(reading, intentTable(app.knowledge), frameOf(app, reading)));
    case 'ask':
      return addressed ? post(app, presentChoose(reading.candidates, intentTable(app.knowledge), frameOf(app, reading))) : silence;
    case 'unknown':
      return addressed ? notRecognized(app, pasted) : silence;
    default:
      return reading.outcome satisfies never;
  }
}

/** The welcome, when the app was installed. */
export function onInstalled(app: App, locale: Locale | undefined): Answer {
  return post(app, presentWelcome(intentTable(app.knowledge), frameFor(app, locale ?? 'en', app.newId(), 0)));
}

function startWalk(app: App, message: Message, { reading, leaked }: Pasted): Answer {
  const candidate = reading.candidates[0];
  const scenario = candidate ? scenarioOf(app, candidate.intent) : undefined;
  if (candidate === undefined || scenario === undefined) return silence;
  const id = app.newId();
  const walk = { ...walkFrom(scenario, candidate, reading, reading.language, message), ...(leaked.length > 0 ? { leaked: [...leaked] } : {}) };
  return postWalk(app, id, walk, walkView(app, scenario, id, walk, noticesOf(reading).map((key) => ({ key }))));
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

function notRecognized(app: App, { text, reading }: Pasted): Answer {
  const frame = frameOf(app, reading);
  const intents = intentTable(app.knowledge);
  if (text.trim() === '' || reading.talk === 'help') return post(app, presentHelp(intents, frame));
  if (reading.talk !== undefined) return sayLine(frame.say(reading.talk === 'thanks' ? 'smallTalkThanks' : 'smallTalkGreeting'));
  return post(app, presentUnknown(reading, nearestError(app.knowledge, text, reading), { intents }, frame));
}

const post = (app: App, view: View) => answerWith('post', app, view);
