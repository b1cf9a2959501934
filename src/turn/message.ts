import type { Answer, Incoming } from '../exchange.js';
import type { Locale } from '../locale.js';
import { nearestError } from '../nearest.js';
import { languageOf } from '../profile/profile.js';
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
import { readCommand, type Command } from './command.js';
import { onLanguage } from './control.js';
import { asksToForget, forget } from './forget.js';
import { leakView, warning } from './leak.js';
import { readPasted, type Pasted } from './pasted.js';
import { forPlace } from './profiles.js';
import { isQuiet, obeyWish, readWish } from './quiet.js';
import { postSettings } from './settings.js';

type Message = Extract<Incoming, { kind: 'message' }>;

const silence: Answer = { outgoing: { kind: 'silence' }, keep: () => Promise.resolve(undefined) };

/**
 * A message is answered from rules alone. Of the store an answer only gets the team's settings, and whether unasked
 * answers are wanted, and goes without when they do not come at once; what is answered with silence does not ask for
 * them. Only the commands that write to it wait for it.
 */
export async function onMessage(app: App, message: Message): Promise<Answer> {
  const addressed = isAddressed(message);
  const forgetIn = addressed ? asksToForget(app, message.text) : undefined;
  if (forgetIn !== undefined) return forget(app, message, forgetIn);
  const wish = addressed ? readWish(app, message.text) : undefined;
  if (wish !== undefined) return obeyWish(app, message, wish);
  const pasted = readPasted(app, message.text, message.locale);
  const command = addressed ? readCommand(app.knowledge.phrases, message.text) : undefined;
  if (command !== undefined) return obey(app, message, command, pasted.reading.language);
  return addressed ? answerPasted(app, message, pasted) : overhear(app, message, pasted);
}

/** Nobody asked: only what is beyond doubt is answered, and only where people have not asked for quiet. */
async function overhear(app: App, message: Message, pasted: Pasted): Promise<Answer> {
  const { reading: { outcome, language }, leaked, sure } = pasted;
  const doubtful = outcome === 'ask' || outcome === 'unknown';
  if ((doubtful && !sure) || (await isQuiet(app, message.place))) return silence;
  // A secret that anybody can read is worth speaking up unasked, but only where it is one.
  return doubtful ? post(warning(app, leaked, language), leakView(app, language)) : answerPasted(app, message, pasted);
}

/** The answer to what a message says, whoever it is said to. */
export async function answerPasted(unset: App, message: Message, read: Pasted): Promise<Answer> {
  const app = await forPlace(unset, message.place);
  const pasted = inLanguage(app, message, read);
  const warned = warning(app, pasted.leaked, pasted.reading.language);
  const answer = answerTo(warned, message, pasted);
  const unwarned = answer.outgoing.kind === 'say' && pasted.leaked.length > 0;
  return unwarned ? post(warned, leakView(app, pasted.reading.language)) : answer;
}

const isAddressed = ({ mentioned, place }: Message): boolean => mentioned || place.scope === 'personal';

function obey(app: App, message: Message, command: Command, language: Locale): Promise<Answer> {
  switch (command.kind) {
    case 'settings':
      return postSettings(app, message.place, language);
    case 'language':
      return onLanguage(app, message, command.to, language);
    default:
      return command satisfies never;
  }
}

/** Where the message does not tell its language, the team's comes before that of the sender's client. */
function inLanguage(app: App, { text }: Message, pasted: Pasted): Pasted {
  const preferred = app.profile && languageOf(app.profile);
  return preferred === undefined || preferred === pasted.reading.language ? pasted : readPasted(app, text, preferred);
}

function answerTo(app: App, message: Message, pasted: Pasted): Answer {
  const { reading } = pasted;
  switch (reading.outcome) {
    case 'answer':
      return startWalk(app, message, pasted);
    case 'choose':
      return post(app, severalView(reading, intentTable(app.knowledge), frameOf(app, reading)));
    case 'ask':
      return post(app, presentChoose(reading.candidates, intentTable(app.knowledge), frameOf(app, reading)));
    case 'unknown':
      return notRecognized(app, pasted);
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
  const walk = { ...walkFrom(app, scenario, candidate, reading, reading.language, message), ...(leaked.length > 0 ? { leaked: [...leaked] } : {}) };
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
