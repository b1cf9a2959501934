import { createHash } from 'node:crypto';
import type { App } from './app.js';

/** Most documents of one person that are looked up. */
const most = 10_000;
const day = 24 * 60 * 60 * 1000;

/** Where a person is named: a collection of the store, and a key in it. */
export interface Mention {
  readonly collection: string;
  readonly key: string;
}

/**
 * Notes that a person is about to be named in a document, so that "forget me" finds it without reading everything.
 * To be called before the document is written: a note too many does no harm. Never rejects.
 */
export async function noteMention(app: App, person: string, mention: Mention): Promise<void> {
  try {
    await app.store.append(journalOf(person), { collection: mention.collection, key: mention.key }, app.now());
  } catch (error) {
    app.onStoreFailure(error);
  }
}

/** Where a person is named, each document once. Rejects when the store does not answer. */
export async function mentionsOf(app: App, person: string): Promise<readonly Mention[]> {
  // Twice the retention: a document lives on for as long after the last note.
  const since = new Date(app.now().getTime() - 2 * app.retentionDays * day);
  const entries = await app.store.query(journalOf(person), since, most);
  const mentions = entries.flatMap(({ value }) => (isMention(value) ? [value] : []));
  return [...new Map(mentions.map((mention) => [JSON.stringify([mention.collection, mention.key]), mention])).values()];
}

/** Forgets that a person was named anywhere. Rejects when the store does not answer. */
export function forgetMentions(app: App, person: string): Promise<number> {
  return app.store.forget(journalOf(person));
}

/** The journal is found by who knows the person's id, and tells it to nobody. */
function journalOf(person: string): string {
  return `person ${createHash('sha256').update(person).digest('hex')}`;
}

function isMention(value: unknown): value is Mention {
  return typeof value === 'object' && value !== null && 'collection' in value && 'key' in value && typeof value.collection === 'string' && typeof value.key === 'string';
}
