import assert from 'node:assert/strict';
import type { Answer } from '../../src/exchange.js';
import { createSay } from '../../src/knowledge/phrase.js';
import type { StoredWalk } from '../../src/turn/walks.js';
import { aProcess, buttonIn, cardIn, person } from '../support/answering.js';
import { elementsOf, faultsOf } from '../support/card.js';
import { licenseError } from '../support/conversation.js';
import { knowledge } from '../support/product.js';
import { createMemoryStore } from '../support/store.js';

const ja = createSay(knowledge.phrases, 'ja');
const en = createSay(knowledge.phrases, 'en');
const choose = (fact: string, choice: string) => ({ event: 'choose', fact, choice });
const day = 24 * 60 * 60 * 1000;

function aThread(zone?: string) {
  const store = createMemoryStore();
  let now = new Date('2026-03-01T03:04:00Z');
  const bot = aProcess(store, { now: () => now });
  const deliver = async (answer: Promise<Answer>): Promise<Answer> => {
    await (await answer).keep('message-1');
    return answer;
  };
  return {
    store,
    later: (milliseconds: number) => void (now = new Date(now.getTime() + milliseconds)),
    paste: (text = licenseError) => deliver(bot.answer({ id: 'a', place: { scope: 'channel', conversation: 'thread-1', tenant: undefined }, locale: undefined, kind: 'message', text, mentioned: true, person: { ...person('Megan'), zone } })),
    say: (text: string, who?: string) => deliver(bot.say(text, who)),
    click: (data: unknown, who?: string) => deliver(bot.click(data, who)),
    stored: (id = 'walk-0001') => store.documents.get(JSON.stringify(['walks', id]))?.value as StoredWalk,
  };
}

const textOf = ({ outgoing }: Answer): string => ('text' in outgoing ? outgoing.text : '');

describe('a stamp', () => {
  it('says who chose and when, on the card and in the store', async () => {
    const { paste, click, stored } = aThread('Asia/Tokyo');
    const shown = await click(buttonIn(await paste(), choose('seen-in', 'graph')), 'Sato');
    assert.match(textOf(shown), /: Graph, PowerShell, portal or other Sato 12:04\n/);
    assert.match(JSON.stringify(cardIn(shown)), /times in UTC\+9/);
    assert.deepEqual(stored().stamps, [{ fact: 'seen-in', value: 'graph', person: '29:Sato', name: 'Sato', at: Date.parse('2026-03-01T03:04:00Z') }]);
  });

  it('tells UTC where nobody knows the zone, or there is no such zone', async () => {
    for (const zone of [undefined, 'Middle/Earth']) {
      const { paste, click } = aThread(zone);
      const shown = await click(buttonIn(await paste(), choose('seen-in', 'graph')));
      assert.match(JSON.stringify(cardIn(shown)), /times in UTC\)/);
      assert.match(textOf(shown), /Megan 03:04/);
    }
  });

  it('tells the day of another day', async () => {
    const { paste, click, later } = aThread('Asia/Tokyo');
    const shown = await click(buttonIn(await paste(), choose('seen-in', 'graph')));
    later(day);
    assert.match(textOf(await click(buttonIn(shown, { event: 'unsure' }))), /Megan 1 Mar 12:04/);
    assert.match(textOf(await click(buttonIn(await click(buttonIn(shown, { event: 'unsure' })), { event: 'language' }))), /Megan 3月1日 12:04/);
  });

  it('is not put on what the message told', async () => {
    const { paste } = aThread();
    const shown = await paste('MMSSPP does not deprovision the mailbox');
    assert.match(textOf(shown), /assumed from the message/);
    assert.doesNotMatch(JSON.stringify(cardIn(shown)), /Megan|times in/);
  });

  it('stays with an answer that outlives a change of an earlier one, and goes with one that is changed', async () => {
    const { paste, click, stored } = aThread();
    const second = await click(buttonIn(await paste('How do I deprovision a mailbox?'), choose('environment', 'dedicated-itar')), 'Sato');
    const third = await click(buttonIn(second, choose('target', 'lync')), 'Kim');
    const review = await click(buttonIn(third, { event: 'review' }));
    const changed = await click(buttonIn(review, { event: 'change', fact: 'environment' }));
    assert.deepEqual(stored().stamps.map(({ name, fact }) => [name, fact]), [['Kim', 'target']]);
    const again = await click(buttonIn(changed, choose('environment', 'dedicated-itar')), 'Lee');
    assert.match(textOf(again), /Lee 03:04\n(.*\n)?.*Kim 03:04/);
  });

  it('never travels in a button', async () => {
    const { paste, click } = aThread();
    const shown = await click(buttonIn(await paste(), choose('seen-in', 'graph')), 'Sato');
    const buttons = [...elementsOf(cardIn(shown)['body'])].flatMap(([element]) => (element['data'] === undefined ? [] : [JSON.stringify(element['data'])]));
    assert.ok(buttons.length > 0 && buttons.every((data) => !data.includes('Sato')));
  });

  it('is missing while the store is down, and the walk goes on', async () => {
    const { paste, click, store } = aThread();
    const first = await paste();
    store.fail(true);
    const second = await click(buttonIn(first, choose('seen-in', 'graph')));
    store.fail(false);
    const third = await click(buttonIn(second, { event: 'choose' }), 'Sato');
    assert.match(textOf(third), /: Graph, PowerShell, portal or other\n.* Sato 03:04/);
  });

  it('loses its person when it is older than what is kept, however long the walk goes on', async () => {
    const { paste, click, later, stored } = aThread();
    const second = await click(buttonIn(await paste(), choose('seen-in', 'graph')), 'Sato');
    later(20 * day);
    const third = await click(buttonIn(second, { event: 'unsure' }));
    later(11 * day);
    await click(buttonIn(third, { event: 'back' }));
    assert.deepEqual([stored().stamps[0]?.person, stored().stamps[0]?.name, JSON.stringify(stored()).includes('Sato')], [undefined, undefined, false]);
  });

  for (const name of ['[x](https://evil)', '**bold** <at>everyone</at>', '{{DATE(2026-01-01)}} ${1+1}', '\u202eotas\u0007\n# x']) {
    it(`is never rendered: ${JSON.stringify(name)}`, async () => {
      const { paste, click } = aThread();
      const first = await paste();
      const cards = [await click(buttonIn(first, choose('seen-in', 'graph')), name), await click(buttonIn(first, choose('seen-in', 'cloudgate')), 'Sato')].map(cardIn);
      for (const card of cards) {
        const rendered = [...elementsOf(card['body'])].filter(([{ type }]) => type === 'TextBlock' || type === 'FactSet').map(([element]) => JSON.stringify(element));
        assert.deepEqual(rendered.filter((text) => /evil|bold|everyone|DATE|1\+1|otas/.test(text)), []);
        assert.doesNotMatch(JSON.stringify(card), /\u202e|\\u202e|\\u0007/);
        if (!name.includes('${')) assert.deepEqual(faultsOf(card), []);
      }
    });
  }
});

