import { createCache, type Cache } from '../cache.js';

/** What to do with one more message: answer it, say once that it is too much, or stay silent. */
export type Verdict = 'answer' | 'tell' | 'ignore';

/** A bucket of so many messages that fills again by so many a second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export interface Rates {
  readonly person: Rate;
  readonly tenant: Rate;
}

/** A person clicks fast at times; Teams itself takes no more than 30 to 50 requests a second for one tenant. */
export const rates: Rates = { person: { burst: 60, perSecond: 1 }, tenant: { burst: 600, perSecond: 30 } };

interface Bucket {
  left: number;
  at: number;
}

/** Whoever was told is told again only after a pause that brought back so much of the bucket. */
const forgiven = 0.25;

/** @param addressed whether the bot was spoken to: it never breaks into what people say to each other */
export type Allow = (tenant: string | undefined, person: string, addressed: boolean) => Verdict;

/** @param now milliseconds */
export function createAllowance({ person: personRate, tenant: tenantRate }: Rates = rates, now: () => number = Date.now): Allow {
  const tenants = createCache<Bucket>(1_000);
  const people = createCache<Bucket & { told: boolean }>(20_000);
  const refill = (bucket: Bucket, { burst, perSecond }: Rate): void => {
    bucket.left = Math.min(burst, bucket.left + ((now() - bucket.at) / 1_000) * perSecond);
    bucket.at = now();
  };
  return (tenant = '', id, addressed) => {
    const key = JSON.stringify([tenant, id]);
    const person = bucketOf(people, key, () => ({ left: personRate.burst, at: now(), told: false }));
    const whole = bucketOf(tenants, tenant, () => ({ left: tenantRate.burst, at: now() }));
    refill(person, personRate);
    refill(whole, tenantRate);
    if (person.left >= forgiven * personRate.burst) person.told &&= whole.left < 1;
    if (person.left >= 1 && (tenant === '' || whole.left >= 1)) {
      person.left -= 1;
      whole.left -= 1;
      return 'answer';
    }
    if (person.told || !addressed) return 'ignore';
    person.told = true;
    return 'tell';
  };
}

function bucketOf<B extends Bucket>(buckets: Cache<B>, key: string, full: () => B): B {
  const known = buckets.get(key);
  if (known) return known;
  const bucket = full();
  buckets.set(key, bucket);
  return bucket;
}
