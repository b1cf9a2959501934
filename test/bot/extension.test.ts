import assert from 'node:assert/strict';
import { startApp, type App } from '../support/app.js';
import { tenant, type Json } from '../support/activity.js';
import { aProcess } from '../support/answering.js';
import { buttonsOf, licenseError } from '../support/conversation.js';
import { elementsOf } from '../support/card.js';
import { createMemoryStore } from '../support/store.js';

const channel = '19:general@thread.tacv2';
const thread = `${channel};messageid=1611060744833`;
const activities = `/_connector/v3/conversations/${thread}/activities`;

/** The payload of a message as the documentation of Teams shows it. */
const messagePayload = {
  id: '1611060744833', replyToId: null, linkToMessage: 'https://teams.microsoft.com/l/message/19:general@thread.tacv2/1611060744833',
  createdDateTime: '2026-03-01T00:00:00.000Z', lastModifiedDateTime: null, deleted: false, subject: null, summary: null, importance: 'normal', locale: 'en-us',
  body: { contentType: 'html', content: '<div><div><at id="0">Megan</at> help:</div><div>Bad Request (400)<br>Subscription with SKU 6fd2c87f does not have any available licenses</div></div>' },
  from: { user: { userIdentityType: 'aadUser', id: '5f0e1d2c-0000-4000-8000-000000000001', displayName: 'Taro Sato' }, application: null, device: null, conversation: null },
  mentions: [{ id: 0, mentionText: 'Megan', mentioned: {} }], attachments: [], reactions: [],
};

let invokes = 0;
function invoke(name: string, value: Json, changes: Json = {}): Json {
  return {
    type: 'invoke', name, id: `f:${(invokes += 1)}`, text: undefined, conversation: { id: thread },
    channelData: { tenant: { id: tenant }, channel: { id: channel }, team: { id: channel }, source: { name: 'message' } },
    value: { commandContext: 'message', requestId: 'r', context: { theme: 'default' }, ...value }, ...changes,
  };
}

const fetchTask = (payload: Json = messagePayload, changes: Json = {}) => invoke('composeExtension/fetchTask', { commandId: 'diagnoseMessage', messagePayload: payload }, changes);
const submitAction = (data: unknown, changes: Json = {}) => invoke('composeExtension/submitAction', { commandId: 'diagnoseMessage', data }, changes);
const query = (parameters: readonly Json[], queryOptions?: Json) => invoke('composeExtension/query', { commandId: 'searchScenarios', parameters, queryOptions });

interface Dialog {
  readonly task: { readonly type: string; readonly value: { readonly title: string; readonly height: string; readonly card: { readonly contentType: string; readonly content: Json } } };
}

/** The data of every button of a dialog. */
function submitsOf(card: Json): readonly Json[] {
  return [...elementsOf(card['body'])].flatMap(([element]) => (element['type'] === 'Action.Submit' ? [element['data'] as Json] : []));
}

