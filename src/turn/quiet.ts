import type { Answer, Incoming, Place } from '../exchange.js';
import { createSay } from '../knowledge/phrase.js';
import { sayLine } from './answers.js';
import type { App } from './app.js';
import type { Command } from './command.js';
import { soon } from './soon.js';

type Message = Extract<Incoming, { kind: 'message' }>;

/** Whether the bot answers in a conversation what is not addressed to it. */
type Wish = Extract<Command, { kind: 'quiet' | 'back' }>;

const collection = 'quiet';
/** A chat can live for years; somebody who comes back after one may ask again. */
const lifetime = 366 * 24 * 60 * 60 * 1000;

/** Carries out a wish and confirms it with a line. */
export async function obeyWish(app: App, { place }: Message, { kind, locale }: Wish): Promise<Answer> {
  const say = createSay(app.knowledge.phrases, locale);
  if (place.scope === 'personal') return sayLine(say('quietPersonal'));
  try {
    if (kind === 'back') await app.store.delete(collection, keyOf(place));
    else await app.store.put(collection, keyOf(place), { since: app.now().toISOString() }, 0, new Date(app.now().getTime() + lifetime));
    return sayLine(say(kind === 'quiet' ? 'quietDone' : 'quietOver'));
  } catch (error) {
    app.onStoreFailure(error);
    return sayLine(say('quietLater'));
  }
}

/** Whether a conversation asked for quiet. Where the store does not tell at once it is answered as ever. */
export async function isQuiet(app: App, place: Place): Promise<boolean> {
  if (place.scope === 'personal') return false;
  return (await soon(app, app.store.get(collection, keyOf(place)))) !== undefined;
}

/** In a channel the conversation is the thread, so each thread has its own. */
function keyOf({ tenant, conversation }: Place): string {
  return JSON.stringify([tenant ?? '', conversation]);
}
