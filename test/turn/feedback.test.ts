import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Answer } from '../../src/exchange.js';
import { createSay } from '../../src/knowledge/phrase.js';
import { gatherOpinions } from '../../src/opinions.js';
import { openSqlite } from '../../src/store/sqlite.js';
import type { Store } from '../../src/store/types.js';
import { feedbackJournal } from '../../src/turn/feedback.js';
import type { StoredWalk } from '../../src/turn/walks.js';
import { aProcess, buttonIn, cardIn, turn } from '../support/answering.js';
import { faultsOf } from '../support/card.js';
import { buttonsOf, licenseError } from '../support/conversation.js';
import { knowledge } from '../support/product.js';
import type { Json } from '../support/sample.js';
import { createMemoryStore } from '../support/store.js';

const en = createSay(knowledge.phrases, 'en');
const ja = createSay(knowledge.phrases, 'ja');
const textOf = ({ outgoing }: Answer): string => ('text' in outgoing ? outgoing.text : '');
const fault = '{"error":{"code":"Request_ResourceNotFound"}}';

/** A thread whose walk stands at a resolution. */
async function atResolution(store: Store = createMemoryStore()) {
  const bot = aProcess(store);
  const deliver = async (answer: Promise<Answer>): Promise<Answer> => {
    const done = await answer;
    const more = await done.keep('message-1');
    await more?.keep('message-1');
    return done;
  };
  const click = (data: Json, who?: string) => deliver(bot.click(data, who));
  const question = await deliver(bot.say(licenseError));
  let resolution = await click(buttonIn(question, { event: 'choose', choice: 'graph' }));
  while (JSON.stringify(cardIn(resolution)).includes('"event":"choose"')) resolution = await click(buttonIn(resolution, { event: 'choose' }));
  const form = (who?: string) => click(buttonIn(resolution, { event: 'feedback' }), who);
  const vote = async (event: 'solved' | 'unsolved', who?: string, more: Json = {}) => click({ ...buttonIn(await form(who), { event }), ...more }, who);
  const lines = async () => gatherOpinions(await store.query(feedbackJournal, new Date(0), 100));
  return { store, bot, click, resolution, form, vote, lines };
}

