import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Claims = Readonly<Record<string, unknown>>;

export interface OpenId {
  /** Settings that make the Bot Framework believe this service instead of Microsoft's. */
  readonly env: Readonly<Record<string, string>>;
  readonly token: (claims: Claims, key?: KeyObject) => string;
  /** How often the metadata was fetched. */
  readonly fetched: () => number;
  readonly fail: (failing: boolean) => void;
  readonly close: () => Promise<void>;
}

export const issuer = 'https://api.botframework.com';
export const strangerKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** An issuer of channel tokens on this machine. */
export async function startOpenId(): Promise<OpenId> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let fetched = 0;
  let failing = false;
  const server = createServer((request, response) => {
    fetched += 1;
    response.writeHead(failing ? 503 : 200, { 'Content-Type': 'application/json' });
    const key = { ...publicKey.export({ format: 'jwk' }), kid: 'key', endorsements: ['msteams'] };
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [key] } : { issuer, jwks_uri: `${url}/keys` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    // The Bot Framework ignores these unless all of them are set.
    env: {
      ToChannelFromBotLoginUrl: `${url}/login`, ToChannelFromBotOAuthScope: 'https://api.botframework.com', ToBotFromChannelTokenIssuer: issuer,
      OAuthUrl: `${url}/oauth`, ToBotFromChannelOpenIdMetadataUrl: `${url}/metadata`, ToBotFromEmulatorOpenIdMetadataUrl: `${url}/metadata`, CallerId: 'test',
    },
    token: (claims, key = privateKey) => {
      const part = (value: Claims): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const content = `${part({ alg: 'RS256', typ: 'JWT', kid: 'key' })}.${part(claims)}`;
      return `Bearer ${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
    },
    fetched: () => fetched,
    fail: (value) => void (failing = value),
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}
