import assert from 'node:assert/strict';
import { card, shown, startApp, type App } from '../support/app.js';
import type { Answer } from '../../src/exchange.js';
import type { Json } from '../support/activity.js';

const conversation = '19:general@thread.tacv2;messageid=1611060744000';
const activities = `/_connector/v3/conversations/${conversation}/activities`;
const click: Json = {
  type: 'invoke', name: 'adaptiveCard/action', id: 'f:click', replyToId: 'card-1', text: undefined,
  value: { action: { type: 'Action.Execute', verb: 'go', data: { walk: 'w' } }, trigger: 'manual' },
};
const submit: Json = { id: 'submit', replyToId: 'card-1', text: undefined, value: { walk: 'w' } };
const cardReply = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
const errorReply = { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message: 'This action is not known.' } };

describe('a click over HTTP', () => {
  let app: App;
  beforeEach(async () => (app = await startApp()));
  afterEach(() => app.close());
  const calls = (): readonly string[] => app.connector.calls.map(({ method, path }) => `${method} ${path}`);

  it('updates the card for everyone and gives it to the clicker', async () => {
    app.does({ kind: 'update', ...shown });
    const response = await app.deliver(click);
    assert.deepEqual([response.status, await response.json()], [200, cardReply]);
    assert.deepEqual(calls(), [`PUT ${activities}/card-1`]);
    const { id, attachments, text } = app.connector.calls[0]?.activity ?? {};
    assert.deepEqual({ id, attachments, text }, { id: 'card-1', text: undefined, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] });
  });

  it('hands the bot what the button carried', async () => {
    await app.deliver(click);
    assert.deepEqual(app.incoming.map((incoming) => incoming.kind === 'click' && incoming.data), [{ walk: 'w' }]);
  });

  it('posts a new card when the clicked one is not found', async () => {
    app.does({ kind: 'update', ...shown });
    app.connector.next('PUT', { status: 404 });
    assert.deepEqual(await (await app.deliver(click)).json(), cardReply);
    assert.deepEqual(calls(), [`PUT ${activities}/card-1`, `POST ${activities}/card-1`]);
    assert.equal(app.connector.calls[1]?.activity['replyToId'], 'card-1');
  });

  it('updates the message that the walk names rather than the clicked one', async () => {
    app.does({ kind: 'update', ...shown, message: 'card-2' });
    assert.deepEqual(await (await app.deliver(click)).json(), cardReply);
    assert.deepEqual(calls(), [`PUT ${activities}/card-2`]);
  });

  /** Writes down which message it is told to show the card. */
  const told = (messages: (string | undefined)[], more: Partial<Answer> = {}) => app.does(async () => ({ outgoing: { kind: 'update', ...shown }, keep: async (message) => void messages.push(message), ...more }));
  const until = async (done: () => boolean): Promise<void> => {
    while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it('tells the walk which message shows its card', async () => {
    const messages: (string | undefined)[] = [];
    told(messages);
    await app.deliver(click);
    app.connector.next('PUT', { status: 404 });
    await app.deliver({ ...click, id: 'f:other' });
    app.connector.next('PUT', { status: 403 });
    await app.deliver({ ...click, id: 'f:third' });
    await until(() => messages.length === 3);
    assert.deepEqual(messages, ['card-1', 'sent-3', undefined]);
  });

  it('goes on with the message that somebody else posted in place of one that is gone', async () => {
    const messages: (string | undefined)[] = [];
    told(messages, { instead: async (gone) => ({ kind: 'update', ...shown, message: `in-place-of-${gone}` }) });
    app.connector.next('PUT', { status: 404 });
    assert.deepEqual(await (await app.deliver(click)).json(), cardReply);
    await until(() => messages.length === 1);
    assert.deepEqual([calls(), messages], [[`PUT ${activities}/card-1`, `PUT ${activities}/in-place-of-card-1`], ['in-place-of-card-1']]);
  });

  it('leaves it to somebody else to post in place of one that is gone', async () => {
    told([], { instead: async () => ({ kind: 'silence' }) });
    app.connector.next('PUT', { status: 404 });
    assert.deepEqual(await (await app.deliver(click)).json(), cardReply);
    assert.deepEqual(calls(), [`PUT ${activities}/card-1`]);
  });

  it('sends the newer card after the reply when the walk has gone on meanwhile', async () => {
    const newer = { ...card, fallbackText: 'newer' };
    told([], { keep: async () => ({ outgoing: { kind: 'update', card: { json: JSON.stringify(newer) }, text: 'newer' }, keep: async () => undefined }) });
    await app.deliver(click);
    await until(() => calls().length === 2);
    assert.deepEqual(calls(), [`PUT ${activities}/card-1`, `PUT ${activities}/card-1`]);
    assert.deepEqual(app.connector.calls[1]?.activity['attachments'], [{ contentType: 'application/vnd.microsoft.card.adaptive', content: newer }]);
  });

  it('corrects a walk that never stands still a few times only', async () => {
    const restless: Answer = { outgoing: { kind: 'update', ...shown }, keep: async () => restless };
    app.does(async () => restless);
    await app.deliver(click);
    await until(() => calls().length === 4);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(calls().length, 4);
  });

  it('gives the clicker the card in time when the update hangs', async function () {
    this.timeout(6_000);
    app.does({ kind: 'update', ...shown });
    app.connector.next('PUT', { hang: true });
    const started = performance.now();
    assert.deepEqual(await (await app.deliver(click)).json(), cardReply);
    assert(performance.now() - started < 4_000);
  });

  it('shows a card to the clicker alone', async () => {
    app.does({ kind: 'show', ...shown });
    assert.deepEqual(await (await app.deliver(click)).json(), cardReply);
    assert.deepEqual(calls(), []);
  });

  it('posts a card and tells the clicker', async () => {
    app.does({ kind: 'post', ...shown });
    assert.deepEqual(await (await app.deliver(click)).json(), { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'plain words' });
    assert.deepEqual(calls(), [`POST ${activities}/card-1`]);
  });

  it('gets a line without a card, alone', async () => {
    app.does({ kind: 'say', text: 'a line' });
    assert.deepEqual(await (await app.deliver(click)).json(), { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'a line' });
    assert.deepEqual(calls(), []);
  });

  it('gets an error when the bot does not know it', async () => {
    const response = await app.deliver(click);
    assert.deepEqual([response.status, await response.json()], [200, errorReply]);
  });

  it('does nothing twice when it is delivered again, and gets the same reply', async () => {
    app.does({ kind: 'update', ...shown });
    const replies = [await app.deliver(click), await app.deliver(click)];
    assert.deepEqual(await Promise.all(replies.map((reply) => reply.json())), [cardReply, cardReply]);
    assert.deepEqual([calls().length, app.incoming.length, app.kept.length], [1, 1, 1]);
  });

  it('gets an error with status 200 when the turn fails', async () => {
    app.does(() => Promise.reject(new Error('a secret')));
    const response = await app.deliver(click);
    const body = await response.text();
    assert.equal(response.status, 200);
    assert.match(body, /"statusCode":500,"type":"application\/vnd.microsoft.error"/);
    assert.doesNotMatch(body, /secret/);
  });

  it('updates the card of a client that knows no Action.Execute', async () => {
    app.does({ kind: 'update', ...shown });
    const response = await app.deliver(submit);
    assert.deepEqual([response.status, await response.text(), calls()], [200, '', [`PUT ${activities}/card-1`]]);
  });

  it('posts the card when a client that knows no Action.Execute does not say which was clicked', async () => {
    app.does({ kind: 'update', ...shown });
    await app.deliver({ ...submit, replyToId: undefined });
    assert.deepEqual(calls(), [`POST ${activities}/submit`]);
    assert.deepEqual(app.incoming.map((incoming) => incoming.kind === 'click' && incoming.old), [true]);
  });

  it('posts what a client that knows no Action.Execute cannot be shown', async () => {
    app.does({ kind: 'show', ...shown });
    await app.deliver(submit);
    assert.deepEqual(calls(), [`POST ${activities}/card-1`]);
  });

  describe('with an invoke of another kind', () => {
    for (const name of ['task/fetch', 'composeExtension/query', 'message/submitAction', undefined]) {
      it(`answers ${String(name)} with an error and status 200`, async () => {
        const response = await app.deliver({ type: 'invoke', name, value: { commandId: 'x' } });
        assert.deepEqual([response.status, await response.json()], [200, errorReply]);
        assert.deepEqual(app.incoming, []);
      });
    }
  });
});
