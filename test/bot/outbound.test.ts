import assert from 'node:assert/strict';
import { budgets as usual } from '../../src/bot/deadline.js';
import type { Json } from '../support/activity.js';
import { card, shown, startApp, type App } from '../support/app.js';
import type { Behaviour } from '../support/connector.js';

const conversation = '19:general@thread.tacv2;messageid=1611060744000';
const click: Json = {
  type: 'invoke', name: 'adaptiveCard/action', id: 'f:click', replyToId: 'card-1', text: undefined,
  value: { action: { type: 'Action.Execute', data: { walk: 'w' } }, trigger: 'manual' },
};
/** A fifth of the usual times. */
const budgets = { message: { whole: 2_000, patience: 1_000, answer: 1_600 }, click: { whole: 700, patience: 350, answer: 500 } };

describe('a way out that is broken', () => {
  let app: App;
  beforeEach(async () => (app = await startApp({ budgets })));
  afterEach(() => app.close());
  const calls = (): readonly string[] => app.connector.calls.map(({ method }) => method);

  it('has the times that Teams gives, and an answer comes early enough to be sent', () => {
    assert(usual.message.whole <= 10_000 && usual.click.whole <= 3_000);
    for (const { whole, patience, answer } of Object.values(usual)) assert(patience < answer && answer < whole);
  });

  const passing: readonly (readonly [string, Behaviour])[] = [
    ['412', { status: 412 }],
    ['429 that does not say when', { status: 429 }],
    ['429 that says when', { status: 429, headers: { 'Retry-After': '1' } }],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504', { status: 504 }],
    ['a connection that breaks', { reset: true }],
    ['a page instead of a fault', { status: 502, body: '<html>' }],
  ];
  for (const [what, behaviour] of passing) {
    it(`delivers a message after ${what}`, async () => {
      app.does({ kind: 'post', ...shown });
      app.connector.next('POST', behaviour);
      assert.equal((await app.deliver({})).status, 200);
      assert.deepEqual([calls(), app.losses], [['POST', 'POST'], []]);
    });

    it(`updates a card after ${what}`, async () => {
      app.does({ kind: 'update', ...shown });
      app.connector.next('PUT', behaviour.headers ? { status: 412 } : behaviour);
      assert.equal((await app.deliver(click)).status, 200);
      assert.deepEqual([calls(), app.losses], [['PUT', 'PUT'], []]);
    });
  }

  const lasting: readonly (readonly [string, Behaviour, number | undefined, string, number])[] = [
    ['429 that says too late', { status: 429, headers: { 'Retry-After': '120' } }, 429, 'Fault429', 1],
    ['400', { status: 400 }, 400, 'Fault400', 1],
    ['403', { status: 403 }, 403, 'Fault403', 1],
    ['413', { status: 413 }, 413, 'Fault413', 1],
    ['500', { status: 500 }, 500, 'Fault500', 1],
    ['silence', { hang: true }, undefined, 'timeout', 1],
  ];
  for (const [what, behaviour, status, fault, tries] of lasting) {
    it(`reports what could not be delivered after ${what}, within the time of a message`, async () => {
      app.does({ kind: 'post', ...shown });
      app.connector.next('POST', ...Array.from({ length: 9 }, () => behaviour));
      const started = performance.now();
      assert.equal((await app.deliver({})).status, 200);
      assert(performance.now() - started < budgets.message.whole + 500);
      assert.equal(calls().length, tries);
      assert.deepEqual(app.losses, [{ kind: 'undelivered', activity: '1611060744833', conversation, tenant: undefined, status, fault, tries }]);
    });
  }

  it('is given up within the time of a message when it stays broken', async () => {
    app.does({ kind: 'post', ...shown });
    app.connector.next('POST', ...Array.from({ length: 9 }, () => ({ status: 503 })));
    const started = performance.now();
    await app.deliver({});
    assert(performance.now() - started < budgets.message.whole + 500);
    assert.deepEqual([app.losses.length, calls().length > 2], [1, true]);
  });

  it('gets no second post for an answer that was lost, and no new card for an update that was lost', async () => {
    app.does({ kind: 'post', ...shown });
    app.connector.next('POST', { hang: true });
    await app.deliver({});
    app.does({ kind: 'update', ...shown });
    app.connector.next('PUT', { hang: true }, { hang: true });
    const response = await app.deliver(click);
    assert.deepEqual(((await response.json()) as Json)['value'], card);
    assert.deepEqual([calls().filter((method) => method === 'POST').length, calls().includes('PUT')], [1, true]);
  });

  it('gets no more messages a second in one conversation than Teams takes, and the rest a little later', async () => {
    app.does({ kind: 'post', ...shown });
    const started = performance.now();
    await Promise.all(Array.from({ length: 8 }, (_, at) => app.deliver({ id: `m-${at}` })));
    const took = performance.now() - started;
    assert.deepEqual([calls().length, app.losses], [8, []]);
    assert(took >= 1_000 && took < budgets.message.whole);
  });

  it('is never asked for what somebody attached', async () => {
    app.does({ kind: 'post', ...shown });
    const contentUrl = `${app.connector.serviceUrl}/v3/attachments/1/views/original`;
    const attachments = ['image/png', 'application/vnd.microsoft.teams.file.download.info', 'text/html', 'image/*'].map((contentType) => ({
      contentType, contentUrl, thumbnailUrl: contentUrl, content: { downloadUrl: contentUrl, uniqueId: '1', fileType: 'png' },
    }));
    assert.equal((await app.deliver({ attachments })).status, 200);
    assert.deepEqual(calls(), ['POST']);
  });
});
