import assert from 'node:assert/strict';
import { startApp, type App } from '../support/app.js';
import { mention, type Json } from '../support/activity.js';
import { openTeam, type Team } from '../support/team.js';
import { createAnswering } from '../../src/answer.js';
import type { Element } from '../support/card.js';
import { elementsOf } from '../support/card.js';

const channelData = { tenant: { id: 'tenant-1' }, team: { id: '19:team' }, channel: { id: '19:general@thread.tacv2' } };
const inputs = { 'set-language': 'none', 'set-environment': 'dedicated-itar', 'set-asr': 'none', 'set-lyncAttribute': 'pager' };

/** What the bot sent to everybody last. */
function lastCard(app: App): Element {
  const { attachments } = app.connector.calls.at(-1)?.activity ?? {};
  return (attachments as readonly { readonly content: Element }[])[0]?.content ?? assert.fail();
}

const dataOf = (card: unknown, event: string): Json =>
  [...elementsOf(card)].map(([{ data }]) => data as Json | undefined).find((data) => data?.['event'] === event) ?? assert.fail(event);

describe('the settings over HTTP', () => {
  let app: App;
  let team: Team;
  beforeEach(async () => {
    [app, team] = [await startApp(), await openTeam()];
    app.does(createAnswering(team.app, (error) => assert.fail(String(error))));
  });
  afterEach(async () => {
    await app.close();
    await team.close();
  });
  const ask = (id: string) => app.deliver({ id, channelData, text: '<at>Shirube</at> 設定', entities: [mention('<at>Shirube</at>')] });
  const click = (id: string, data: Json) => app.deliver({ type: 'invoke', name: 'adaptiveCard/action', id, replyToId: 'card-1', text: undefined, channelData, value: { action: { type: 'Action.Execute', verb: 'walk', data }, trigger: 'manual' } });

  it('are asked for by a mention, saved by the inputs of the click, and shown to everybody', async () => {
    await ask('1');
    const saved = await click('f:1', { ...dataOf(lastCard(app), 'settings-save'), ...inputs });
    const { value } = (await saved.json()) as { value: unknown };
    assert.match(JSON.stringify(value), /チームの設定を保存しました.*pager.*Megan Bowen/);
    assert.deepEqual([app.connector.calls.at(-1)?.method, lastCard(app)], ['PUT', value]);
    await ask('2');
    assert.match(JSON.stringify(lastCard(app)), /"id":"set-lyncAttribute"[^}]*"value":"pager"/);
  });

  it('are saved by a client that knows no Action.Execute', async () => {
    await ask('1');
    const data = { ...dataOf(lastCard(app), 'settings-save'), ...inputs };
    await app.deliver({ id: '2', replyToId: 'card-1', text: undefined, channelData, value: data });
    assert.equal(app.connector.calls.at(-1)?.method, 'PUT');
    assert.match(JSON.stringify(lastCard(app)), /チームの設定を保存しました/);
  });

  it('are asked for again, by the clicker alone, when they cannot be', async () => {
    await ask('1');
    const calls = app.connector.calls.length;
    const again = await click('f:1', { ...dataOf(lastCard(app), 'settings-save'), ...inputs, 'set-lyncAttribute': 'Ｌync' });
    assert.match(JSON.stringify(await again.json()), /今は「Ｌ」で始まっています/);
    assert.equal(app.connector.calls.length, calls);
  });
});
