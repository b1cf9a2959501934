import assert from 'node:assert/strict';
import { shown, startApp, type App } from '../support/app.js';
import { html, mention } from '../support/activity.js';

const conversation = '19:general@thread.tacv2;messageid=1611060744000';
const edit = { type: 'messageUpdate', id: 'question-1', timestamp: '2026-03-01T00:00:00.100Z', text: 'the new text', channelData: { eventType: 'editMessage' } };
const removal = { type: 'messageDelete', id: 'question-1', timestamp: '2026-03-01T00:00:00.100Z', text: undefined, channelData: { eventType: 'softDeleteMessage' } };

describe('an edit over HTTP', () => {
  let app: App;
  beforeEach(async () => (app = await startApp()));
  afterEach(() => app.close());
  const calls = (): readonly string[] => app.connector.calls.map(({ method, path }) => `${method} ${path}`);

  it('updates the card that the bot names, and posts nothing', async () => {
    app.does({ kind: 'update', ...shown, message: 'card-1' });
    const response = await app.deliver(edit);
    assert.deepEqual([response.status, await response.text()], [200, '']);
    assert.deepEqual(calls(), [`PUT /_connector/v3/conversations/${conversation}/activities/card-1`]);
  });

  it('reads the new text without the mention of the bot, and its lines from the HTML', async () => {
    await app.deliver({ ...edit, text: '<at>Shirube</at> one two', entities: [mention('<at>Shirube</at>')], attachments: html('<div><at id="0">Shirube</at> one<br>two</div>') });
    assert.deepEqual(app.incoming.map((incoming) => incoming.kind === 'edited' && [incoming.id, incoming.text.trim()]), [['question-1', 'one\ntwo']]);
  });

  it('is carried out once for each change of the same message, however often it is delivered', async () => {
    const second = { ...edit, timestamp: '2026-03-01T00:00:09.100Z', text: 'another text' };
    for (const activity of [edit, edit, second, second, edit]) await app.deliver(activity);
    assert.deepEqual(app.incoming.map((incoming) => incoming.kind === 'edited' && incoming.text), ['the new text', 'another text']);
  });

  it('of another kind means nothing, nor does one of a message without an id', async () => {
    for (const changes of [{ channelData: { eventType: 'undeleteMessage' } }, { channelData: undefined }, { id: undefined }]) await app.deliver({ ...edit, ...changes });
    assert.deepEqual(app.incoming, []);
  });

  it('that cannot be answered leaves no word behind', async () => {
    app.does(() => Promise.reject(new Error('broken')));
    assert.equal((await app.deliver(edit)).status, 200);
    assert.deepEqual(calls(), []);
  });

  it('tells the bot of a message that was deleted', async () => {
    await app.deliver(removal);
    await app.deliver(removal);
    assert.deepEqual(app.incoming.map(({ kind, id }) => [kind, id]), [['deleted', 'question-1']]);
  });
});
