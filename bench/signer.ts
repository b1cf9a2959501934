import { generateKeyPairSync, sign, type JsonWebKey } from 'node:crypto';

export interface Signer {
  /** The public key, as OpenID providers tell theirs. */
  readonly key: JsonWebKey & { readonly kid: string };
  /** A token (RS256) with these claims, which begins to be valid a minute ago and ends in an hour. */
  readonly token: (claims: Readonly<Record<string, unknown>>) => string;
}

export function createSigner(kid: string): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    key: { ...publicKey.export({ format: 'jwk' }), kid },
    token: (claims) => {
      const now = Math.floor(Date.now() / 1000);
      const content = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part({ nbf: now - 60, exp: now + 3600, ...claims })}`;
      return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
    },
  };
}
