import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Claims = Readonly<Record<string, unknown>>;

/** What a token says of itself, and who signs it. */
export interface Signing {
  readonly alg?: 'RS256' | 'HS256' | 'none';
  readonly kid?: string | undefined;
  readonly key?: KeyObject;
}

export interface OpenId {
  /** Settings that make the Bot Framework believe this service instead of Microsoft's. */
  readonly env: Readonly<Record<string, string>>;
  readonly metadata: string;
  /** An Authorization header. */
  readonly token: (claims: Claims, signing?: Signing) => string;
  /** How often something was fetched. */
  readonly fetched: () => number;
  readonly does: (behaviour: 'answer' | 'fail' | 'hang' | 'lie') => void;
  /** From now on tokens are signed with a new key, and only that one is told. */
  readonly rotate: (kid: string) => void;
  readonly close: () => Promise<void>;
}

export const issuer = 'https://api.botframework.com';
export const strangerKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

interface Endorsed {
  readonly kid: string;
  readonly endorsements: readonly string[] | undefined;
}

/** An issuer of channel tokens on this machine. It has keys for Teams (`key`), for another channel, and for none. */
export async function startOpenId(): Promise<OpenId> {
  let { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let keys: readonly Endorsed[] = [{ kid: 'key', endorsements: ['msteams'] }, { kid: 'other-channel', endorsements: ['webchat'] }, { kid: 'unendorsed', endorsements: undefined }];
  let fetched = 0;
  let behaviour: 'answer' | 'fail' | 'hang' | 'lie' = 'answer';
  const server = createServer((request, response) => {
    fetched += 1;
    if (behaviour === 'hang') return;
    response.writeHead(behaviour === 'fail' ? 503 : 200, { 'Content-Type': 'application/json' });
    if (behaviour === 'lie') return void response.end('{"keys":"none"}');
    const jwk = publicKey.export({ format: 'jwk' });
    response.end(JSON.stringify(request.url === '/keys' ? { keys: keys.map((key) => ({ ...jwk, ...key })) } : { issuer, jwks_uri: `${url}/keys` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const metadata = `${url}/metadata`;
  const part = (value: Claims): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signature = (alg: string, content: string, key: KeyObject): string => {
    if (alg === 'none') return '';
    // The attack: the public key, which everybody has, taken for the secret of an HMAC.
    if (alg === 'HS256') return createHmac('sha256', publicKey.export({ type: 'spki', format: 'pem' })).update(content).digest('base64url');
    return sign('sha256', Buffer.from(content), key).toString('base64url');
  };
  return {
    metadata,
    // The Bot Framework ignores these unless all of them are set.
    env: {
      ToChannelFromBotLoginUrl: `${url}/login`, ToChannelFromBotOAuthScope: 'https://api.botframework.com', ToBotFromChannelTokenIssuer: issuer,
      OAuthUrl: `${url}/oauth`, ToBotFromChannelOpenIdMetadataUrl: metadata, ToBotFromEmulatorOpenIdMetadataUrl: metadata, CallerId: 'test',
    },
    token: (claims, { alg = 'RS256', key = privateKey, ...named } = {}) => {
      const { kid } = { kid: keys[0]?.kid, ...named };
      const content = `${part({ alg, typ: 'JWT', kid })}.${part(claims)}`;
      return `Bearer ${content}.${signature(alg, content, key)}`;
    },
    fetched: () => fetched,
    does: (next) => void (behaviour = next),
    rotate: (kid) => {
      ({ privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 }));
      keys = [{ kid, endorsements: ['msteams'] }];
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}
