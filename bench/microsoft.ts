import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certify } from './certificate.js';
import { issuer } from './service.js';
import { createSigner, type Signer } from './signer.js';

export interface Registration {
  readonly id: string;
  readonly secret: string;
  readonly tenant: string;
}

export interface Microsoft {
  /** For a server that `hosts.js` is loaded into: leads it here, and makes it trust what it finds. */
  readonly env: Readonly<Record<string, string>>;
  /** `Authorization` of what the channel sends. */
  readonly channelToken: string;
  /** `Authorization` that no bot may accept, by what is wrong with it. */
  readonly badTokens: ReadonlyMap<string, string>;
  /** How many messages were accepted since the last time, by conversation. Throws when something else was asked for or was refused. */
  readonly accepted: () => ReadonlyMap<string, number>;
  readonly close: () => void;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

const names = { connector: 'smba.trafficmanager.net', login: 'login.microsoftonline.com', openId: 'login.botframework.com' } as const;
export const serviceUrl = `https://${names.connector}/amer/`;
/** As long as the front ends of Azure keep a connection that nobody uses, in milliseconds. */
const keepAliveTimeout = 120_000;

/** The three services that a bot in production needs, under their names, by TLS: who calls, who the bot is, what it says. */
export async function microsoft(bot: Registration): Promise<Microsoft> {
  const { authority, ...certificate } = await certify(Object.values(names));
  const channel = createSigner('channel');
  const login = createSigner('login');
  const bearers = new Set<string>();
  let accepted = new Map<string, number>();
  const faults: string[] = [];

  const answer = (request: IncomingMessage, text: string): Answer => {
    const { headers, method, url = '' } = request;
    if (headers.host === names.openId && url === '/v1/.well-known/openidconfiguration') return { status: 200, body: { issuer, jwks_uri: `https://${names.openId}/v1/.well-known/keys` } };
    if (headers.host === names.openId && url === '/v1/.well-known/keys') return { status: 200, body: { keys: [{ ...channel.key, endorsements: ['msteams'] }] } };
    if (headers.host === names.login && url.startsWith(`/${bot.tenant}/oauth2/v2.0/token`) && mayLogIn(bot, text)) {
      const token = botToken(login, bot);
      bearers.add(`Bearer ${token}`);
      return { status: 200, body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token } };
    }
    const conversation = /^\/amer\/v3\/conversations\/([^/]+)\/activities\/[^/]+$/.exec(url)?.[1];
    if (headers.host === names.connector && method === 'POST' && conversation !== undefined && bearers.has(headers.authorization ?? '') && speaks(text)) {
      const key = decodeURIComponent(conversation);
      accepted.set(key, (accepted.get(key) ?? 0) + 1);
      return { status: 201, body: { id: '1700000000000' } };
    }
    faults.push(`${method} https://${headers.host}${url} ${text.slice(0, 200)}`);
    return { status: 400, body: { error: { code: 'BadArgument', message: 'not what a bot does here' } } };
  };
  const server = createServer({ ...certificate, keepAliveTimeout }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const { status, body } = answer(request, Buffer.concat(chunks).toString());
      response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const folder = mkdtempSync(join(tmpdir(), 'shirube-bench-'));
  const trusted = join(folder, 'authority.pem');
  writeFileSync(trusted, authority);

  const claims = { iss: issuer, aud: bot.id, serviceurl: serviceUrl };
  return {
    env: { NODE_EXTRA_CA_CERTS: trusted, HOSTS: Object.values(names).join(), HOSTS_PORT: String((server.address() as AddressInfo).port) },
    channelToken: `Bearer ${channel.token(claims)}`,
    badTokens: new Map([
      ['signed by somebody else', `Bearer ${createSigner('channel').token(claims)}`],
      ['for another bot', `Bearer ${channel.token({ ...claims, aud: bot.tenant })}`],
      ['that has ended', `Bearer ${channel.token({ ...claims, exp: 1_700_000_000 })}`],
    ]),
    accepted: () => {
      if (faults.length > 0) throw new Error(`not what a bot does in production:\n${faults.join('\n')}`);
      const result = accepted;
      accepted = new Map();
      return result;
    },
    close: () => {
      server.close().closeAllConnections();
      rmSync(folder, { recursive: true });
    },
  };
}

function mayLogIn({ id, secret }: Registration, form: string): boolean {
  const given = new URLSearchParams(form);
  return (
    given.get('grant_type') === 'client_credentials' && given.get('client_id') === id && given.get('client_secret') === secret &&
    (given.get('scope') ?? '').split(' ').includes(`${issuer}/.default`)
  );
}

/** With the claims, and so of the length, of those that Microsoft Entra ID gives to an application. */
function botToken({ token }: Signer, { id, tenant }: Registration): string {
  const opaque = 'x'.repeat(64);
  return token({
    aud: issuer, iss: `https://sts.windows.net/${tenant}/`, iat: Math.floor(Date.now() / 1000), aio: opaque, appid: id, appidacr: '1', idp: `https://sts.windows.net/${tenant}/`,
    idtyp: 'app', oid: tenant, rh: opaque, sub: tenant, tid: tenant, uti: opaque, ver: '1.0', xms_ftd: opaque,
  });
}

/** Whether something was said that people see. */
function speaks(text: string): boolean {
  const { type, text: words, attachments } = JSON.parse(text) as { readonly type?: unknown; readonly text?: unknown; readonly attachments?: unknown };
  return type === 'message' && ((typeof words === 'string' && words !== '') || (Array.isArray(attachments) && attachments.length > 0));
}
