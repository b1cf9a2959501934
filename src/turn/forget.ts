import type { Answer, Incoming } from '../exchange.js';
import { createSay } from '../knowledge/phrase.js';
import type { Locale } from '../locale.js';
import { sayLine } from './answers.js';
import type { App } from './app.js';
import { remembers, without } from './moves.js';
import { forgetMentions, mentionsOf } from './people.js';
import { forgetInProfile, profileKey, profiles } from './profiles.js';
import { amendWalk, walks } from './walks.js';

type Message = Extract<Incoming, { kind: 'message' }>;

/** Takes a person out of everything that is stored; their answers stay, by nobody. The one message that waits for the store. */
export async function forget(app: App, { person, place }: Message, locale: Locale): Promise<Answer> {
  const say = createSay(app.knowledge.phrases, locale);
  try {
    let walksOfPerson = 0;
    const mentions = await mentionsOf(app, person.id);
    const keys = new Set([profileKey(place), ...mentions.flatMap(({ collection, key }) => (collection === profiles ? [key] : []))]);
    let settings = 0;
    for (const key of keys) {
      const outcome = await forgetInProfile(app, key, person.id);
      if (outcome === 'down') return sayLine(say('forgetLater'));
      if (outcome === 'forgotten') settings += 1;
    }
    for (const { collection, key } of mentions) {
      if (collection !== walks) continue;
      const outcome = await amendWalk(app, key, (walk) => (remembers(walk, person.id) ? without(walk, person.id) : undefined));
      if (outcome.kind === 'down' || (outcome.kind === 'found' && remembers(outcome.walk, person.id))) return sayLine(say('forgetLater'));
      if (outcome.kind === 'found') walksOfPerson += 1;
    }
    // Last, so that asking again finds what an interruption left over.
    await forgetMentions(app, person.id);
    return sayLine(walksOfPerson + settings === 0 ? say('forgetNothing') : say('forgetDone', { count: walksOfPerson + settings }));
  } catch (error) {
    app.onStoreFailure(error);
    return sayLine(say('forgetLater'));
  }
}