describe('feedback on a resolution', () => {
  it('is asked for in a form that only the clicker sees', async () => {
    const { form } = await atResolution();
    const shown = await form();
    assert.equal(shown.outgoing.kind, 'show');
    assert.match(textOf(shown), new RegExp(en('headingFeedback').replace('?', '\\?')));
    assert.deepEqual(faultsOf(cardIn(shown)), []);
  });

  it('is counted on the card for everyone', async () => {
    const { vote } = await atResolution();
    const one = await vote('solved', 'Megan');
    assert.equal(one.outgoing.kind, 'update');
    await vote('solved', 'Sato');
    assert.match(textOf(await vote('unsolved', 'Kim')), /Solved for 2, not solved for 1/);
  });

  it('is one voice a person, which can be changed', async () => {
    const { vote, form, lines } = await atResolution();
    await vote('unsolved', 'Megan', { missing: 'Step 2 has no button' });
    assert.match(textOf(await form('Megan')), /You said it is not solved/);
    assert.match(textOf(await vote('solved', 'Megan')), /Solved for 1, not solved for 0/);
    assert.match(textOf(await vote('solved', 'Megan')), /Solved for 1, not solved for 0/);
    assert.deepEqual((await lines()).map(({ solved, unsolved, missing }) => [solved, unsolved, missing]), [[1, 0, []]]);
  });

  it('is kept for those who write the content, without secrets and names', async () => {
    const { vote, lines } = await atResolution();
    await vote('unsolved', 'Megan', { missing: '  The page asks taro.sato@contoso.co.jp for client_secret=Abc8Q~0123456789abcdefghijklmnopqrstuvwx  ' });
    const [opinions] = await lines();
    assert.equal(opinions?.scenario, 'license-exhausted');
    assert.deepEqual([opinions?.solved, opinions?.unsolved], [0, 1]);
    const { text = '' } = opinions?.missing[0] ?? {};
    assert.match(text, /^The page asks ‹mail-/);
    assert.doesNotMatch(text, /taro|Abc8Q/);
  });

  it('names nobody in the journal', async () => {
    const { store, vote } = await atResolution();
    await vote('unsolved', 'Megan', { missing: 'x'.repeat(2_000) });
    const [line] = await store.query(feedbackJournal, new Date(0), 1);
    assert.doesNotMatch(JSON.stringify(line), /Megan/);
    assert.equal((line?.value as Json)['missing'], 'x'.repeat(500));
  });

  it('loses its author when that person asks to be forgotten, and still counts', async () => {
    const { store, bot, vote, resolution, click } = await atResolution();
    await vote('solved', 'Sato');
    await bot.say('forget me', 'Sato');
    const walk = (await store.get('walks', 'walk-0001'))?.value as StoredWalk;
    assert.deepEqual(walk.votes?.map(({ person, solved }) => [person, solved]), [[undefined, true]]);
    const again = await click(buttonIn(resolution, { event: 'language' }));
    assert.match(textOf(again), /解決した 1 人/);
  });

  it('is not counted for another resolution that the walk has come to meanwhile', async () => {
    const { click, resolution, form, lines } = await atResolution();
    const opened = await form('Sato');
    await click(buttonIn(resolution, { event: 'back' }));
    const late = await click(buttonIn(opened, { event: 'solved' }), 'Sato');
    assert.equal(late.outgoing.kind, 'show');
    assert.match(textOf(late), new RegExp(en('noticeStale')));
    assert.deepEqual(await lines(), []);
  });

  it('is not counted for the resolution of another answer that somebody chose meanwhile', async () => {
    const { click, resolution, form, lines } = await atResolution();
    const opened = await form('Sato');
    let other = await click(buttonIn(resolution, { event: 'back' }));
    const choices = () => buttonsOf(cardIn(other)).filter(({ event }) => event === 'choose');
    while (choices().length > 0) other = await click(choices().at(-1) ?? assert.fail());
    assert.match(JSON.stringify(cardIn(other)), /"event":"feedback"/);
    assert.match(textOf(await click(buttonIn(opened, { event: 'solved' }), 'Sato')), new RegExp(en('noticeStale')));
    assert.deepEqual(await lines(), []);
  });

  it('goes back to the card without a word', async () => {
    const { click, form, resolution } = await atResolution();
    const back = await click(buttonIn(await form(), { event: 'feedback-close' }));
    assert.equal(back.outgoing.kind, 'show');
    assert.equal(textOf(back), textOf(resolution));
  });

  it('is refused from elsewhere and of a walk that nobody remembers', async () => {
    const { bot, form, resolution } = await atResolution();
    const data = buttonIn(await form(), { event: 'solved' });
    const elsewhere = await bot.click(data, 'Eve', { place: { ...turn.place, conversation: 'thread-2' } });
    assert.equal(textOf(elsewhere), en('noticeFeedbackOld'));
    assert.equal(textOf(await bot.click({ ...buttonIn(resolution, { event: 'feedback' }), walk: 'walk-none' })), en('noticeFeedbackOld'));
  });

  it('says when it could not be kept', async () => {
    const store = createMemoryStore();
    const { vote, form, click } = await atResolution(store);
    const data = buttonIn(await form(), { event: 'unsolved' });
    store.fail(true);
    assert.equal(textOf(await click(data)), en('noticeFeedbackLater'));
    store.fail(false);
    assert.match(textOf(await vote('solved')), /Solved for 1/);
  });

  it('of two people at the same time is counted in full, and the message ends with both', async () => {
    const { bot, form } = await atResolution();
    const opened = await Promise.all(['Megan', 'Sato'].map((who) => form(who)));
    const answers = await Promise.all(opened.map((shown, index) => bot.click(buttonIn(shown, { event: 'solved' }), ['Megan', 'Sato'][index])));
    // The first one's update arrives last, and finds that there is more to tell.
    await answers[1]?.keep('message-1');
    const more = await answers[0]?.keep('message-1');
    assert.match(more ? textOf(more) : '', /Solved for 2/);
  });

  it('speaks Japanese on a Japanese card', async () => {
    const { click, resolution } = await atResolution();
    const japanese = await click(buttonIn(resolution, { event: 'language' }));
    assert.match(textOf(await click(buttonIn(japanese, { event: 'feedback' }))), new RegExp(ja('headingFeedback')));
  });
});

describe('npm run feedback', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'shirube-feedback-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const run = async (): Promise<string> => (await promisify(execFile)('npm', ['run', '--silent', 'feedback'], { env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '' } })).stdout;

  it('prints counts and words beside the running bot', async function () {
    this.timeout(30_000);
    const store = await openSqlite(folder, { now: () => new Date('2026-03-01T03:04:00Z') });
    const { vote } = await atResolution(store);
    assert.equal(await run(), 'Nobody has said anything yet.\n');
    await vote('solved', 'Megan');
    await vote('unsolved', 'Sato', { missing: 'Where is\nthe page?' });
    assert.match(await run(), /^license-exhausted \S+: 1 solved, 1 not\n {2}2026-03-01 {2}Where is the page\?\n$/);
    await store.close();
  });
});

describe('gathering feedback', () => {
  it('leaves out lines that it cannot read', () => {
    assert.deepEqual(gatherOpinions([{ at: new Date(0), value: JSON.parse(fault) }]), []);
  });

  it('tells first of what helped least', () => {
    const line = (node: string, solved: boolean, voice: string) => ({ at: new Date(0), value: { scenario: 's', node, solved, voice, language: 'en' } });
    const found = gatherOpinions([line('a', true, '1'), line('b', false, '2'), line('b', false, '3'), line('c', false, '4')]);
    assert.deepEqual(found.map(({ node }) => node), ['b', 'c', 'a']);
  });
});
