import type { Answer } from '../exchange.js';
import type { Render } from '../view/render.js';
import type { View } from '../view/types.js';
import type { App } from './app.js';
import { amendWalk, keepWalk, type StoredWalk } from './walks.js';

const nothing = () => Promise.resolve(undefined);

export const silence: Answer = { outgoing: { kind: 'silence' }, keep: nothing };

/** An answer that leaves nothing to be written down. */
export function answerWith(kind: 'post' | 'update' | 'show', app: App, view: View): Answer {
  return { outgoing: { kind, ...app.render(view) }, keep: nothing };
}

export function sayLine(text: string): Answer {
  return { outgoing: { kind: 'say', text }, keep: nothing };
}

/** A new card for a new walk, which is written down once the card is sent. */
export function postWalk(app: App, id: string, walk: StoredWalk, shown: ReturnType<Render>): Answer {
  const keep = async (message?: string): Promise<undefined> => {
    // What is new comes first: added to a copy, it would make the engine a class for this one object.
    const whole = message === undefined ? walk : { message, ...walk };
    const outcome = await keepWalk(app, id, whole, 0);
    // Somebody was so fast as to click first: the walk is theirs, what only we know is added.
    if (outcome === 'lost') await amendWalk(app, id, (theirs) => (theirs.message === undefined ? { ...whole, ...theirs, ...(message === undefined ? {} : { message }) } : undefined));
  };
  return { outgoing: { kind: 'post', ...shown }, keep };
}
