import type { Answer } from '../exchange.js';
import type { View } from '../view/types.js';
import type { App } from './app.js';
import { keepWalk, type StoredWalk } from './walks.js';

/** An answer that leaves nothing to be written down. */
export function answerWith(kind: 'post' | 'update' | 'show', app: App, view: View): Answer {
  return { outgoing: { kind, ...app.render(view) }, keep: () => Promise.resolve() };
}

/** A new card for a new walk, which is written down once the card is sent. */
export function postWalk(app: App, id: string, walk: StoredWalk, view: View): Answer {
  return { ...answerWith('post', app, view), keep: () => keepWalk(app, id, walk, 0).then(() => undefined) };
}
