import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSigner } from './signer.js';

export interface Service {
  readonly url: string;
  readonly close: () => void;
}

export const issuer = 'https://api.botframework.com';

/** What stands in for Microsoft's services: on this machine, and as fast as it can be. */
async function serve(listener: RequestListener): Promise<Service> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close().closeAllConnections() };
}

/** Takes every message. */
export function connectorService(): Promise<Service> {
  return serve((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"id":"1"}'));
  });
}

/** Signs tokens as the channel does, and tells its key. */
export async function openIdService(): Promise<Service & { readonly env: Readonly<Record<string, string>>; readonly token: (audience: string, serviceUrl: string) => string }> {
  const { key, token } = createSigner('key');
  const service = await serve((request, response) => {
    const keys = [{ ...key, endorsements: ['msteams'] }];
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(request.url === '/keys' ? { keys } : { issuer, jwks_uri: `${service.url}/keys` }));
  });
  const { url } = service;
  return {
    ...service,
    env: {
      ToChannelFromBotLoginUrl: `${url}/login`, ToChannelFromBotOAuthScope: issuer, ToBotFromChannelTokenIssuer: issuer, OAuthUrl: `${url}/oauth`,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/metadata`, ToBotFromEmulatorOpenIdMetadataUrl: `${url}/metadata`, CallerId: 'bench',
    },
    token: (audience, serviceUrl) => `Bearer ${token({ iss: issuer, aud: audience, serviceurl: serviceUrl })}`,
  };
}
