import assert from 'node:assert/strict';
import type { Answer, Incoming } from '../../src/exchange.js';
import { createSay } from '../../src/knowledge/phrase.js';
import { aProcess, turn } from '../support/answering.js';
import { licenseError } from '../support/conversation.js';
import { knowledge } from '../support/product.js';
import { createMemoryStore } from '../support/store.js';

type Message = Extract<Incoming, { kind: 'message' }>;
const en = createSay(knowledge.phrases, 'en');
const ja = createSay(knowledge.phrases, 'ja');
const said = ({ outgoing }: Answer): string => (outgoing.kind === 'say' ? outgoing.text : outgoing.kind);

function aThread() {
  const store = createMemoryStore();
  const { answer } = aProcess(store);
  const send = (text: string, more: Partial<Message> = {}) => answer({ ...turn, kind: 'message', text, mentioned: true, ...more });
  return { store, send, overhear: (text: string, more: Partial<Message> = {}) => send(text, { mentioned: false, ...more }) };
}

describe('a bot that ignores what does not mention it', () => {
  it('answers who mentions it, and nobody else', async () => {
    const { answer } = aProcess(createMemoryStore(), { ignoresUnmentioned: true });
    const send = (mentioned: boolean) => answer({ ...turn, kind: 'message', text: licenseError, mentioned });
    assert.deepEqual([said(await send(false)), said(await send(true))], ['silence', 'post']);
  });
});

describe('quiet', () => {
  it('silences what nobody asked, until somebody says back', async () => {
    const { send, overhear } = aThread();
    assert.equal(said(await overhear(licenseError)), 'post');
    assert.equal(said(await send('quiet')), en('quietDone'));
    assert.equal(said(await overhear(licenseError)), 'silence');
    assert.equal(said(await send('back')), en('quietOver'));
    assert.equal(said(await overhear(licenseError)), 'post');
  });

  it('answers who mentions it all the same', async () => {
    const { send } = aThread();
    await send('quiet');
    assert.equal(said(await send(licenseError)), 'post');
  });

  it('holds in its thread alone', async () => {
    const { send, overhear } = aThread();
    await send('quiet');
    assert.equal(said(await overhear(licenseError, { place: { ...turn.place, conversation: 'thread-2' } })), 'post');
  });

  it('does not warn of secrets either', async () => {
    const { send, overhear } = aThread();
    const leaked = 'client_secret=Abc8Q~0123456789abcdefghijklmnopqrstuvwx';
    assert.equal(said(await overhear(leaked)), 'post');
    await send('quiet');
    assert.equal(said(await overhear(leaked)), 'silence');
  });

  it('is asked for in both languages, in any width and with a full stop, and confirmed each time in a line', async () => {
    for (const text of ['静かに', '静かにしてください。', 'ＱＵＩＥＴ', 'Be quiet!']) {
      const { send, overhear } = aThread();
      const words = /[a-zＡ-Ｚ]/i.test(text) ? en : ja;
      assert.deepEqual([said(await send(text)), said(await send(text)), said(await overhear(licenseError))], [words('quietDone'), words('quietDone'), 'silence']);
    }
    const { send } = aThread();
    assert.equal(said(await send('戻って')), ja('quietOver'));
  });

  it('is not what is said to somebody else, or said within a question', async () => {
    const { send, overhear } = aThread();
    assert.equal(said(await overhear('quiet')), 'silence');
    assert.notEqual(said(await send('How do I quiet the alerts of a mailbox?')), en('quietDone'));
    assert.equal(said(await overhear(licenseError)), 'post');
  });

  it('means nothing in a personal chat, where every message is for the bot', async () => {
    const { send } = aThread();
    const place = { ...turn.place, scope: 'personal' } as const;
    assert.equal(said(await send('quiet', { place })), en('quietPersonal'));
    assert.equal(said(await send(licenseError, { place })), 'post');
  });

  it('says so when the store is down, and answers as ever', async () => {
    const { store, send, overhear } = aThread();
    await send('quiet');
    store.fail(true);
    assert.equal(said(await send('back')), en('quietLater'));
    assert.equal(said(await overhear(licenseError)), 'post');
  });

  it('answers as ever when the store takes long', async () => {
    const store = createMemoryStore();
    const { answer } = aProcess({ ...store, get: () => new Promise(() => undefined) });
    assert.equal(said(await answer({ ...turn, kind: 'message', text: licenseError, mentioned: false })), 'post');
  });
});
