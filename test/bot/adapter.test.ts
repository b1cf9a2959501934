import assert from 'node:assert/strict';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import { pino } from 'pino';
import { createAdapter } from '../../src/bot/adapter.js';
import { standOf, type Stand } from '../../src/bot/connector.js';
import { invokeResponse } from '../../src/bot/invoke.js';

const serviceUrl = 'http://127.0.0.1:9/';
const activity = (type: string): Activity =>
  ({ type, id: '1', channelId: 'msteams', serviceUrl, from: { id: '29:sato' }, recipient: { id: '28:bot' }, conversation: { id: '19:chat' } }) as Activity;

describe('the adapter', () => {
  const lines: string[] = [];
  const adapter = createAdapter({ kind: 'local' }, pino({}, { write: (line: string) => void lines.push(line) }));
  const run = async (type: string, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> => {
    const asked = activity(type);
    return adapter.turn(await adapter.authenticate(asked, ''), asked, logic);
  };

  it('runs a turn from where messages can be sent to its service, and to no other that may not be reached', async () => {
    const stands: Stand[] = [];
    assert.equal(await run('message', async (context) => void stands.push(standOf(context))), undefined);
    const [stand] = stands;
    assert.equal(stand?.activity.id, '1');
    assert.equal(typeof stand.connector.post, 'function');
    assert.equal(await stand.reach(serviceUrl), stand.connector);
    await assert.rejects(stand.reach('https://evil.example/'), /not an address of the service/);
  });

  it('answers an invoke with what the turn left for it', async () => {
    const response = await run('invoke', async (context) => void (await context.sendActivity(invokeResponse({ kind: 'message', text: 'done' }))));
    assert.deepEqual(response, { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'done' } });
  });

  it('answers an invoke whose turn fails with an error that says nothing of it, and logs where it was', async () => {
    const response = await run('invoke', () => Promise.reject(new TypeError('secret words')));
    assert.deepEqual([response?.status, (response?.body as { statusCode: number }).statusCode], [200, 500]);
    assert.ok(!JSON.stringify(response).includes('secret words'));
    assert.match(lines.join(), /TypeError.*a turn failed/);
  });

  it('ends a message whose turn fails without an answer', async () => {
    assert.equal(await run('message', () => Promise.reject(new Error('broken'))), undefined);
  });
});
