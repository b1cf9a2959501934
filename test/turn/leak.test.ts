import assert from 'node:assert/strict';
import { contentOf } from '../../src/card.js';
import { createAnswering } from '../../src/answer.js';
import type { Incoming, Outgoing } from '../../src/exchange.js';
import { createSay } from '../../src/knowledge/phrase.js';
import { locales } from '../../src/locale.js';
import type { App } from '../../src/turn/app.js';
import { elementsOf, faultsOf } from '../support/card.js';
import { knowledge, recognize, render } from '../support/product.js';
import { redact } from '../support/redact.js';
import { createMemoryStore } from '../support/store.js';

const says = { ja: createSay(knowledge.phrases, 'ja'), en: createSay(knowledge.phrases, 'en') };
const secret = 'q7W8Q~9zLkT2mXvB4nRcY6pHs1DfGjKe3AoUiEwZ';
const expired = "Unauthorized (401) invalid_client AADSTS7000215: Invalid client secret provided. client_secret=";
const turn = { id: 'activity-1', place: { scope: 'personal', conversation: 'chat-1', tenant: undefined }, person: { id: 'p', name: 'Megan' }, locale: undefined } as const;
const inChannel = { place: { scope: 'channel', conversation: 'thread-1', tenant: undefined } } as const;

const fail = (error: unknown): never => assert.fail(String(error));

function aBot(changes: Partial<App> = {}) {
  const store = createMemoryStore();
  let ids = 0;
  const app = { knowledge, recognize, redact, render, store, now: () => new Date('2026-03-01T00:00:00Z'), newId: () => `walk-000${(ids += 1)}`, retentionDays: 30, onStoreFailure: fail, ...changes };
  const answering = createAnswering(app, fail);
  const receive = async (incoming: Incoming): Promise<Outgoing> => {
    const { outgoing, keep } = await answering(incoming);
    await keep();
    return outgoing;
  };
  const say = (text: string, other: Partial<Extract<Incoming, { kind: 'message' }>> = {}) => receive({ ...turn, kind: 'message', text, mentioned: false, ...other });
  return { store, say, receive };
}

const textOf = (outgoing: Outgoing): string => ('text' in outgoing ? outgoing.text : '');
const alert = (locale: 'ja' | 'en', kinds: string) => says[locale]('alertLeaked', { kinds });

