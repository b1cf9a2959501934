import { activity, bot, home, tenants } from './activity.js';
import { compare, type Effort } from './compare.js';
import { echo, shirube } from './contenders.js';
import { readCorpus } from './corpus.js';
import { serviceUrl } from './microsoft.js';
import { production } from './production.js';
import { connectorService, openIdService } from './service.js';

/** As both bots are registered; what Microsoft's services are is not part of it. */
const registered = {
  shirube: { BOT_ID: bot, BOT_TYPE: 'SingleTenant', BOT_PASSWORD: 'secret', BOT_TENANT_ID: home, ALLOWED_TENANTS: tenants.join(), HOST: '127.0.0.1' },
  echo: { MicrosoftAppId: bot, MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'secret', MicrosoftAppTenantId: home },
};

export interface Parts {
  /** Without what it is made of. */
  readonly productionOnly: boolean;
}

/** Turns a second and their latency, beside the plain echo bot: the same load in turns, each server alone in its process. */
export async function turns(effort: Effort, { productionOnly }: Parts): Promise<string> {
  const texts = readCorpus('fresh').filter(({ kind }) => kind !== 'negative').map(({ text }) => text);
  const whole = `## Turns

A whole turn over HTTP, beside the echo bot of the samples (CloudAdapter on restify, nothing else), both with the same ${effort.rounds} rounds of ${effort.seconds} s in turns, 20 clients that each wait for the answer, one processor for the server and one for the clients and the services it calls. Shirube admits, orders and limits every message, recognizes it, renders the card, sends it, and writes the walk down; the echo bot repeats the text. Medians of the rounds. Shirube runs as \`npm start\` starts it, with \`--max-semi-space-size=32\`; the echo bot with the engine's defaults.

### As in production

${texts.length} errors and questions of \`fresh.jsonl\` in personal chats. Each message bears the channel's token (RS256), which both bots check against the published keys; each answer goes out by HTTPS to the connector service with a token that the bot got from the login service. The services are stand-ins on this machine that answer at once. The run fails unless every turn led to one accepted message, and tokens that are not good to none.

${await production(effort, texts, registered)}`;
  if (productionOnly) return whole;
  return `${whole}

### What it is made of: an answer, without tokens

The same messages, plain HTTP to the connector service.

${await answered(effort, texts)}

### What it is made of: a token, without an answer

Small talk in a channel, each message with a channel's token (RS256). The echo bot stays silent.

${await unanswered(effort)}`;
}

async function answered(effort: Effort, texts: readonly string[]): Promise<string> {
  const connector = await connectorService();
  const result = await compare(effort, {
    entries: [['Shirube', shirube, {}], ['echo bot', echo, {}]],
    headers: {},
    body: (serial) => activity(serial, texts[serial % texts.length] ?? '', connector.url, 'personal'),
  });
  connector.close();
  return result;
}

async function unanswered(effort: Effort): Promise<string> {
  const openId = await openIdService();
  const result = await compare(effort, {
    entries: [['Shirube', shirube, { ...openId.env, ...registered.shirube }], ['echo bot', echo, { ...openId.env, ...registered.echo, ECHO: 'no' }]],
    headers: { Authorization: openId.token(bot, serviceUrl) },
    body: (serial) => activity(serial, 'See you at lunch then.', serviceUrl, 'channel'),
  });
  openId.close();
  return result;
}
