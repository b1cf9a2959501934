import assert from 'node:assert/strict';
import type { Answer, Elsewhere, Place } from '../../src/exchange.js';
import { createSay } from '../../src/knowledge/phrase.js';
import { changed, emptyProfile } from '../../src/profile/profile.js';
import { profileKey } from '../../src/turn/profiles.js';
import { aProcess, buttonIn, cardIn, person, turn } from '../support/answering.js';
import { licenseError } from '../support/conversation.js';
import { knowledge } from '../support/product.js';
import { createMemoryStore } from '../support/store.js';

const en = createSay(knowledge.phrases, 'en');
const service = 'https://smba.trafficmanager.net/jp/';
const thread: Place = { scope: 'channel', conversation: '19:a;messageid=1', team: '19:team', tenant: 'tenant-1', service };
const chat: Place = { scope: 'personal', conversation: 'a:sato', tenant: 'tenant-1', service: 'https://smba.trafficmanager.net/emea/' };
const graph = { event: 'choose', fact: 'seen-in', choice: 'graph' };
const textOf = ({ outgoing }: Answer): string => ('text' in outgoing ? outgoing.text : '');

function aTeam() {
  const store = createMemoryStore();
  const bot = aProcess(store);
  let messages = 0;
  const send = async (text: string, place: Place, who: string) => bot.answer({ ...turn, kind: 'message', text, mentioned: true, place, person: person(who) });
  /** A card that was posted, and that a person has clicked. */
  const walked = async (place: Place, who = 'Sato', text = licenseError, button: object = graph): Promise<Answer> => {
    const posted = await send(text, place, 'Megan');
    await posted.keep(`message-${(messages += 1)}`);
    const moved = await bot.click(buttonIn(posted, button as typeof graph), who, { place });
    await moved.keep(`message-${messages}`);
    return moved;
  };
  return { store, bot, walked, send, forget: (place: Place, who = 'Sato') => send('forget me', place, who) };
}

async function foundBy({ elsewhere = [] }: Answer): Promise<readonly (Elsewhere | undefined)[]> {
  const found: (Elsewhere | undefined)[] = [];
  for (const find of elsewhere) found.push(await find());
  return found;
}

const whereOf = (one: Elsewhere | undefined) => one && [one.conversation, one.service, one.answer.outgoing.kind === 'update' && one.answer.outgoing.message];

