import { setTimeout as sleep } from 'node:timers/promises';
import { activity, bot, conversationOf, home } from './activity.js';
import { compare, type Effort } from './compare.js';
import { echo, shirube, type Environment } from './contenders.js';
import { post } from './load.js';
import { microsoft, serviceUrl, type Microsoft } from './microsoft.js';

/** Milliseconds within which what follows a turn's answer must have happened. */
const patience = 5_000;

const hosts = ['--import', new URL('hosts.js', import.meta.url).href];

/**
 * Turns as Teams causes them: a message with the channel's token comes in, the answer goes out by HTTPS with the bot's
 * own token. Rejects unless every turn led to one message, and tokens that are not good to none.
 * @param settings environment of Shirube and of the echo bot, without what says where Microsoft is
 */
export async function production(effort: Effort, texts: readonly string[], settings: { readonly shirube: Environment; readonly echo: Environment }): Promise<string> {
  const services = await microsoft({ id: bot, secret: 'secret', tenant: home });
  const message = (serial: number): string => activity(serial, texts[serial % texts.length] ?? '', serviceUrl, 'personal');
  try {
    return await compare(effort, {
      entries: [
        ['Shirube', (env, options) => shirube(env, [...options, ...hosts]), { ...services.env, ...settings.shirube }],
        ['echo bot', (env, options) => echo(env, [...options, ...hosts]), { ...services.env, ...settings.echo }],
      ],
      headers: { Authorization: services.channelToken },
      body: message,
      admit: (name, url) => refuses(services, name, url, message(0)),
      verify: (name, first, last) => spokeOnce(services, name, first, last),
    });
  } finally {
    services.close();
  }
}

async function refuses({ badTokens, accepted }: Microsoft, name: string, url: string, body: string): Promise<void> {
  for (const [what, token] of badTokens) {
    const status = await post(`${url}/api/messages`, { Authorization: token }, body);
    if (status < 400) throw new Error(`${name} answered a token ${what} with ${status}`);
  }
  await sleep(200);
  if (accepted().size > 0) throw new Error(`${name} spoke to somebody whose token is not good`);
}

async function spokeOnce(services: Microsoft, name: string, first: number, last: number): Promise<void> {
  const accepted = new Map<string, number>();
  const expected = last + 1 - first;
  for (const end = performance.now() + patience; accepted.size < expected && performance.now() < end; await sleep(10)) {
    for (const [conversation, times] of services.accepted()) accepted.set(conversation, (accepted.get(conversation) ?? 0) + times);
  }
  for (let serial = first; serial <= last; serial += 1) {
    const times = accepted.get(conversationOf(serial)) ?? 0;
    if (times !== 1) throw new Error(`${name} spoke ${times} times in turn ${serial} instead of once`);
  }
  if (accepted.size !== expected) throw new Error(`${name} spoke in ${accepted.size - expected} chats in which nobody had written`);
}
