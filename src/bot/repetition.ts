import { hash } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { oncePer } from '../once.js';
import type { Keys } from '../store/types.js';

/**
 * What two deliveries of the same thing have in common: the id, or, because Teams now and then gives a repetition a new
 * one, who sent what, where and when. Every edit has the id of its message, so it is told from the others by what it says.
 * Made once: they are asked for when an activity comes in, and again before it is answered.
 */
export const keysOf = oncePer((activity: Activity): Keys | readonly [] => {
  const { id, type, name, conversation, from, text, localTimestamp, timestamp } = activity;
  const value: unknown = activity.value;
  // The client's own clock reading is the more faithful of the two, and the finer one.
  const at: unknown = localTimestamp ?? timestamp;
  const byContent = at ? digest(['content', conversation.id, type, name, from.id, text, value, at]) : undefined;
  if (!id) return byContent === undefined ? [] : [byContent];
  const byId = digest(['id', conversation.id, type, id, ...(type === 'messageUpdate' ? [text, at] : [])]);
  return byContent === undefined ? [byId] : [byId, byContent];
});

/** Nothing of a message is readable where its key is stored. */
function digest(parts: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url');
}
