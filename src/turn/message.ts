import type { Answer, Incoming } from '../exchange.js';
import type { Locale } from '../locale.js';
import { presentWelcome } from '../view/help.js';
import { intentTable } from '../view/reading.js';
import { answerWith, silence } from './answers.js';
import type { App } from './app.js';
import { frameFor } from './cards.js';
import { readCommand, type Command } from './command.js';
import { onLanguage } from './control.js';
import { forget } from './forget.js';
import { leakView, warning } from './leak.js';
import { readPasted, type Pasted } from './pasted.js';
import { isQuiet, obeyWish } from './quiet.js';
import { answerPasted } from './reply.js';
import { postSettings } from './settings.js';

type Message = Extract<Incoming, { kind: 'message' }>;

/**
 * A message is answered from rules alone. Of the store an answer only gets the team's settings, and whether unasked
 * answers are wanted, and goes without when they do not come at once; what is answered with silence does not ask for
 * them. Only the commands that write to it wait for it.
 */
export async function onMessage(app: App, message: Message): Promise<Answer> {
  const addressed = message.mentioned || message.place.scope === 'personal';
  const command = addressed ? readCommand(app.knowledge.phrases, message.text) : undefined;
  if (command !== undefined) return obey(app, message, command);
  const pasted = readPasted(app, message.text, message.locale);
  return addressed ? answerPasted(app, message, pasted) : overhear(app, message, pasted);
}

/** Nobody asked: only what is beyond doubt is answered, and only where people have not asked for quiet. */
async function overhear(app: App, message: Message, pasted: Pasted): Promise<Answer> {
  const { reading: { outcome, language }, leaked, sure } = pasted;
  const doubtful = outcome === 'ask' || outcome === 'unknown';
  if (app.ignoresUnmentioned || (doubtful && !sure) || (await isQuiet(app, message.place))) return silence;
  // A secret that anybody can read is worth speaking up unasked, but only where it is one.
  return doubtful ? answerWith('post', warning(app, leaked, language), leakView(app, language)) : answerPasted(app, message, pasted);
}

function obey(app: App, message: Message, command: Command): Promise<Answer> {
  const languageOf = ({ text, locale }: Message): Locale => readPasted(app, text, locale).reading.language;
  switch (command.kind) {
    case 'forget':
      return forget(app, message, command.locale);
    case 'quiet':
    case 'back':
      return obeyWish(app, message, command);
    case 'settings':
      return postSettings(app, message.place, languageOf(message));
    case 'language':
      return onLanguage(app, message, command.to, languageOf(message));
    default:
      return command satisfies never;
  }
}

/** The welcome, when the app was installed. */
export function onInstalled(app: App, locale: Locale | undefined): Answer {
  return answerWith('post', app, presentWelcome(intentTable(app.knowledge), frameFor(app, locale ?? 'en', app.newId(), 0)));
}
