import type { Answer, Incoming } from '../exchange.js';
import { createSay } from '../knowledge/phrase.js';
import type { Locale } from '../locale.js';
import { sayLine } from './answers.js';
import type { App } from './app.js';
import { mayName, remembers, without } from './moves.js';
import { forgetMentions, mentionsOf } from './people.js';
import { forgetInProfile, profileKey, profiles } from './profiles.js';
import { redraw, standingOf, type Standing } from './redraw.js';
import { amendWalk, walks } from './walks.js';

type Message = Extract<Incoming, { kind: 'message' }>;

/** Most cards that are drawn anew for one person, the newest first: a conversation takes 60 messages in half a minute. */
const mostCards = 50;

/**
 * Takes a person out of everything that is stored; their answers stay, by nobody. The one message that waits for the
 * store. Cards that show the name are drawn anew once it is answered.
 */
export async function forget(app: App, { person, place }: Message, locale: Locale): Promise<Answer> {
  const say = createSay(app.knowledge.phrases, locale);
  const shown: (Standing | undefined)[] = [];
  const reached = () => shown.filter((one) => one !== undefined).reverse().slice(0, mostCards);
  const told = (...lines: readonly string[]): Answer => ({ ...sayLine(lines.join('\n')), elsewhere: reached().map((one) => redraw(app, one)) });
  try {
    let walksOfPerson = 0;
    const mentions = await mentionsOf(app, person.id);
    const keys = new Set([profileKey(place), ...mentions.flatMap(({ collection, key }) => (collection === profiles ? [key] : []))]);
    let settings = 0;
    for (const key of keys) {
      const outcome = await forgetInProfile(app, key, person.id);
      if (outcome === 'down') return told(say('forgetLater'));
      if (outcome === 'forgotten') settings += 1;
    }
    for (const { collection, key } of mentions) {
      if (collection !== walks) continue;
      let named = false;
      const outcome = await amendWalk(app, key, (walk) => {
        named ||= mayName(walk, person.id);
        return remembers(walk, person.id) ? without(walk, person.id) : undefined;
      });
      if (outcome.kind === 'down' || (outcome.kind === 'found' && remembers(outcome.walk, person.id))) return told(say('forgetLater'));
      if (outcome.kind === 'found') walksOfPerson += 1;
      if (outcome.kind === 'found' && named) shown.push(standingOf(key, outcome.walk, place));
    }
    // Last, so that asking again finds what an interruption left over.
    await forgetMentions(app, person.id);
    if (walksOfPerson + settings === 0) return told(say('forgetNothing'));
    const redrawn = reached().length;
    const left = shown.length - redrawn;
    return told(
      say('forgetDone', { count: walksOfPerson + settings }),
      ...(redrawn > 0 ? [say('forgetCards', { count: redrawn })] : []),
      ...(left > 0 ? [say('forgetOlder', { count: left })] : []),
      ...(settings > 0 ? [say('forgetForms')] : []),
    );
  } catch (error) {
    app.onStoreFailure(error);
    return told(say('forgetLater'));
  }
}
