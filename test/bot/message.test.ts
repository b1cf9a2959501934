import assert from 'node:assert/strict';
import { card, shown, startApp, type App } from '../support/app.js';
import { tenant } from '../support/activity.js';

const conversation = '19:general@thread.tacv2;messageid=1611060744000';
const activities = `/_connector/v3/conversations/${conversation}/activities`;

describe('the edge over HTTP', () => {
  let app: App;
  beforeEach(async () => (app = await startApp()));
  afterEach(() => app.close());
  const calls = (): readonly string[] => app.connector.calls.map(({ method, path }) => `${method} ${path}`);

  describe('with a message', () => {
    it('posts the card in its thread', async () => {
      app.does({ kind: 'post', ...shown });
      const response = await app.deliver({});
      assert.deepEqual([response.status, await response.text()], [200, '']);
      assert.deepEqual(calls(), [`POST ${activities}/1611060744833`]);
      const { attachments, summary, text, replyToId, from, conversation: to } = app.connector.calls[0]?.activity ?? {};
      assert.deepEqual({ attachments, summary, text, replyToId, from, to }, {
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
        summary: 'plain words\nin two lines', text: undefined, replyToId: '1611060744833', from: { id: '28:shirube', name: 'Shirube' },
        to: { id: conversation, conversationType: 'channel', isGroup: true, tenantId: tenant },
      });
    });

    it('asks nobody for attention, neither with a message nor with an update', async () => {
      app.does({ kind: 'post', ...shown });
      await app.deliver({});
      app.does({ kind: 'update', ...shown, message: 'card-1' });
      await app.deliver({ type: 'invoke', name: 'adaptiveCard/action', id: 'f:1', text: undefined, value: { action: { type: 'Action.Execute', verb: 'walk', data: {} }, trigger: 'manual' } });
      assert.deepEqual(app.connector.calls.map(({ method }) => method), ['POST', 'PUT']);
      // An alert, a mention or an importance would show up in people's feeds.
      for (const { activity } of app.connector.calls) assert.deepEqual([activity['channelData'], activity['entities'], activity['importance']], [undefined, undefined, undefined]);
    });

    it('says nothing when the bot is silent', async () => {
      assert.equal((await app.deliver({})).status, 200);
      assert.deepEqual([calls(), app.incoming.length], [[], 1]);
    });

    it('sends nothing else while an answer takes its time', async () => {
      app.does(async () => {
        await new Promise((resolve) => setTimeout(resolve, 1_200));
        return { outgoing: { kind: 'post', ...shown }, keep: async () => undefined };
      });
      await app.deliver({});
      assert.deepEqual(app.connector.calls.map(({ activity }) => activity['type']), ['message']);
    });

    it('says a line without a card', async () => {
      app.does({ kind: 'say', text: 'a line' });
      await app.deliver({});
      const { text, attachments } = app.connector.calls[0]?.activity ?? {};
      assert.deepEqual([calls(), text, attachments], [[`POST ${activities}/1611060744833`], 'a line', undefined]);
    });

    it('writes down what it sent after it was sent', async () => {
      app.does({ kind: 'post', ...shown });
      await app.deliver({});
      assert.deepEqual(app.kept, ['1611060744833 after 1']);
    });

    it('answers before it has finished writing down', async () => {
      let finish = (): void => undefined;
      const written = new Promise<undefined>((resolve) => (finish = () => resolve(undefined)));
      app.does(async () => ({ outgoing: { kind: 'post', ...shown }, keep: () => written }));
      assert.equal((await app.deliver({})).status, 200);
      finish();
    });

    it('posts again after 412 and after 429 that does not say when', async () => {
      app.does({ kind: 'post', ...shown });
      app.connector.next('POST', { status: 412 }, { status: 429 });
      await app.deliver({});
      assert.equal(calls().length, 3);
    });

    it('acknowledges a message that it cannot answer, and reports it', async () => {
      app.does({ kind: 'post', ...shown });
      app.connector.next('POST', { status: 403 });
      assert.equal((await app.deliver({})).status, 200);
      assert.match(app.log.join(), /"status":403.*could not be delivered/);
      assert.deepEqual(app.losses, [{ kind: 'undelivered', activity: '1611060744833', conversation, tenant: undefined, status: 403, fault: 'Fault403', tries: 1 }]);
    });

    it('answers once when it is delivered again, one after the other and at the same time', async () => {
      app.does({ kind: 'post', ...shown });
      const statuses = await Promise.all([app.deliver({}), app.deliver({}), app.deliver({})]);
      statuses.push(await app.deliver({}));
      assert.deepEqual(statuses.map(({ status }) => status), [200, 200, 200, 200]);
      assert.deepEqual([calls().length, app.incoming.length, app.kept.length], [1, 1, 1]);
    });

    it('answers once when it is delivered again with a new id, and anew what is sent anew', async () => {
      app.does({ kind: 'post', ...shown });
      const timestamp = '2026-03-01T00:00:00.123Z';
      await app.deliver({ id: '1', timestamp });
      await app.deliver({ id: '2', timestamp });
      assert.equal(calls().length, 1);
      await app.deliver({ id: '3', timestamp: '2026-03-01T00:00:01.123Z' });
      await app.deliver({ id: '4', timestamp, text: 'something else' });
      await app.deliver({ id: '5', timestamp, from: { id: '29:sato' } });
      assert.equal(calls().length, 4);
    });

    it('uses one connection to the service for messages that follow each other', async () => {
      app.does({ kind: 'post', ...shown });
      for (const id of ['1', '2', '3']) await app.deliver({ id });
      assert.deepEqual([calls().length, app.connector.connections()], [3, 1]);
    });

    it('ignores activities that mean nothing to it', async () => {
      for (const type of ['messageUpdate', 'messageReaction', 'typing', 'endOfConversation']) {
        assert.equal((await app.deliver({ type })).status, 200);
      }
      assert.deepEqual(app.incoming, []);
    });
  });

  describe('with an installation', () => {
    const joined = { type: 'conversationUpdate', membersAdded: [{ id: '28:shirube' }], text: undefined };

    it('welcomes once although Teams announces it twice', async () => {
      app.does({ kind: 'post', ...shown });
      await app.deliver({ ...joined, id: 'f:1' });
      await app.deliver({ type: 'installationUpdate', action: 'add', id: 'f:2', text: undefined });
      assert.deepEqual(calls(), [`POST ${activities}`]);
    });

    it('welcomes nobody who joins later, and says nothing when it is updated or removed', async () => {
      app.does({ kind: 'post', ...shown });
      for (const channelId of ['msteams', 'emulator']) await app.deliver({ ...joined, channelId, id: `f:${channelId}`, membersAdded: [{ id: '29:new' }, { id: '29:other' }] });
      for (const action of ['remove', 'add-upgrade', 'remove-upgrade']) await app.deliver({ type: 'installationUpdate', action, id: `f:${action}`, text: undefined });
      assert.deepEqual([calls(), app.incoming], [[], []]);
    });

    it('welcomes once in a channel that announces it by joining', async () => {
      app.does({ kind: 'post', ...shown });
      await app.deliver({ ...joined, channelId: 'emulator' });
      assert.deepEqual(calls(), [`POST ${activities}`]);
    });
  });
});
