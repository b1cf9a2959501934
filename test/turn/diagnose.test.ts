import assert from 'node:assert/strict';
import { contentOf } from '../../src/card.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '../../src/exchange.js';
import { createSay } from '../../src/knowledge/phrase.js';
import { openSqlite } from '../../src/store/sqlite.js';
import type { Store } from '../../src/store/types.js';
import type { StoredWalk } from '../../src/turn/walks.js';
import { aProcess, buttonIn, cardIn, person, turn } from '../support/answering.js';
import { faultsOf } from '../support/card.js';
import { buttonsOf, licenseError } from '../support/conversation.js';
import { knowledge } from '../support/product.js';
import type { Json } from '../support/sample.js';
import { createMemoryStore } from '../support/store.js';

const en = createSay(knowledge.phrases, 'en');
const textOf = ({ outgoing }: Answer): string => ('text' in outgoing ? outgoing.text : '');
const secret = 'client_secret=Abc8Q~0123456789abcdefghijklmnopqrstuvwx';
const now = () => new Date('2026-03-01T03:04:00Z');

function aDialog(store: Store = createMemoryStore()) {
  const bot = aProcess(store, { now });
  const deliver = async (answer: Promise<Answer>, message?: string): Promise<Answer> => {
    await (await answer).keep(message);
    return answer;
  };
  return {
    store,
    bot,
    diagnose: (text: string) => deliver(bot.answer({ ...turn, id: 'f:1', kind: 'diagnose', text })),
    press: (data: Json, who = 'Megan') => deliver(bot.answer({ ...turn, id: 'f:2', kind: 'click', data, dialog: true, person: person(who) })),
    share: (data: unknown, message: string | null = 'posted-1', conversation: string = turn.place.conversation) =>
      deliver(bot.answer({ ...turn, id: 'f:3', kind: 'share', data, place: { ...turn.place, conversation } }), message ?? undefined),
    stored: async (id = 'walk-0001') => (await store.get('walks', id))?.value as StoredWalk | undefined,
  };
}

const shareButton = (answer: Answer): Json => buttonIn(answer, { event: 'share' });

describe('the diagnosis of a message', () => {
  it('shows the reading and its card in a dialog, and posts nothing', async () => {
    const { outgoing } = await aDialog().diagnose(licenseError);
    assert.equal(outgoing.kind, 'dialog');
    assert.match(outgoing.kind === 'dialog' ? outgoing.text : '', /No licenses left/);
    assert.equal(outgoing.kind === 'dialog' && outgoing.title, en('dialogTitle'));
  });

  it('speaks the language of the message', async () => {
    const { outgoing } = await aDialog().diagnose('訴訟ホールド中のメールボックスを解除したい');
    assert.equal(outgoing.kind === 'dialog' && outgoing.title, createSay(knowledge.phrases, 'ja')('dialogTitle'));
  });

  it('says what it could read of what it does not know, with nothing to post', async () => {
    const shown = await aDialog().diagnose('Error 500 Weird_Failure: something odd happened');
    assert.match(textOf(shown), new RegExp(en('headingUnknown')));
    assert.ok(!buttonsOf(cardIn(shown)).some(({ event }) => event === 'share'));
  });

  it('warns of a secret first, and keeps it nowhere', async () => {
    const { diagnose, stored } = aDialog();
    const shown = await diagnose(`${licenseError}\n${secret}`);
    assert.match(textOf(shown), /^⚠ A secret/);
    assert.doesNotMatch(JSON.stringify([shown.outgoing, await stored()]), /Abc8Q/);
  });

  it('obeys no command that somebody else wrote', async () => {
    const { diagnose } = aDialog();
    for (const text of ['forget me', 'quiet', 'settings']) assert.notEqual((await diagnose(text)).outgoing.kind, 'post');
    assert.equal((await aDialog().bot.answer({ ...turn, kind: 'message', text: licenseError, mentioned: false })).outgoing.kind, 'post');
  });

  it('walks within the dialog, to steps that can be posted', async () => {
    const { diagnose, press, stored } = aDialog();
    const shown = await press(buttonIn(await diagnose(licenseError), { event: 'choose', choice: 'graph' }));
    assert.equal(shown.outgoing.kind, 'dialog');
    assert.deepEqual([(await stored())?.revision, (await stored())?.message], [2, undefined]);
    assert.ok(shareButton(shown));
    assert.deepEqual(faultsOf(cardIn(shown)), []);
  });

  it('shows cards that Teams can show at every step', async () => {
    const { diagnose, press } = aDialog();
    let shown = await diagnose('How do I deprovision a mailbox?');
    for (let clicks = 0; clicks < 12; clicks += 1) {
      assert.deepEqual(faultsOf(cardIn(shown)), []);
      const next = buttonsOf(cardIn(shown)).find(({ event }) => event === 'choose');
      if (next === undefined) break;
      shown = await press(next);
    }
    assert.match(JSON.stringify(cardIn(shown)), /"event":"feedback"/);
  });
});

