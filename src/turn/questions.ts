import { hash } from 'node:crypto';
import { z } from 'zod/v4';
import type { Answer, Incoming } from '../exchange.js';
import type { App } from './app.js';
import type { Pasted } from './pasted.js';

/** Which card answers a message: ids, and a digest of what was read, nothing of what was written. */
const shape = z.object({ walk: z.string(), message: z.string(), read: z.string() });
export type Question = Readonly<z.output<typeof shape>>;

const collection = 'questions';
const day = 24 * 60 * 60 * 1000;
type Where = Pick<Incoming, 'id' | 'place'>;

/** The answer, which is noted once it is sent, so that an edit of the message finds it. */
export function linkQuestion(app: App, where: Where, { walk, pasted }: { readonly walk: string; readonly pasted: Pasted }, answer: Answer): Answer {
  const { outgoing, keep } = answer;
  // The help card and small talk say nothing about the message.
  const about = outgoing.kind === 'post' && pasted.text.trim() !== '' && pasted.reading.talk === undefined;
  if (!about) return answer;
  return {
    ...answer,
    keep: async (message) => {
      // Asked for together, because a store writes together what is asked for together.
      const [next] = await Promise.all([keep(message), message === undefined ? undefined : keepQuestion(app, where, { walk, message, read: digestOf(pasted) })]);
      return next;
    },
  };
}

/** What a message was read as: two readings of the same digest show the same card. */
export function digestOf({ reading, leaked }: Pasted): string {
  const { outcome, talk, neighbour, findings, records } = reading;
  const candidates = reading.candidates.map(({ intent, facts }) => [intent, facts]);
  // A walk does not show more of a message than it quotes as its reason; the other cards do.
  const shown = outcome === 'answer' ? [] : [findings.map(({ count, accounts, record }) => [count, accounts, record.message]), records, neighbour];
  return hash('sha256', JSON.stringify([outcome, talk, candidates, shown, leaked]), 'base64url');
}

/** Never rejects. */
export async function findQuestion(app: App, where: Where): Promise<Question | undefined> {
  try {
    return shape.safeParse((await app.store.get(collection, keyOf(where)))?.value).data;
  } catch (error) {
    app.onStoreFailure(error);
    return undefined;
  }
}

/** Never rejects. */
export async function keepQuestion(app: App, where: Where, question: Question): Promise<void> {
  try {
    const key = keyOf(where);
    const expires = new Date(app.now().getTime() + app.retentionDays * day);
    // Almost always there is none yet.
    if ((await app.store.put(collection, key, question, 0, expires)) !== undefined) return;
    const known = await app.store.get(collection, key);
    await app.store.put(collection, key, question, known?.revision ?? 0, expires);
  } catch (error) {
    app.onStoreFailure(error);
  }
}

/** Never rejects. */
export async function dropQuestion(app: App, where: Where): Promise<void> {
  await app.store.delete(collection, keyOf(where)).catch(app.onStoreFailure);
}

function keyOf({ id, place: { tenant, conversation } }: Where): string {
  return hash('sha256', JSON.stringify([tenant ?? '', conversation, id]), 'base64url');
}