describe('a message with a live secret', () => {
  for (const locale of locales) {
    it(`is warned about first, in ${locale}`, async () => {
      const text = locale === 'ja' ? `クライアントシークレットを更新したのに「AADSTS7000215: Invalid client secret provided.」になります。値は ${secret} です` : `${expired}${secret}`;
      const outgoing = await aBot().say(text);
      assert.deepEqual(textOf(outgoing).split('\n').slice(0, 2), [alert(locale, says[locale]('leakedSecret')), says[locale]('alertRevoke')]);
      assert.ok('card' in outgoing);
      const body = contentOf(outgoing.card)['body'] as readonly Record<string, unknown>[];
      assert.equal(body[0]?.['style'], 'attention');
      assert.deepEqual(faultsOf(contentOf(outgoing.card)), []);
    });
  }

  it('is never repeated on the card', async () => {
    assert.doesNotMatch(JSON.stringify(await aBot().say(`${expired}${secret}`)), /8Q~9zLk/);
  });

  it('is not repeated where the card shows what it could read', async () => {
    const outgoing = await aBot().say(`{"error":{"code":"Odd_Fault","message":"The value ${secret} of taro@contoso.com is odd."}}`);
    assert.match(textOf(outgoing), /The value ‹secret› of taro@contoso\.com is odd/);
  });

  it('is warned about on every card of its walk, in the language of the card', async () => {
    const bot = aBot();
    const first = await bot.say(`${expired}${secret}`);
    assert.ok('card' in first);
    const button = [...elementsOf(contentOf(first.card))].map(([element]) => element['data'] as Record<string, unknown> | undefined).find((data) => data?.['event'] === 'language');
    const second = await bot.receive({ ...turn, kind: 'click', data: button });
    assert.equal(textOf(second).split('\n')[0], alert('ja', says.ja('leakedSecret')));
  });

  it('names each kind once', async () => {
    const outgoing = await aBot().say(`client_secret=${secret} and password=Summer2026! and pwd=Winter2027!`);
    assert.equal(textOf(outgoing).split('\n')[0], alert('en', `${says.en('leakedSecret')}, ${says.en('leakedPassword')}`));
  });

  it('is warned about where it is not understood', async () => {
    const outgoing = await aBot().say(`the lift is stuck, here: ${secret}`);
    assert.match(textOf(outgoing), /may still be valid/);
  });

  it('is warned about where small talk would be a line of text', async () => {
    const outgoing = await aBot().say('Thank you! password: Summer2026!');
    assert.equal(outgoing.kind, 'post');
    assert.match(textOf(outgoing), /may still be valid/);
  });

  describe('in a channel that did not ask', () => {
    it('is spoken up about when it is a secret beyond doubt', async () => {
      const outgoing = await aBot().say(`lunch at noon? ${secret}`, inChannel);
      assert.deepEqual(textOf(outgoing).split('\n'), [alert('en', says.en('leakedSecret')), says.en('alertRevoke'), says.en('headingLeaked')]);
    });

    it('is left alone when it only may be one', async () => {
      assert.equal((await aBot().say('lunch at noon? password: Summer2026!', inChannel)).kind, 'silence');
    });
  });

  it('is not warned about when there is none', async () => {
    for (const text of ['パスワードの有効期限が切れました', 'client_secret=***', 'taro@contoso.com has no license']) {
      assert.doesNotMatch(textOf(await aBot().say(text)), /⚠/);
    }
  });
});

describe('what is kept of a message', () => {
  const stored = (bot: ReturnType<typeof aBot>): string => JSON.stringify([...bot.store.documents]);

  it('holds no secret and names nobody', async () => {
    const bot = aBot();
    await bot.say(`Bad Request (400) Subscription with SKU 6fd2c87f-b296-42f0-b197-1e91e994b900 does not have any available licenses for taro@contoso.com\nclient_secret=${secret}`);
    assert.match(stored(bot), /license-exhausted/);
    assert.doesNotMatch(stored(bot), /taro|contoso|8Q~/);
  });

  for (const [what, quote] of [['a whole address', 'taro.hold@contoso.com'], ['a part of one', 'taro.hold@cont'], ['one among words', 'for taro.hold@contoso.com\nin May']] as const) {
    it(`quotes ${what} as a pseudonym`, async () => {
      const evidence = [{ rule: 'a.rule', quote, line: 2, added: 0.9 }];
      const bot = aBot({ recognize: (text, locale) => ({ ...recognize(text, locale), outcome: 'answer', candidates: [{ intent: 'upn-invalid', scenario: 'upn-invalid', score: 0.9, facts: {}, evidence }] }) });
      await bot.say('It fails\nfor taro.hold@contoso.com\nin May');
      assert.match(stored(bot), /"quote":"[^"]*‹mail-[0-9a-z]{8}›[^"]*"/);
      assert.doesNotMatch(stored(bot), /taro|cont/);
    });
  }

  it('keeps the number of the line on which a quote stands below a key', async () => {
    const bot = aBot();
    await bot.say(`-----BEGIN PRIVATE KEY-----\n${'A'.repeat(64)}\n${'B'.repeat(64)}\n-----END PRIVATE KEY-----\n訴訟ホールド中のメールボックスを解除したい`);
    const lines = [...stored(bot).matchAll(/"line":(\d+)/g)].map(([, line]) => line);
    assert.deepEqual([...new Set(lines)], ['5']);
  });
});
