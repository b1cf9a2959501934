import type { Check } from './check.js';
import { secretStates, type SecretState } from './secret.js';

export interface Readiness {
  readonly ready: boolean;
  /** JSON: fixed words and times, no secrets and no hosts, because anybody may ask. */
  readonly body: string;
}

export interface Needs {
  readonly store: Check;
  readonly credentials: Check;
  readonly metadata: Check;
}

/** However often somebody asks, the store is asked once in this time. Milliseconds. */
const fresh = 500;

/**
 * Ready when everything that an answer needs can be used. The secret's date is told and decides nothing: whether the
 * secret still works is known from the credentials, and the date may be an old one.
 */
export function createReadiness(needs: Needs, secret: () => SecretState): () => Promise<Readiness> {
  return async () => {
    await needs.store.look(fresh);
    const verdicts = Object.entries(needs).map(([part, check]: [string, Check]) => [part, check.verdict()] as const);
    const ready = verdicts.every(([, { usable }]) => usable);
    const parts = Object.fromEntries(verdicts.map(([part, { state, since }]) => [part, { state, since }]));
    return { ready, body: JSON.stringify({ status: ready ? 'ready' : 'not ready', ...parts, secret: { state: secretStates[secret()] } }) };
  };
}

/** For the metrics, as seen last. */
export function readyParts(needs: Needs): Readonly<Record<string, boolean>> {
  return Object.fromEntries(Object.entries(needs).map(([part, check]: [string, Check]) => [part, check.verdict().usable]));
}
