import type { Logger } from 'pino';

export type SecretState = 'none' | 'undated' | 'good' | 'soon' | 'over';

/** Words of readiness. The date itself is nobody's business. */
export const secretStates = {
  none: 'there is none',
  undated: 'BOT_SECRET_EXPIRES is not set',
  good: 'good',
  soon: 'expires within 30 days',
  over: 'past its date',
} as const satisfies Record<SecretState, string>;

const day = 24 * 60 * 60 * 1000;
/** Long enough for a holiday and a change request. */
const ahead = 30;

/** @param expires the moment at which the secret ends */
export function secretState(expires: Date | undefined, now: Date): Exclude<SecretState, 'none'> {
  if (expires === undefined) return 'undated';
  const left = expires.getTime() - now.getTime();
  if (left <= 0) return 'over';
  return left <= ahead * day ? 'soon' : 'good';
}

const remedy = 'Make a new client secret for the app registration in Microsoft Entra ID (Certificates & secrets), set BOT_PASSWORD and BOT_SECRET_EXPIRES, and restart.';

/** Says what there is to say about the secret, now and once a day. Returns how to stop. */
export function remind(log: Logger, expires: Date | undefined, now: () => Date): () => void {
  const say = (): void => {
    const state = secretState(expires, now());
    if (expires === undefined || (state !== 'soon' && state !== 'over')) return;
    const date = expires.toISOString().slice(0, 10);
    const days = Math.ceil((expires.getTime() - now().getTime()) / day);
    if (state === 'over') log.error({ expires: date, remedy }, 'the client secret is past its date');
    else log.warn({ expires: date, days, remedy }, 'the client secret expires soon');
  };
  say();
  const timer = setInterval(say, day).unref();
  return () => clearInterval(timer);
}