describe('"forget me"', () => {
  for (const text of ['forget me', 'Please forget me!', 'DELETE MY DATA', '私の情報を削除', '私の情報を削除してください。', '　私の情報　を削除', '私を忘れて！']) {
    it(`takes the person out of every walk, and leaves the answers: ${text}`, async () => {
      const { paste, click, say, stored, store } = aThread();
      await click(buttonIn(await paste(), choose('seen-in', 'graph')), 'Sato');
      const other = await click(buttonIn(await paste(), choose('seen-in', 'graph')), 'Sato');
      await click(buttonIn(other, { event: 'choose' }), 'Kim');
      const said = await say(text, 'Sato');
      const words = /[ぁ-ん]/.test(text) ? ja : en;
      assert.deepEqual(said.outgoing, { kind: 'say', text: `${words('forgetDone', { count: 2 })}\n${words('forgetCards', { count: 2 })}` });
      assert.doesNotMatch(JSON.stringify([...store.documents.values()]), /Sato/);
      assert.deepEqual(stored().given, [{ fact: 'seen-in', value: 'graph', by: 'chosen' }]);
      assert.match(JSON.stringify(stored('walk-0002')), /Kim/);
      assert.equal((await say('forget me', 'Sato')).outgoing.kind === 'say' && textOf(await say('forget me', 'Sato')), en('forgetNothing'));
    });
  }

  it('does not make the card of the walk stale', async () => {
    const { paste, click, say } = aThread();
    const shown = await click(buttonIn(await paste(), choose('seen-in', 'graph')), 'Sato');
    await say('forget me', 'Sato');
    const next = await click(buttonIn(shown, { event: 'choose' }), 'Kim');
    assert.deepEqual([next.outgoing.kind, /Sato/.test(textOf(next)), /other 03:04/.test(textOf(next))], ['update', false, true]);
  });

  it('is not taken for one who only writes about it', async () => {
    const { paste, click, say, stored } = aThread();
    await click(buttonIn(await paste(), choose('seen-in', 'graph')), 'Sato');
    for (const text of ['forget me not', 'how do I delete my data', '私の情報を削除する方法', '']) await say(text, 'Sato');
    assert.equal(stored().stamps[0]?.name, 'Sato');
  });

  it('says so when it could not be done', async () => {
    const { paste, click, say, store } = aThread();
    await click(buttonIn(await paste(), choose('seen-in', 'graph')), 'Sato');
    store.fail(true);
    assert.equal(textOf(await say('私の情報を削除', 'Sato')), ja('forgetLater'));
    store.fail(false);
    assert.ok(textOf(await say('forget me', 'Sato')).startsWith(en('forgetDone', { count: 1 })));
  });
});
