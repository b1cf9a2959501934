import assert from 'node:assert/strict';
import type { Answer, Incoming } from '../../src/exchange.js';
import { createSay } from '../../src/knowledge/phrase.js';
import type { StoredWalk } from '../../src/turn/walks.js';
import { aProcess, buttonIn, turn } from '../support/answering.js';
import { licenseError } from '../support/conversation.js';
import { knowledge, recognize } from '../support/product.js';
import type { Json } from '../support/sample.js';
import { createMemoryStore } from '../support/store.js';

const en = createSay(knowledge.phrases, 'en');
const forbidden = 'Forbidden (403) Insufficient privileges to complete the operation';
const forbiddenTitle = knowledge.scenarios['insufficient-privileges']?.title.en ?? assert.fail();
const unknown = 'The printer has no power.';
const secret = 'client_secret=Abc8Q~0123456789abcdefghijklmnopqrstuvwx';
const textOf = ({ outgoing }: Answer): string => ('text' in outgoing ? outgoing.text : '');
const targetOf = ({ outgoing }: Answer): unknown => (outgoing.kind === 'update' ? outgoing.message : outgoing.kind);

const candidates = ['deprovision-lync', 'deprovision-keep-mail-user'].map((intent) => ({ intent, scenario: 'deprovision', score: 0.7, facts: {}, evidence: [] }));

function aThread() {
  const store = createMemoryStore();
  // Real messages that fit two cases come and go with the rules.
  const bot = aProcess(store, { recognize: (text, locale) => ({ ...recognize(text, locale), ...(text === 'which' ? { outcome: 'choose', candidates } : {}) }) });
  const deliver = async (answer: Promise<Answer>, message = 'card-1'): Promise<Answer> => {
    await (await answer).keep(message);
    return answer;
  };
  const at = { ...turn, id: 'question-1' };
  return {
    store,
    say: (text: string, more: Partial<Extract<Incoming, { kind: 'message' }>> = {}) => deliver(bot.answer({ ...at, kind: 'message', text, mentioned: true, ...more })),
    click: (data: Json, who?: string) => deliver(bot.click(data, who)),
    edit: (text: string, more: Partial<Extract<Incoming, { kind: 'edited' }>> = {}) => deliver(bot.answer({ ...at, kind: 'edited', text, ...more })),
    remove: () => deliver(bot.answer({ ...at, kind: 'deleted' })),
    stored: (id = 'walk-0001') => store.documents.get(JSON.stringify(['walks', id]))?.value as StoredWalk | undefined,
    everything: () => JSON.stringify([...store.documents]),
  };
}

