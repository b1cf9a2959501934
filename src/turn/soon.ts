import { late, within } from '../within.js';
import type { App } from './app.js';

/** Longest that an answer to a message waits for what the store knows, in milliseconds; after that it goes without. */
const patience = 250;

/** What the store gives, or undefined when it fails or takes long. */
export async function soon<T>(app: Pick<App, 'onStoreFailure'>, work: Promise<T>): Promise<T | undefined> {
  const told = work.catch((error: unknown) => {
    app.onStoreFailure(error);
    return undefined;
  });
  const known = await within(patience, told);
  return known === late ? undefined : known;
}