describe('posting a diagnosis', () => {
  it('posts the card where the message stands, and says so', async () => {
    const { diagnose, share, stored } = aDialog();
    const { outgoing } = await share(shareButton(await diagnose(licenseError)));
    assert.ok(outgoing.kind === 'share');
    assert.equal(outgoing.told, en('shareDone'));
    assert.match(outgoing.text, /No licenses left/);
    assert.equal((await stored())?.message, 'posted-1');
    assert.ok((await stored())?.receipt);
  });

  it('posts where the dialog came to, and everybody goes on from there', async () => {
    const { bot, diagnose, press, share } = aDialog();
    const shown = await press(buttonIn(await diagnose(licenseError), { event: 'choose', choice: 'graph' }));
    const posted = await share(shareButton(shown));
    assert.doesNotMatch(JSON.stringify(cardIn(posted)), /"event":"share"/);
    const next = await bot.click(buttonIn(posted, { event: 'back' }), 'Sato');
    assert.equal(next.outgoing.kind === 'update' && next.outgoing.message, 'posted-1');
  });

  it('posts nothing twice, however often it is asked to', async () => {
    const { bot, diagnose, share } = aDialog();
    const data = shareButton(await diagnose(licenseError));
    const answers = await Promise.all([1, 2].map((id) => bot.answer({ ...turn, id: `f:${id}`, kind: 'share', data })));
    assert.deepEqual(answers.map(({ outgoing }) => outgoing.kind).sort(), ['say', 'share']);
    assert.equal(textOf(await share(data)), en('shareAlready'));
  });

  it('posts nothing twice over a real database', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shirube-share-'));
    const store = await openSqlite(folder, { now });
    try {
      const { diagnose, share, stored } = aDialog(store);
      const data = shareButton(await diagnose(licenseError));
      assert.equal((await share(data)).outgoing.kind, 'share');
      assert.equal((await stored())?.message, 'posted-1');
      assert.equal(textOf(await share(data)), en('shareAlready'));
    } finally {
      await store.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('offers to be added where it is not, and posts after that', async () => {
    const { diagnose, share } = aDialog();
    const data = shareButton(await diagnose(licenseError));
    const refused = await (await share(data, null)).refused?.(true);
    assert.ok(refused?.kind === 'dialog');
    assert.match(refused.text, new RegExp(en('shareRefused')));
    const [install] = buttonsOf(contentOf(refused.card));
    assert.equal(install?.['install'], true);
    assert.equal((await share(install)).outgoing.kind, 'share');
  });

  it('does not post again what may have arrived', async () => {
    const { diagnose, share } = aDialog();
    const data = shareButton(await diagnose(licenseError));
    assert.deepEqual(await (await share(data, null)).refused?.(false), { kind: 'say', text: en('shareUnsure') });
    assert.equal(textOf(await share(data)), en('shareAlready'));
  });

  it('says what to do when only the news of having been added comes', async () => {
    assert.equal(textOf(await aDialog().share({ msteams: { justInTimeInstall: true } })), en('shareInstalled'));
  });

  it('goes on from the path of the button while the store is down', async () => {
    const store = createMemoryStore();
    const { diagnose, press, share } = aDialog(store);
    store.fail(true);
    const shown = await press(buttonIn(await diagnose(licenseError), { event: 'choose', choice: 'graph' }));
    const posted = await share(shareButton(shown));
    assert.equal(posted.outgoing.kind, 'share');
    assert.match(textOf(posted), /Graph, PowerShell/);
  });

  it('posts nothing elsewhere', async () => {
    const { diagnose, share } = aDialog();
    assert.equal(textOf(await share(shareButton(await diagnose(licenseError)), 'posted-1', 'thread-2')), en('noticeUnknownButton'));
  });

  it('moves the posted card along with a dialog that is still open', async () => {
    const { diagnose, press, share } = aDialog();
    const shown = await diagnose(licenseError);
    await share(shareButton(shown));
    const { outgoing } = await press(buttonIn(shown, { event: 'choose', choice: 'graph' }));
    assert.equal(outgoing.kind === 'dialog' && outgoing.message, 'posted-1');
  });
});
