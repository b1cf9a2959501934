import assert from 'node:assert/strict';
import type { Answer, Elsewhere } from '../../src/exchange.js';
import { aProcess, person } from '../support/answering.js';
import { buttonsOf, licenseError } from '../support/conversation.js';
import { shown, startApp, type App } from '../support/app.js';
import { startConnector, type FakeConnector } from '../support/connector.js';
import { createMemoryStore } from '../support/store.js';

const nothing = async () => undefined;
const update = (message: string): Answer => ({ outgoing: { kind: 'update', ...shown, message }, keep: nothing, instead: async () => ({ kind: 'silence' }) });
const thread = '19:other@thread.tacv2;messageid=7';

describe('cards in other places', () => {
  let app: App;
  let other: FakeConnector;
  beforeEach(async () => {
    app = await startApp();
    other = await startConnector();
  });
  afterEach(async () => {
    await app.close();
    await other.close();
  });

  const says = (...elsewhere: readonly (Elsewhere | undefined)[]) => app.does(async () => ({ outgoing: { kind: 'say', text: 'Done.' }, keep: nothing, elsewhere: elsewhere.map((one) => async () => one) }));
  const until = async (done: () => boolean): Promise<void> => {
    while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const changes = ({ calls }: FakeConnector) => calls.filter(({ method }) => method === 'PUT').map(({ path }) => path);

  it('change after the reply, through the service that reaches them', async () => {
    says({ conversation: thread, service: undefined, answer: update('m-1') }, undefined, { conversation: 'a:far', service: other.serviceUrl, answer: update('m-2') });
    assert.equal((await app.deliver({})).status, 200);
    await until(() => other.calls.length > 0);
    assert.deepEqual(app.connector.calls.map(({ method }) => method), ['POST', 'PUT']);
    assert.deepEqual([changes(app.connector), changes(other)], [[`/_connector/v3/conversations/${thread}/activities/m-1`], ['/_connector/v3/conversations/a:far/activities/m-2']]);
  });

  it('are told nothing of who asked, and where', async () => {
    says({ conversation: 'a:far', service: other.serviceUrl, answer: update('m-2') });
    await app.deliver({ from: { id: '29:asker', name: 'Asker' }, conversation: { id: 'a:asked', conversationType: 'personal', name: 'asked' }, id: 'asked-1' });
    await until(() => other.calls.length > 0);
    assert.doesNotMatch(JSON.stringify(other.calls[0]?.activity), /ask/i);
  });

  it('are not changed where the bot may not send, which is a loss', async () => {
    says({ conversation: 'a:far', service: 'http://evil.example/', answer: update('m-1') }, { conversation: thread, service: undefined, answer: update('m-2') });
    await app.deliver({});
    await until(() => changes(app.connector).length > 0);
    assert.deepEqual(app.losses.map(({ kind, conversation }) => [kind, conversation]), [['undelivered', 'a:far']]);
  });

  it('are a loss of their own conversation where they could not be delivered, and nothing is posted where they are gone', async () => {
    app.connector.next('PUT', { status: 403 }, { status: 404 });
    says(...['a:1', 'a:2', 'a:3'].map((conversation) => ({ conversation, service: undefined, answer: update('m') })));
    await app.deliver({});
    await until(() => changes(app.connector).length === 3);
    assert.deepEqual([app.losses.map(({ conversation }) => conversation), app.connector.calls.filter(({ method }) => method === 'POST').length], [['a:1'], 1]);
  });

  it('lose the name of who asked to be forgotten', async () => {
    const bot = aProcess(createMemoryStore());
    const sato = { from: person('Sato') };
    app.does(bot.answer);
    await app.deliver({ id: '1', text: licenseError });
    await until(() => app.connector.calls.length === 1);
    const posted = app.connector.calls[0]?.activity as { readonly attachments: readonly { readonly content: Record<string, unknown> }[] };
    const data = buttonsOf({ kind: 'post', card: posted.attachments[0]?.content ?? {}, text: '' }).find(({ choice }) => choice === 'graph');
    await app.deliver({ ...sato, id: 'f:2', type: 'invoke', name: 'adaptiveCard/action', replyToId: 'sent-1', value: { action: { type: 'Action.Execute', data } } });
    await until(() => changes(app.connector).length === 1);
    assert.match(JSON.stringify(app.connector.calls.at(-1)?.activity), /Sato/);
    await app.deliver({ ...sato, id: '3', text: 'forget me', conversation: { id: 'a:sato', conversationType: 'personal' } });
    await until(() => changes(app.connector).length === 2);
    const { path, activity } = app.connector.calls.at(-1) ?? assert.fail();
    assert.deepEqual([path, /Sato/.test(JSON.stringify(activity)), /other/.test(JSON.stringify(activity))], ['/_connector/v3/conversations/19:general@thread.tacv2;messageid=1611060744000/activities/sent-1', false, true]);
  });
});