describe('an edited question', () => {
  it('begins its card anew in place when it says something else', async () => {
    const { say, edit, stored } = aThread();
    await say(licenseError);
    const shown = await edit(forbidden);
    assert.equal(targetOf(shown), 'card-1');
    assert.match(textOf(shown), new RegExp(forbiddenTitle.replace(/[()]/g, '\\$&')));
    assert.deepEqual([stored()?.scenario, stored()?.revision, stored()?.message], ['insufficient-privileges', 2, 'card-1']);
  });

  it('goes on from there, and a click on the card as it was before shows the present one', async () => {
    const { say, edit, click } = aThread();
    const before = await say(licenseError);
    const shown = await edit(forbidden);
    const late = await click(buttonIn(before, { event: 'choose' }), 'Sato');
    assert.equal(late.outgoing.kind, 'show');
    assert.match(textOf(late), new RegExp(`^${en('noticeStale')}`));
    assert.match(textOf(late), new RegExp(forbiddenTitle.replace(/[()]/g, '\\$&')));
    assert.equal((await click(buttonIn(shown, { event: 'choose' }), 'Sato')).outgoing.kind, 'update');
  });

  it('changes nothing when it means the same', async () => {
    const { say, edit, stored } = aThread();
    await say(licenseError);
    assert.equal(targetOf(await edit(`${licenseError} please help`)), 'silence');
    assert.equal(stored()?.revision, 1);
  });

  it('changes nothing when it is delivered again', async () => {
    const { say, edit } = aThread();
    await say(licenseError);
    assert.equal(targetOf(await edit(forbidden)), 'card-1');
    assert.equal(targetOf(await edit(forbidden)), 'silence');
  });

  it('says gently that it has no steps for the new text, and keeps the card', async () => {
    const { say, edit, stored } = aThread();
    const before = await say(licenseError);
    const shown = await edit(unknown);
    assert.equal(targetOf(shown), 'card-1');
    assert.equal(textOf(shown), `${en('noticeEditedUnknown')}\n${textOf(before)}`);
    assert.equal(stored()?.scenario, 'license-exhausted');
  });

  it('leaves the walk to those who went on with it, and says so', async () => {
    const { say, edit, click, stored } = aThread();
    const chosen = await click(buttonIn(await say(licenseError), { event: 'choose', choice: 'graph' }), 'Sato');
    const shown = await edit(forbidden);
    assert.equal(textOf(shown), `${en('noticeEdited')}\n${textOf(chosen)}`);
    assert.equal(stored()?.scenario, 'license-exhausted');
  });

  it('does not disturb those who went on with words that mean nothing', async () => {
    const { say, edit, click } = aThread();
    await click(buttonIn(await say(licenseError), { event: 'choose', choice: 'graph' }), 'Sato');
    assert.equal(targetOf(await edit('solved, thank you')), 'silence');
  });

  it('turns what was not recognized into the card of what is', async () => {
    const { say, edit, click, stored } = aThread();
    assert.match(textOf(await say(unknown)), new RegExp(en('headingUnknown')));
    const shown = await edit(licenseError);
    assert.equal(targetOf(shown), 'card-1');
    assert.equal(stored()?.message, 'card-1');
    assert.equal(targetOf(await click(buttonIn(shown, { event: 'choose' }))), 'card-1');
  });

  it('turns a card into a choice where the new text fits several cases', async () => {
    const { say, edit, click } = aThread();
    await say(licenseError);
    const shown = await edit('which');
    assert.equal(targetOf(shown), 'card-1');
    assert.match(textOf(shown), new RegExp(en('headingChoose').replace('?', '\\?')));
    assert.equal((await click(buttonIn(shown, { event: 'open' }))).outgoing.kind, 'update');
    assert.equal(targetOf(await edit(forbidden)), 'card-1');
  });

  it('warns of a secret that came with the edit, and goes on warning when it is taken out', async () => {
    const { say, edit, everything } = aThread();
    await say(licenseError);
    assert.match(textOf(await edit(`${licenseError}\n${secret}`)), /^⚠ A secret/);
    assert.match(textOf(await edit(forbidden)), /^⚠ A secret/);
    assert.doesNotMatch(everything(), /Abc8Q/);
  });

  it('warns of a secret also where people went on', async () => {
    const { say, edit, click } = aThread();
    await click(buttonIn(await say(licenseError), { event: 'choose', choice: 'graph' }), 'Sato');
    assert.match(textOf(await edit(`thank you\n${secret}`)), /^⚠ A secret/);
  });

  it('posts nothing where nothing was answered, or nobody remembers it', async () => {
    const { say, edit, store } = aThread();
    assert.equal(targetOf(await edit(licenseError)), 'silence');
    assert.equal((await say('Thanks!')).outgoing.kind, 'say');
    assert.equal(targetOf(await edit(licenseError)), 'silence');
    await say(licenseError);
    store.fail(true);
    assert.equal(targetOf(await edit(forbidden)), 'silence');
  });

  it('posts nothing when its card is gone', async () => {
    const { say, edit } = aThread();
    await say(licenseError);
    assert.deepEqual(await (await edit(forbidden)).instead?.('card-1'), { kind: 'silence' });
  });

  it('obeys no command', async () => {
    const { say, edit, stored } = aThread();
    await say(licenseError);
    await edit('forget me');
    assert.equal(stored()?.scenario, 'license-exhausted');
  });

  it('is remembered by ids alone', async () => {
    const { say, everything } = aThread();
    await say(`${licenseError} for taro.sato@contoso.example`);
    assert.doesNotMatch(everything(), /taro|thread-1","question/);
  });
});

describe('a deleted question', () => {
  it('leaves the walk to the others, without what was read from it', async () => {
    const { say, remove, stored, click } = aThread();
    await say(licenseError);
    const shown = await remove();
    assert.equal(targetOf(shown), 'card-1');
    assert.equal(stored()?.receipt, undefined);
    assert.equal((await click(buttonIn(shown, { event: 'choose' }), 'Sato')).outgoing.kind, 'update');
  });

  it('takes back a card that shows nothing but what was read', async () => {
    const { say, remove, edit } = aThread();
    assert.match(textOf(await say('Error 500 Weird_Failure: something odd happened')), /Weird_Failure/);
    const shown = await remove();
    assert.deepEqual([targetOf(shown), textOf(shown)], ['card-1', en('noticeDeleted')]);
    assert.equal(targetOf(await edit(licenseError)), 'silence');
  });

  it('goes on warning of the secret that it held', async () => {
    const { say, remove } = aThread();
    await say(`${licenseError}\n${secret}`);
    assert.match(textOf(await remove()), /^⚠ A secret/);
  });

  it('means nothing where it was not answered', async () => {
    assert.equal(targetOf(await aThread().remove()), 'silence');
  });
});
