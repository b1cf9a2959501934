import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Service {
  readonly url: string;
  readonly close: () => void;
}

/** What stands in for Microsoft's services: on this machine, and as fast as it can be. */
async function serve(listener: RequestListener): Promise<Service & { readonly server: Server }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close().closeAllConnections() };
}

/** Takes every message. `posted` counts them. */
export async function connectorService(): Promise<Service & { readonly posted: () => number }> {
  let posted = 0;
  const service = await serve((request, response) => {
    request.resume().on('end', () => {
      posted += 1;
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"id":"1"}');
    });
  });
  return { ...service, posted: () => posted };
}

/** Signs tokens as the channel does, and tells its key. */
export async function openIdService(): Promise<Service & { readonly env: Readonly<Record<string, string>>; readonly token: (audience: string, serviceUrl: string) => string }> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const issuer = 'https://api.botframework.com';
  const service = await serve((request, response) => {
    const keys = [{ ...publicKey.export({ format: 'jwk' }), kid: 'key', endorsements: ['msteams'] }];
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(request.url === '/keys' ? { keys } : { issuer, jwks_uri: `${service.url}/keys` }));
  });
  const { url } = service;
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    ...service,
    env: {
      ToChannelFromBotLoginUrl: `${url}/login`, ToChannelFromBotOAuthScope: issuer, ToBotFromChannelTokenIssuer: issuer, OAuthUrl: `${url}/oauth`,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/metadata`, ToBotFromEmulatorOpenIdMetadataUrl: `${url}/metadata`, CallerId: 'bench',
    },
    token: (audience, serviceUrl) => {
      const now = Math.floor(Date.now() / 1000);
      const content = `${part({ alg: 'RS256', typ: 'JWT', kid: 'key' })}.${part({ iss: issuer, aud: audience, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3600 })}`;
      return `Bearer ${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
    },
  };
}
