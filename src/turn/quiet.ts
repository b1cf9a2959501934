import type { Answer, Incoming, Place } from '../exchange.js';
import { createSay } from '../knowledge/phrase.js';
import { locales, type Locale } from '../locale.js';
import { sayLine } from './answers.js';
import type { App } from './app.js';
import { bare } from './forget.js';
import { soon } from './soon.js';

type Message = Extract<Incoming, { kind: 'message' }>;

/** Whether the bot answers in a conversation what is not addressed to it. */
export interface Wish {
  readonly kind: 'quiet' | 'back';
  readonly locale: Locale;
}

const phrases = { quiet: 'commandQuiet', back: 'commandBack' } as const;
const collection = 'quiet';
/** A chat can live for years; somebody who comes back after one may ask again. */
const lifetime = 366 * 24 * 60 * 60 * 1000;

/** What a message asks for, or undefined. Matched whole: a question about silence is a question. */
export function readWish({ knowledge }: Pick<App, 'knowledge'>, text: string): Wish | undefined {
  const asked = bare(text);
  for (const kind of ['quiet', 'back'] as const) {
    const locale = locales.find((one) => (knowledge.phrases[phrases[kind]]?.[one] ?? '').split('|').some((phrase) => bare(phrase) === asked));
    if (locale !== undefined) return { kind, locale };
  }
  return undefined;
}

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
