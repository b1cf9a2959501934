import assert from 'node:assert/strict';
import { contentOf } from '../../src/card.js';
import { rates } from '../../src/bot/allowance.js';
import type { Answer } from '../../src/exchange.js';
import { createAnswering } from '../../src/answer.js';
import type { App as Bot } from '../../src/turn/app.js';
import { mention, type Json } from '../support/activity.js';
import { asItWas, shown, startApp, type App } from '../support/app.js';
import { redact } from '../support/redact.js';

const conversation = '19:general@thread.tacv2;messageid=1611060744000';
const click: Json = {
  type: 'invoke', name: 'adaptiveCard/action', id: 'f:click', replyToId: 'card-1', text: undefined,
  value: { action: { type: 'Action.Execute', data: { walk: 'w' } }, trigger: 'manual' },
};
const budgets = { message: { whole: 600, patience: 300, answer: 400 }, click: { whole: 300, patience: 150, answer: 200 } };
const keep = async (): Promise<undefined> => undefined;
const never = new Promise<never>(() => undefined);
const post = (text: string): Answer => ({ outgoing: { kind: 'post', card: shown.card, text }, keep });

describe('a turn', () => {
  let app: App;
  const start = async (changes: Parameters<typeof startApp>[0] = { budgets }): Promise<void> => void (app = await startApp(changes));
  afterEach(() => app.close());
  const texts = (): readonly unknown[] => app.connector.calls.map(({ activity }) => activity['text'] ?? activity['summary']);
  const timed = async (activity: Json): Promise<readonly [Response, number]> => {
    const started = performance.now();
    const response = await app.deliver(activity);
    return [response, performance.now() - started];
  };

  describe('whose answer never comes', () => {
    beforeEach(async () => {
      await start();
      app.does(() => never);
    });

    it('ends in time with an apology when it was a message, and is put aside', async () => {
      const [response, took] = await timed({ locale: 'ja-JP' });
      assert.deepEqual([response.status, texts()], [200, ['noticeFailed in ja']]);
      assert(took < budgets.message.whole + 200);
      assert.deepEqual(app.losses, [{ kind: 'parked', activity: '1611060744833', conversation, tenant: undefined, failures: 1, fault: 'Late' }]);
    });

    it('ends in time with the card as it was when it was a click', async () => {
      const [response, took] = await timed(click);
      assert.deepEqual([response.status, await response.json()], [200, { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: 'card' in asItWas.outgoing && contentOf(asItWas.outgoing.card) }]);
      assert(took < budgets.click.whole + 200);
    });

    it('is still shown to all when it was a click that counts in the end', async () => {
      let come: (answer: Answer) => void = () => undefined;
      app.does(() => new Promise((resolve) => (come = resolve)));
      await timed(click);
      assert.equal(app.connector.calls.length, 0);
      come({ outgoing: { kind: 'update', ...shown }, keep });
      const updates = () => app.connector.calls.filter(({ method }) => method === 'PUT');
      while (updates().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      assert.equal(updates().length, 1);
    });

    it('does not keep the next one from its own answer', async () => {
      const first = app.deliver(click);
      app.does(async () => ({ outgoing: { kind: 'show', ...shown }, keep }));
      const response = await app.deliver({ ...click, id: 'f:next' });
      assert.equal(((await response.json()) as Json)['statusCode'], 200);
      await first;
    });
  });

  it('ends in time when what comes after the reply hangs', async () => {
    await start();
    app.does(async () => ({ ...post('x'), keep: () => never }));
    const [response, took] = await timed({});
    assert.equal(response.status, 200);
    assert(took < budgets.message.whole);
    const [next] = await timed({ id: 'next' });
    assert.equal(next.status, 200);
    await Promise.race([app.close(), new Promise((resolve) => setTimeout(resolve, 50))]);
  });

  it('leaves time to send an answer that took nearly all of it', async () => {
    await start();
    app.does(async () => {
      await new Promise((resolve) => setTimeout(resolve, budgets.message.answer - 60));
      return post('late but there');
    });
    await app.deliver({});
    assert.deepEqual([texts(), app.losses], [['late but there'], []]);
  });

  describe('whose answer fails', () => {
    beforeEach(() => start());

    it('is tried again, so that nobody notices a bad moment', async () => {
      let tries = 0;
      app.does(async () => {
        tries += 1;
        if (tries < 3) throw new Error('a bad moment');
        return post('in the end');
      });
      await app.deliver({});
      assert.deepEqual([tries, texts(), app.losses], [3, ['in the end'], []]);
    });

    it('apologizes once after three failures and puts the message aside, however often it comes', async () => {
      let tries = 0;
      app.does(() => {
        tries += 1;
        return Promise.reject(new TypeError('what somebody wrote'));
      });
      const statuses = [await app.deliver({}), await app.deliver({}), await app.deliver({})].map(({ status }) => status);
      assert.deepEqual([statuses, tries, texts()], [[200, 200, 200], 3, ['noticeFailed in en']]);
      assert.deepEqual(app.losses, [{ kind: 'parked', activity: '1611060744833', conversation, tenant: undefined, failures: 3, fault: 'TypeError' }]);
      assert.doesNotMatch(JSON.stringify(app.losses) + app.log.join(), /somebody/);
    });

    it('apologizes in the words of the bot where it has some', async () => {
      const faults: unknown[] = [];
      const broken = { knowledge: { phrases: { noticeFailed: { ja: '失敗', en: 'It failed.' } } }, redact, recognize: () => assert.fail('broken') };
      app.does(createAnswering(broken as unknown as Bot, (fault) => void faults.push(fault)));
      await app.deliver({});
      assert.deepEqual([faults.length, texts(), app.losses.map(({ kind }) => kind)], [3, ['It failed.'], ['parked']]);
    });
  });

  describe('in a conversation with others', () => {
    it('is answered after those before it', async () => {
      await start({ budgets: { ...budgets, message: { whole: 5_000, patience: 4_000, answer: 4_500 } } });
      app.does(async (incoming) => {
        await new Promise((resolve) => setTimeout(resolve, incoming.id === '1' ? 100 : 0));
        return post(incoming.id);
      });
      const ids = ['1', '2', '3', '4', '5'];
      const deliveries: Promise<Response>[] = [];
      for (const id of ids) {
        deliveries.push(app.deliver({ id }));
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      await Promise.all(deliveries);
      assert.deepEqual(texts(), ids);
    });

    it('does not wait for those of another conversation', async () => {
      await start();
      app.does((incoming) => (incoming.id === '1' ? never : Promise.resolve(post(incoming.id))));
      const first = app.deliver({ id: '1' });
      const [, took] = await timed({ id: '2', conversation: { id: 'b' } });
      assert(took < 200);
      await first;
    });

    it('is put off when too many messages wait already, but a click is not', async () => {
      await start({ budgets, rates: { person: { burst: 1_000, perSecond: 1 }, tenant: { burst: 1_000, perSecond: 1 } } });
      app.does((incoming) => (incoming.kind === 'click' ? Promise.resolve({ outgoing: { kind: 'show', ...shown }, keep }) : never));
      const waiting = Array.from({ length: 32 }, (_, at) => app.deliver({ id: `m-${at}` }));
      await new Promise((resolve) => setTimeout(resolve, 150));
      const [message, action] = [await app.deliver({ id: 'one more' }), await app.deliver(click)];
      assert.deepEqual([message.status, message.headers.get('retry-after'), action.status, ((await action.json()) as Json)['statusCode']], [503, '1', 200, 200]);
      await Promise.all(waiting);
    });
  });

  describe('of somebody who sends too much', () => {
    const few = { ...rates, person: { burst: 3, perSecond: 0.001 } };
    beforeEach(async () => {
      await start({ rates: few });
      app.does(async ({ id }) => post(id));
    });

    it('is answered with a kind word once, and then acknowledged only', async () => {
      for (const id of ['1', '2', '3', '4', '5', '6']) assert.equal((await app.deliver({ id, locale: 'ja-JP', entities: [mention('<at>Shirube</at>')] })).status, 200);
      assert.deepEqual(texts(), ['1', '2', '3', 'noticeTooMuch in ja']);
    });

    it('is left without a word when it was not meant for the bot', async () => {
      for (const id of ['1', '2', '3', '4', '5']) await app.deliver({ id, text: 'to the others' });
      assert.deepEqual(texts(), ['1', '2', '3']);
    });

    it('does not concern anybody else', async () => {
      for (const id of ['1', '2', '3', '4', '5']) await app.deliver({ id });
      await app.deliver({ id: '6', from: { id: '29:somebody-else' } });
      assert.equal(texts().at(-1), '6');
    });

    it('is answered with the word every time when it is a click, because a click needs an answer', async () => {
      for (const id of ['1', '2', '3']) await app.deliver({ id });
      for (const id of ['f:4', 'f:5']) {
        const response = await app.deliver({ ...click, id });
        assert.deepEqual(await response.json(), { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'noticeTooMuch in en' });
      }
      assert.deepEqual(texts(), ['1', '2', '3']);
    });

    it('is not counted again when it is delivered again', async () => {
      for (let times = 0; times < 5; times += 1) await app.deliver({ id: '1' });
      await app.deliver({ id: '2' });
      assert.deepEqual(texts(), ['1', '2']);
    });
  });
});
