/**
 * Whether a token can be for this call at all, going by what it says of itself. Cheaper than a signature, and closes
 * what the SDK lets through: tokens that never expire, that name no service, and those of other issuers, which it
 * checks by other rules. Says nothing about whether the token is genuine.
 * @param now seconds
 */
export function couldBeFor(header: string, { issuer, audience, serviceUrl, now }: Expected): boolean {
  const token = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(header);
  if (!token) return false;
  const head = decode(token[1]);
  const { iss, aud, serviceurl, exp, nbf } = decode(token[2]);
  return (
    head['alg'] === 'RS256' && typeof head['kid'] === 'string' &&
    iss === issuer && aud === audience && serviceurl === serviceUrl &&
    typeof exp === 'number' && exp + skew > now && (nbf === undefined || (typeof nbf === 'number' && nbf - skew <= now))
  );
}

export interface Expected {
  readonly issuer: string;
  readonly audience: string;
  readonly serviceUrl: string;
  readonly now: number;
}

/** Seconds by which the clocks of two machines may differ, as the protocol allows. */
export const skew = 5 * 60;

function decode(part = ''): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
