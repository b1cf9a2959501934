import assert from 'node:assert/strict';
import { contentOf } from '../../src/card.js';
import fc from 'fast-check';
import type { Answer, Result } from '../../src/exchange.js';
import { createSay } from '../../src/knowledge/phrase.js';
import { locales } from '../../src/locale.js';
import { aProcess, buttonIn, cardIn, turn } from '../support/answering.js';
import { faultsOf } from '../support/card.js';
import { buttonsOf, licenseError } from '../support/conversation.js';
import { knowledge } from '../support/product.js';
import { createMemoryStore } from '../support/store.js';

const bot = aProcess(createMemoryStore());
const resultsOf = ({ outgoing }: Answer): readonly Result[] => (outgoing.kind === 'results' ? outgoing.results : assert.fail(outgoing.kind));
const find = (text: string, more: { skip?: number; count?: number; locale?: 'ja' | 'en' } = {}) => bot.answer({ ...turn, kind: 'search', text, skip: 0, count: 25, ...more });
const titles = async (text: string, locale?: 'ja' | 'en') => resultsOf(await find(text, locale ? { locale } : {})).map(({ title }) => title);
const intents = Object.values(knowledge.scenarios).flatMap((scenario) => scenario.intents);
const titleOf = (id: string, locale: 'ja' | 'en' = 'en') => intents.find((intent) => intent.id === id)?.title[locale];

describe('a search', () => {
  it('shows what there is before anything is typed, in the language of the client', async () => {
    assert.deepEqual((await titles('')).slice(0, 3), intents.slice(0, 3).map(({ title }) => title.en));
    assert.deepEqual((await titles('', 'ja')).slice(0, 3), intents.slice(0, 3).map(({ title }) => title.ja));
  });

  it('finds every case by its title in either language', async () => {
    for (const locale of locales) {
      for (const { id, title } of intents) assert.ok((await titles(title[locale])).slice(0, 3).includes(titleOf(id, locale) ?? ''), `${id} ${locale}`);
    }
  });

  it('finds every resolution by its title in either language', async () => {
    for (const locale of locales) {
      for (const node of Object.values(knowledge.scenarios).flatMap(({ nodes }) => Object.values(nodes))) {
        if (node.kind !== 'resolution') continue;
        const pages = await Promise.all([0, 25, 50, 75].map(async (skip) => (await find(node.title[locale], { skip, locale })).outgoing));
        const found = pages.flatMap((outgoing) => (outgoing.kind === 'results' ? outgoing.results : []));
        assert.ok(found.some(({ title }) => title === node.title[locale] || title === node.title.en || title === node.title.ja), `${node.id} ${locale}`);
      }
    }
  });

  it('finds by words while they are typed, by codes, and in full and half width', async () => {
    assert.ok((await titles('litig')).includes(titleOf('deprovision-litigation-hold') ?? ''));
    assert.ok((await titles('7000222')).includes(titleOf('client-credential-expired') ?? ''));
    assert.ok((await titles('ＡＡＤＳＴＳ７０００２２２')).includes(titleOf('client-credential-expired') ?? ''));
    assert.ok((await titles('訴訟ﾎｰﾙﾄﾞ')).includes(titleOf('deprovision-litigation-hold', 'ja') ?? ''));
    assert.ok((await titles('ライセンス')).some((title) => title.includes('ライセンス')));
  });

  it('recognizes a pasted error first', async () => {
    assert.equal((await titles(licenseError))[0], titleOf('license-exhausted'));
    assert.equal((await titles('401 invalid_client AADSTS7000222: The provided client secret keys are expired.'))[0], titleOf('client-credential-expired'));
  });

  it('says when there is nothing', async () => {
    const { outgoing } = await find('zzzz qqqq');
    assert.deepEqual(outgoing, { kind: 'say', text: createSay(knowledge.phrases, 'en')('searchNothing') });
  });

  it('turns pages without leaving out or repeating anything', async () => {
    const all = resultsOf(await find('', { count: 25 })).concat(resultsOf(await find('', { skip: 25 })));
    const paged = (await Promise.all([0, 10, 20, 30, 40].map((skip) => find('', { skip, count: 10 })))).flatMap(resultsOf);
    assert.deepEqual(paged.map(({ title }) => title), all.map(({ title }) => title));
    assert.deepEqual(resultsOf(await find('', { skip: 10_000 })), []);
  });

  it('gives cards that Teams can show, and a page that it can carry', async () => {
    for (const locale of locales) {
      for (const skip of [0, 25, 50]) {
        const results = resultsOf(await find('', { skip, locale }));
        assert.deepEqual(results.flatMap(({ card }) => faultsOf(contentOf(card))), []);
        assert.ok(Buffer.byteLength(JSON.stringify(results), 'utf16le') < 200 * 1024);
      }
    }
  });

  it('gives cards that hold no step, and whose button begins the walk where it stands', async () => {
    const [first] = resultsOf(await find('litigation hold best practice'));
    const [data] = buttonsOf(first && contentOf(first.card));
    const started = await bot.click(data ?? assert.fail());
    assert.equal(started.outgoing.kind, 'post');
    assert.ok(buttonIn(started, { event: 'language' })['scenario'] === 'deprovision');
    assert.doesNotMatch(first?.card.json ?? assert.fail(), /MMSSPP.*Step/);
  });

  it('begins a resolution where its answers lead, which everybody can change', async () => {
    const results = resultsOf(await find('Graph, PowerShell license'));
    const button = results.flatMap(({ card }) => buttonsOf(contentOf(card))).find(({ path }) => Array.isArray(path) && path.length > 0);
    const started = await bot.click(button ?? assert.fail());
    assert.ok(buttonIn(started, { event: 'review' }));
    assert.deepEqual(faultsOf(cardIn(started)), []);
  });

  it('tells nobody a secret that was searched for, and never fails', async () => {
    assert.doesNotMatch(JSON.stringify(await find('client_secret=Abc8Q~0123456789abcdefghijklmnopqrstuvwx')), /Abc8Q/);
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
      assert.ok(['say', 'results'].includes((await find(text)).outgoing.kind));
    }), { numRuns: 200 });
  });
});