describe('cards that were posted, after "forget me"', () => {
  it('lose the name where they stand, from anywhere, with the answers that were given', async () => {
    const { walked, forget } = aTeam();
    const shown = await walked(thread);
    assert.match(JSON.stringify(cardIn(shown)), /Sato/);
    const answer = await forget(chat);
    assert.equal(textOf(answer), `${en('forgetDone', { count: 1 })}\n${en('forgetCards', { count: 1 })}`);
    const [one] = await foundBy(answer);
    assert.deepEqual(whereOf(one), [thread.conversation, service, 'message-1']);
    assert.ok(one);
    const card = JSON.stringify(cardIn(one.answer));
    assert.doesNotMatch(card, /Sato/);
    assert.match(card, /other[^]*03:04/);
    assert.deepEqual(JSON.parse(card.replaceAll('Sato', '')).actions, JSON.parse(JSON.stringify(cardIn(shown)).replaceAll('Sato', '')).actions);
  });

  it('are reached through the service of the turn where it is the same conversation', async () => {
    const { walked, forget } = aTeam();
    await walked({ ...thread, service: undefined });
    const [one] = await foundBy(await forget({ ...thread, service: 'https://smba.trafficmanager.net/in/' }));
    assert.deepEqual(whereOf(one), [thread.conversation, undefined, 'message-1']);
  });

  it('show the values of their own team, not those of whoever asks', async () => {
    const { store, walked, forget } = aTeam();
    const { profile } = changed(emptyProfile, new Map([['mailboxAttribute', 'extensionAttribute14']]), person('Kim'), new Date(0));
    await store.put('profiles', profileKey(thread), { ...profile, renewed: '2026-03-01T00:00:00Z' }, 0, new Date('2027-01-01'));
    const shown = await walked(thread, 'Sato', 'How do I deprovision a mailbox in Office 365 Dedicated and keep the mail user?', { event: 'choose', choice: 'no' });
    assert.match(JSON.stringify(cardIn(shown)), /extensionAttribute14/);
    const [one] = await foundBy(await forget(chat));
    assert.ok(one);
    assert.match(JSON.stringify(cardIn(one.answer)), /extensionAttribute14/);
  });

  it('stay as they are where those values cannot be read, or the walk is gone', async () => {
    const { store, walked } = aTeam();
    await walked(thread);
    let away = false;
    const bot = aProcess({ ...store, get: (collection, key) => (away && collection === 'profiles' ? Promise.reject(new Error('away')) : store.get(collection, key)) });
    const answer = await bot.answer({ ...turn, kind: 'message', text: 'forget me', mentioned: true, place: chat, person: person('Sato') });
    away = true;
    assert.deepEqual(await foundBy(answer), [undefined]);
    away = false;
    await store.delete('walks', 'walk-0001');
    assert.deepEqual(await foundBy(answer), [undefined]);
  });

  it('are drawn as their walk stands by then, and never posted where they are gone', async () => {
    const { bot, walked, forget } = aTeam();
    const shown = await walked(thread);
    const answer = await forget(chat);
    const moved = await bot.click(buttonIn(shown, { event: 'choose' }), 'Kim', { place: thread });
    const [one] = await foundBy(answer);
    assert.ok(one);
    assert.deepEqual([textOf(one.answer), (await one.answer.instead?.('message-1'))?.kind], [textOf(moved), 'silence']);
  });

  it('are the newest fifty; the answer says how many keep the name until somebody clicks', async () => {
    const { walked, forget } = aTeam();
    for (let count = 0; count < 52; count += 1) await walked({ ...thread, conversation: `19:${count}` });
    await walked({ ...thread, conversation: '19:unknown', service: undefined });
    const answer = await forget(chat);
    assert.equal(textOf(answer), [en('forgetDone', { count: 53 }), en('forgetCards', { count: 50 }), en('forgetOlder', { count: 3 })].join('\n'));
    const found = await foundBy(answer);
    assert.deepEqual([found.length, found[0]?.conversation, found.at(-1)?.conversation], [50, '19:51', '19:2']);
  });

  it('are reached where the walk was begun before anybody noted how', async () => {
    const { bot, walked, forget } = aTeam();
    const shown = await walked({ ...thread, service: undefined }, 'Kim');
    await bot.click(buttonIn(shown, { event: 'choose' }), 'Sato', { place: thread });
    assert.deepEqual((await foundBy(await forget(chat))).map(whereOf), [[thread.conversation, service, 'message-1']]);
  });

  it('are left alone where they name nobody: after a voice, or of somebody else', async () => {
    const { bot, walked, forget } = aTeam();
    const end = await walked(thread, 'Kim', licenseError, { event: 'choose', choice: 'cloudgate' });
    const resolved = await bot.click(buttonIn(end, { event: 'choose' }), 'Kim', { place: thread });
    const form = await bot.click(buttonIn(resolved, { event: 'feedback' }), 'Sato', { place: thread });
    await bot.click(buttonIn(form, { event: 'solved' }), 'Sato', { place: thread });
    const answer = await forget(chat);
    assert.deepEqual([textOf(answer), answer.elsewhere], [en('forgetDone', { count: 1 }), []]);
  });

  it('lose the name as far as the store went before it failed', async () => {
    const { store, bot, walked } = aTeam();
    await walked(thread);
    await walked({ ...thread, conversation: '19:second' });
    let puts = 0;
    const failing = aProcess({ ...store, put: (...of) => ((puts += 1) > 1 ? Promise.reject(new Error('down')) : store.put(...of)) });
    const answer = await failing.answer({ ...turn, kind: 'message', text: 'forget me', mentioned: true, place: chat, person: person('Sato') });
    assert.equal(textOf(answer), en('forgetLater'));
    assert.deepEqual((await foundBy(answer)).map((one) => one?.conversation), [thread.conversation]);
    const rest = await bot.answer({ ...turn, kind: 'message', text: 'forget me', mentioned: true, place: chat, person: person('Sato') });
    assert.deepEqual((await foundBy(rest)).map((one) => one?.conversation), ['19:second']);
  });

  it('lose a name that a click at the same time has drawn once more', async () => {
    const { bot, walked, forget } = aTeam();
    const shown = await walked(thread);
    const moved = await bot.click(buttonIn(shown, { event: 'choose' }), 'Kim', { place: thread });
    assert.match(JSON.stringify(cardIn(moved)), /Sato/);
    await forget(chat);
    const corrected = await moved.keep('message-1');
    assert.ok(corrected);
    assert.doesNotMatch(JSON.stringify(cardIn(corrected)), /Sato/);
  });
});
