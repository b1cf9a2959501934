import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { anActivity, html, mention, tenant, type Json } from '../support/activity.js';
import { elementsOf } from '../support/card.js';
import { startConnector, type FakeConnector } from '../support/connector.js';

const entry = fileURLToPath(new URL('../../src/index.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

const jwt = `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.${Buffer.from('{"aud":"https://graph.microsoft.com","exp":4102444800,"oid":"x"}').toString('base64url')}.${'kZ3vQ8xN1mT6yB4wR9cL2pH7sD5fG0jK'.repeat(4)}`;
const pem = `-----BEGIN RSA PRIVATE KEY-----\n${['MIIEow7Tq2', 'Zx9Lk4vNb1', 'Pw8Rt6Yc3M'].map((line) => line.repeat(6)).join('\n')}\n-----END RSA PRIVATE KEY-----`;
/** Must be found nowhere. */
const secrets: readonly string[] = [
  'q7W8Q~9zLkT2mXvB4nRcY6pHs1DfGjKe3AoUiEwZ', jwt, pem, 'Xy7#kLm9seeded', 'ghp_0aBcDeFgHiJkLmNoPqRsTuVwXyZ012345678',
  'R3dSt0rageKey/R3dSt0rageKey/R3dSt0rageKey/R3dSt0rageKey/R3dSt0rageKey/R3dSt0rageKey/AA==', 'xoxb-123456789012-123456789012-AbCdEfGhIjKlMnOpQrStUvWx', 'S0t+VJaf3neNiacB89xsAeHW1XO8Ok6TvCo5zNiw9K4=',
];
/** May be shown in the conversation in which they were pasted, and stand nowhere else. */
const personal: readonly string[] = ['seeded.taro@contoso.example', 'seeded.hanako%40contoso.example', '090-5555-0123', '9c0b7f2e-6d54-4b9a-8a1f-2c3d4e5f6071'];

/** Messages of every outcome: a walk, a choice, several errors, unknown, small talk, silence. */
function messagesWith(secret: string): readonly string[] {
  const [mail, encoded, phone, id] = personal;
  const asValue = JSON.stringify(secret);
  return [
    `Unauthorized (401) invalid_client AADSTS7000215: Invalid client secret provided. "client_secret":${asValue}`,
    `Bad Request (400) Subscription with SKU 6fd2c87f-b296-42f0-b197-1e91e994b900 does not have any available licenses for ${mail}\npassword: "${secret}"`,
    `{"error":{"code":"Odd_Fault","message":"User ${mail} has password=${secret} and phone ${phone}"}}`,
    `2026-01-01 10:00:00 ERROR 403 Forbidden Insufficient privileges for ${mail}\n2026-01-01 10:00:01 ERROR 400 Property userPrincipalName is invalid for ${encoded}\n2026-01-01 10:00:02 ERROR 404 Resource '${id}' does not exist password="${secret}"\n2026-01-01 10:00:03 ERROR 418 teapot says client_secret=${secret}`,
    `こんにちは パスワード：${secret}`,
    `訴訟ホールド中のメールボックス ${mail} を解除したい。トークンは "token":${asValue}`,
    `lunch? password='${secret}'`,
    secret,
  ];
}

const spaces = [
  { conversation: { id: 'a:personal', conversationType: 'personal', tenantId: tenant } },
  { conversation: { id: '19:general@thread.tacv2;messageid=1', conversationType: 'channel', isGroup: true, tenantId: tenant } },
];

describe('secrets and personal data that are sent to the server', function () {
  this.timeout(120_000);
  let connector: FakeConnector;
  let folder: string;
  let server: ChildProcess;
  let output = '';
  let sent = 0;
  const replies: string[] = [];
  /** The database as it is on disk while the server runs, with its journal, and afterwards. */
  const disks: string[] = [];

  before(async () => {
    connector = await startConnector();
    folder = mkdtempSync(join(tmpdir(), 'shirube-seeded-'));
    const env = { PATH: process.env['PATH'], PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'debug', PSEUDONYM_KEY: 'a key of the tests, 32 characters.' };
    server = spawn(process.execPath, ['--import', 'tsx', entry], { env, cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk: Buffer) => void (output += chunk.toString()));
    const url = await addressOf();
    await paste(url);
    await clickOn(url);
    await misbehave(url);
    disks.push(readDisk());
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await gone;
    disks.push(readDisk());
  });

  after(async () => {
    if (server?.exitCode === null && server.signalCode === null) server.kill('SIGKILL');
    await connector?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  async function addressOf(): Promise<string> {
    for (let tries = 0; tries < 600 && server.exitCode === null; tries += 1) {
      const port = /"port":(\d+)/.exec(output)?.[1];
      if (port !== undefined) return `http://127.0.0.1:${port}/api/messages`;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The server does not listen:\n${output}`);
  }

  async function send(url: string, body: unknown): Promise<void> {
    const response = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) });
    replies.push(await response.text());
  }

  const activity = (changes: Json): Json => anActivity({ id: `seeded-${(sent += 1)}`, serviceUrl: connector.serviceUrl, ...changes });

  async function paste(url: string): Promise<void> {
    for (const [index, secret] of secrets.entries()) {
      for (const text of messagesWith(secret)) {
        for (const [number, space] of spaces.entries()) {
          const from = { id: `29:${index}-${number}`, name: `Taro ${secret}` };
          const mentioned = number === 1 && sent % 2 === 0;
          await send(url, activity({ ...space, from, text: mentioned ? `<at>Shirube</at> ${text}` : text, ...(mentioned ? { entities: [mention('<at>Shirube</at>')] } : {}) }));
        }
      }
      await send(url, activity({ ...spaces[0], from: { id: '29:html', name: 'Html' }, text: secret.split('\n').join(' '), attachments: html(`<p>${secret.split('\n').join('<br>')}</p>`) }));
    }
  }

  /** Presses what was offered, with secrets in everything that a button can be made to carry. */
  async function clickOn(url: string): Promise<void> {
    const offered = connector.calls.slice(-60).flatMap(({ activity: { attachments, conversation } }) => [...elementsOf(attachments)].flatMap(([{ type, data }]) => (type === 'Action.Execute' ? [{ data: data as Json, conversation }] : [])));
    assert.ok(offered.length > 20, 'there are buttons');
    for (const [index, { data, conversation }] of offered.slice(0, 40).entries()) {
      const secret = secrets[index % secrets.length] ?? '';
      const changed = [data, { ...data, extra: secret }, { ...data, choice: secret }, { ...data, path: [`hold=${secret}`] }, { ...data, event: secret }, secret][index % 6];
      await send(url, activity({ type: 'invoke', name: 'adaptiveCard/action', text: undefined, conversation, replyToId: 'card-1', from: { id: '29:clicker', name: `Hanako ${secret}` }, value: { action: { type: 'Action.Execute', verb: secret, data: changed } } }));
    }
  }

  /** What is refused, fails, or cannot be delivered is logged. */
  async function misbehave(url: string): Promise<void> {
    for (const secret of secrets) {
      connector.next('POST', { status: 403 });
      await send(url, activity({ ...spaces[0], text: `Forbidden (403) Insufficient privileges to complete the operation password="${secret}"` }));
      await send(url, `{"type":"message","text":"${secret}`);
      await send(url, activity({ type: secret }));
      await send(url, activity({ serviceUrl: `https://evil.example/?code=${secret}` }));
      await send(url, activity({ type: 'invoke', name: secret, value: { data: secret } }));
      await send(`${url}/${encodeURIComponent(secret)}`, activity({}));
    }
  }

  function readDisk(): string {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => existsSync(path) && !path.endsWith('/'))
      .map((path) => {
        try {
          return readFileSync(path, 'latin1');
        } catch {
          return '';
        }
      })
      .join('\n');
  }

  /** Stretches of a text long enough to be no accident. */
  function piecesOf(text: string): readonly string[] {
    const lines = text.split('\n').filter((line) => !line.startsWith('-----'));
    return lines.flatMap((line) => (line.length <= 14 ? [line] : Array.from({ length: Math.floor(line.length / 14) }, (_, index) => line.slice(index * 14, index * 14 + 14))));
  }

  const foundIn = (place: string, seeds: readonly string[]): readonly string[] => seeds.filter((seed) => place.includes(seed));
  const seeds = secrets.flatMap(piecesOf).filter((piece) => !jwt.startsWith(piece));

  it('are answered: cards are sent, walks are kept, and faults are logged', () => {
    assert.ok(connector.calls.length > 50, `${connector.calls.length} calls`);
    assert.match(disks[0] ?? '', /license-exhausted/);
    assert.match(disks[1] ?? '', /license-exhausted/);
    assert.match(output, /could not be delivered/);
    assert.match(JSON.stringify(connector.calls), /may still be valid|有効かもしれない/);
  });

  it('leave no secret in the database, while it is open and afterwards', () => {
    assert.deepEqual(disks.map((disk) => foundIn(disk, seeds)), [[], []]);
  });

  it('leave no secret in the log', () => {
    assert.deepEqual(foundIn(output, seeds), []);
  });

  it('leave no secret in what is sent', () => {
    const out = JSON.stringify(connector.calls.map(({ activity: { conversation: _place, ...rest } }) => rest)) + replies.join('\n');
    assert.deepEqual(foundIn(out, seeds), []);
  });

  it('leave no address, number or id of somebody in the database or the log', () => {
    assert.deepEqual([...disks, output].map((place) => foundIn(place, [...personal, 'seeded.hanako'])), [[], [], []]);
  });

  it('are what the database and the log would hold without all this', () => {
    assert.equal(foundIn(`x ${secrets[0] ?? ''} y`, seeds).length > 0, true);
  });
});