describe('the message extension over HTTP', () => {
  let app: App;
  beforeEach(async () => {
    app = await startApp();
    app.does(aProcess(createMemoryStore()).answer);
  });
  afterEach(() => app.close());
  const calls = (): readonly string[] => app.connector.calls.map(({ method, path }) => `${method} ${path}`);
  const reply = async (activity: Json): Promise<unknown> => {
    const response = await app.deliver(activity);
    assert.equal(response.status, 200);
    return response.json();
  };
  const open = async (activity = fetchTask()): Promise<Json> => ((await reply(activity)) as Dialog).task.value.card.content;
  const button = (card: Json, wanted: Json): Json => submitsOf(card).find((data) => Object.entries(wanted).every(([key, value]) => data[key] === value)) ?? assert.fail(JSON.stringify(submitsOf(card)));

  describe('with a message to diagnose', () => {
    it('answers with a dialog that holds the card, and posts nothing', async () => {
      const { task } = (await reply(fetchTask())) as Dialog;
      assert.deepEqual([task.type, task.value.title, task.value.card.contentType], ['continue', "Shirube's diagnosis", 'application/vnd.microsoft.card.adaptive']);
      assert.match(JSON.stringify(task.value.card.content), /No licenses left/);
      assert.deepEqual(calls(), []);
    });

    it('offers in a dialog only what dialogs know', async () => {
      const card = await open();
      assert.deepEqual(buttonsOf(card), []);
      assert.ok(submitsOf(card).length > 3);
      assert.doesNotMatch(JSON.stringify(card), /fallback"|"verb"/);
    });

    it('reads the lines of its HTML, and plain text as it is', async () => {
      await reply(fetchTask());
      await reply(fetchTask({ ...messagePayload, subject: 'Trouble', body: { contentType: 'text', content: `<b>${licenseError}` } }));
      assert.deepEqual(app.incoming.map((incoming) => incoming.kind === 'diagnose' && incoming.text), [
        'Megan help:\nBad Request (400)\nSubscription with SKU 6fd2c87f does not have any available licenses', `Trouble\n<b>${licenseError}`,
      ]);
    });

    it('shows help for a message that is deleted, empty or no message at all', async () => {
      for (const payload of [{ ...messagePayload, deleted: true }, { ...messagePayload, body: { contentType: 'html', content: '' } }, {}]) {
        assert.match(JSON.stringify(await open(fetchTask(payload))), /How to use me/);
      }
    });

    it('answers within two seconds while the service hangs', async () => {
      const data = button(await open(), { event: 'share' });
      app.connector.next('POST', { hang: true });
      const started = performance.now();
      const body = await reply(submitAction(data));
      assert.ok(performance.now() - started < 2_000);
      assert.match(JSON.stringify(body), /could not make sure/);
    }).timeout(4_000);

    it('walks by buttons in the dialog alone', async () => {
      const card = await open();
      const { task } = (await reply(submitAction(button(card, { event: 'choose', choice: 'graph' })))) as Dialog;
      assert.equal(task.type, 'continue');
      assert.match(JSON.stringify(task.value.card.content), /Graph, PowerShell/);
      assert.deepEqual(calls(), []);
    });
  });

  describe('with a card to post', () => {
    it('posts it in the thread of the message, and closes the dialog with a word', async () => {
      assert.deepEqual(await reply(submitAction(button(await open(), { event: 'share' }))), { task: { type: 'message', value: 'Posted in the conversation. Everyone there can go on with it.' } });
      assert.deepEqual(calls(), [`POST ${activities}`]);
      const { attachments, conversation } = app.connector.calls[0]?.activity ?? {};
      assert.match(JSON.stringify(attachments), /Action\.Execute/);
      assert.equal((conversation as Json)['id'], thread);
    });

    it('posts in the thread also where the invoke names the channel only', async () => {
      const bare = { conversation: { id: channel } };
      const card = await open(fetchTask(messagePayload, bare));
      await reply(submitAction(button(card, { event: 'share' }), bare));
      const reply2 = fetchTask({ ...messagePayload, id: '1611060799999', replyToId: '1611060744833' }, bare);
      await reply(submitAction(button(await open(reply2), { event: 'share' }), bare));
      assert.deepEqual(calls(), [`POST ${activities}`, `POST ${activities}`]);
    });

    it('posts in no other conversation than that of the invoke, whatever the button says', async () => {
      const data = { ...button(await open(), { event: 'share' }), thread: '19:other@thread.tacv2;messageid=1' };
      await reply(submitAction(data));
      assert.deepEqual(calls(), [`POST ${activities}`]);
    });

    it('believes a button of a thread of the same channel only', async () => {
      const bare = { conversation: { id: channel } };
      const data = button(await open(fetchTask(messagePayload, bare)), { event: 'share' });
      for (const foreign of [thread.replace('general', 'private'), `${thread}/../x`, 5]) {
        assert.match(JSON.stringify(await reply(submitAction({ ...data, thread: foreign }, bare))), /could not read this button/);
      }
      assert.deepEqual(calls(), []);
      assert.deepEqual(app.incoming.slice(1).map(({ place }) => place.conversation), [channel, channel, channel]);
    });

    it('posts once when it is delivered again, and when it is pressed again', async () => {
      const data = button(await open(), { event: 'share' });
      const activity = submitAction(data);
      const bodies = [await reply(activity), await reply(activity), await reply(submitAction(data))];
      assert.deepEqual(bodies[1], bodies[0]);
      assert.match(JSON.stringify(bodies[2]), /already/);
      assert.equal(calls().length, 1);
    });

    for (const status of [403, 404]) {
      it(`offers to be added where the service says ${status}, and posts after that`, async () => {
        const data = button(await open(), { event: 'share' });
        app.connector.next('POST', { status });
        const { task } = (await reply(submitAction(data))) as Dialog;
        assert.equal(task.type, 'continue');
        const install = button(task.value.card.content, { event: 'share' });
        assert.deepEqual(install['msteams'], { justInTimeInstall: true });
        assert.match(JSON.stringify(await reply(submitAction(install))), /Posted/);
        assert.deepEqual(calls(), [`POST ${activities}`, `POST ${activities}`]);
      });
    }

    it('explains what to do when Teams tells of the installation alone', async () => {
      assert.match(JSON.stringify(await reply(submitAction({ msteams: { justInTimeInstall: true } }))), /has been added/);
    });

    it('is told what nobody can read', async () => {
      assert.match(JSON.stringify(await reply(submitAction({ event: 'share', walk: 5 }))), /task/);
      assert.match(JSON.stringify(await reply(submitAction('nonsense'))), /could not read this button/);
    });
  });

  describe('with a search', () => {
    interface Found {
      readonly composeExtension: { readonly type: string; readonly attachmentLayout: string; readonly attachments: readonly { readonly contentType: string; readonly content: Json; readonly preview: { readonly contentType: string; readonly content: { readonly title: string; readonly text: string } } }[] };
    }

    it('answers with a list of previews, and cards to insert', async () => {
      const { composeExtension } = (await reply(query([{ name: 'query', value: 'ＡＡＤＳＴＳ７０００２２２' }], { skip: 0, count: 25 }))) as Found;
      assert.deepEqual([composeExtension.type, composeExtension.attachmentLayout], ['result', 'list']);
      const [first] = composeExtension.attachments;
      assert.deepEqual([first?.contentType, first?.preview.contentType], ['application/vnd.microsoft.card.adaptive', 'application/vnd.microsoft.card.thumbnail']);
      assert.match(first?.preview.content.title ?? '', /secret/i);
      assert.equal(buttonsOf(first?.content)[0]?.['event'], 'start');
    });

    it('shows what there is at the first opening, and turns pages', async () => {
      const first = (await reply(query([{ name: 'initialRun', value: 'true' }], { skip: 0, count: 5 }))) as Found;
      const second = (await reply(query([{ name: 'initialRun', value: 'true' }], { skip: 5, count: 5 }))) as Found;
      const titles = [first, second].flatMap(({ composeExtension }) => composeExtension.attachments.map(({ preview }) => preview.content.title));
      assert.deepEqual([titles.length, new Set(titles).size], [10, 10]);
    });

    it('says in words that nothing was found, and reads what is no query', async () => {
      assert.deepEqual(await reply(query([{ name: 'query', value: 'zzzz qqqq' }])), { composeExtension: { type: 'message', text: 'Nothing was found. Paste the whole error, or try other words.' } });
      for (const value of [{ commandId: 'searchScenarios' }, { commandId: 'searchScenarios', parameters: 'x', queryOptions: { skip: -1, count: 'all' } }]) {
        assert.equal(((await reply(invoke('composeExtension/query', value))) as Found).composeExtension.type, 'result');
      }
    });

    it('begins the walk in the conversation when the button of an inserted card is pressed', async () => {
      const { composeExtension } = (await reply(query([{ name: 'query', value: 'license' }]))) as Found;
      const [data] = buttonsOf(composeExtension.attachments[0]?.content);
      const click: Json = { type: 'invoke', name: 'adaptiveCard/action', id: 'f:begin', text: undefined, replyToId: 'inserted', conversation: { id: thread }, value: { action: { type: 'Action.Execute', verb: 'walk', data }, trigger: 'manual' } };
      assert.match(JSON.stringify(await reply(click)), /activity\.message/);
      assert.deepEqual(calls(), [`POST ${activities}/inserted`]);
    });

    it('gives who presses it the card alone where the bot may not post', async () => {
      const { composeExtension } = (await reply(query([{ name: 'query', value: 'license' }]))) as Found;
      const [data] = buttonsOf(composeExtension.attachments[0]?.content);
      app.connector.next('POST', { status: 403 });
      const body = await reply({ type: 'invoke', name: 'adaptiveCard/action', id: 'f:alone', text: undefined, replyToId: 'inserted', conversation: { id: thread }, value: { action: { type: 'Action.Execute', verb: 'walk', data }, trigger: 'manual' } });
      assert.match(JSON.stringify(body), /card\.adaptive/);
    });
  });

  it('apologizes in its own way when it fails', async () => {
    app.does(() => Promise.reject(new Error('broken')));
    assert.deepEqual(await reply(fetchTask()), { task: { type: 'message', value: 'noticeFailed in en' } });
    assert.equal(((await reply(query([]))) as { composeExtension: Json }).composeExtension['type'], 'message');
  });

  it('refuses commands that are not its own', async () => {
    for (const name of ['fetchTask', 'submitAction', 'query', 'queryLink', 'selectItem']) {
      assert.match(JSON.stringify(await reply(invoke(`composeExtension/${name}`, { commandId: 'other' }))), /application\/vnd\.microsoft\.error/);
    }
    assert.deepEqual(app.incoming, []);
  });
});
