import { createPublicKey } from 'node:crypto';
import { z } from 'zod/v4';

/** A key that channel tokens are signed with, as PEM, and the channels it may sign for. */
export interface SigningKey {
  readonly key: string;
  readonly endorsements?: string[];
}

export interface Keys {
  /** Rejects with a `KeysUnavailable` when there is none that may still be used and none can be fetched. */
  get(id: string): Promise<SigningKey | null>;
  /** Fetches them ahead of the first caller. Rejects as `get` does. */
  warm(): Promise<void>;
  /** Resolves while there are keys that may be used; fetches them when they have grown old. Rejects as `get` does. */
  check(): Promise<void>;
}

export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

const hour = 60 * 60_000;
/** After this they are fetched anew, and go on being used meanwhile. */
const fresh = 24 * hour;
/** How long the protocol lets keys be kept while the metadata cannot be reached. */
const usable = 5 * 24 * hour;
/** A token with an unknown key makes us look for new keys, but strangers can make up such tokens. */
const again = 60_000;

const metadata = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const keySet = z.object({
  keys: z.array(z.looseObject({ kid: z.string().optional(), kty: z.string(), n: z.string().optional(), e: z.string().optional(), endorsements: z.array(z.string()).optional() })),
});

/**
 * The signing keys of an OpenID provider. The SDK fetches them once for each of the requests that wait for them,
 * without a time limit, and refuses every caller when they cannot be refreshed.
 * @param now milliseconds
 * @param timeLimit milliseconds for each of the two fetches
 */
export function createKeys(url: string, now: () => number = Date.now, timeLimit = 3_000): Keys {
  let known: ReadonlyMap<string, SigningKey> = new Map();
  let fetchedAt = -Infinity;
  let triedAt = -Infinity;
  let fetching: Promise<void> | undefined;

  const refresh = (): Promise<void> => {
    triedAt = now();
    fetching ??= fetchKeys(url, timeLimit)
      .then((keys) => {
        known = keys;
        fetchedAt = now();
      })
      .catch((cause: unknown) => {
        throw new KeysUnavailable('the signing keys cannot be fetched', { cause });
      })
      .finally(() => (fetching = undefined));
    return fetching;
  };

  return {
    warm: refresh,
    async check() {
      const age = now() - fetchedAt;
      if (age > usable) await refresh();
      else if (age > fresh) await refresh().catch(() => undefined);
    },
    async get(id) {
      const age = now() - fetchedAt;
      if (age > usable) await refresh();
      else if (now() - triedAt > again && (age > fresh || !known.has(id))) {
        const refreshed = refresh();
        // Nobody has to wait for, or is hurt by, a refresh of keys that are still good.
        if (known.has(id)) refreshed.catch(() => undefined);
        else await refreshed.catch(() => undefined);
      } else if (!known.has(id)) await fetching?.catch(() => undefined);
      return known.get(id) ?? null;
    },
  };
}

async function fetchKeys(url: string, timeLimit: number): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri: address } = metadata.parse(await fetchJson(url, timeLimit));
  const { keys } = keySet.parse(await fetchJson(address, timeLimit));
  const found = new Map<string, SigningKey>();
  for (const { kid, kty, n, e, endorsements } of keys) {
    if (kid === undefined || kty !== 'RSA' || n === undefined || e === undefined) continue;
    const key = createPublicKey({ key: { kty, n, e }, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    found.set(kid, { key: key.toString(), ...(endorsements && { endorsements }) });
  }
  if (found.size === 0) throw new Error('no usable key');
  return found;
}

async function fetchJson(url: string, timeLimit: number): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeLimit), redirect: 'error' });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}
