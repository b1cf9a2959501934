import assert from 'node:assert/strict';
import { createSay } from '../../src/knowledge/phrase.js';
import { knowledge } from '../support/product.js';
import { button, elements, events, inputsOf, megan, openTeam, setUp, taro, thread, type Seen, type Team } from '../support/team.js';

const say = createSay(knowledge.phrases, 'en');
const valueOf = (fact: string, value: string): string => knowledge.scenarios['deprovision']?.facts[fact]?.values[value]?.en ?? assert.fail();

/** Tells neither environment nor ASR. */
const question = 'I am about to remove a mailbox and its user object completely; it is not on litigation hold. How do I deprovision it?';
const lines = (seen: Seen): readonly string[] =>
  elements(seen).flatMap(({ inlines }) => (Array.isArray(inlines) ? [inlines.map((inline: string | { readonly text: string }) => (typeof inline === 'string' ? inline : inline.text)).join('')] : []));
const shows = (seen: Seen, text: string): boolean => lines(seen).some((line) => line.includes(text));
const asks = (seen: Seen): unknown => elements(seen).map(({ data }) => (data as { event?: string; fact?: string } | undefined)).find((data) => data?.event === 'choose')?.fact;
const fromSettings = (fact: string, value: string): string => say('decisionProfile', { value: valueOf(fact, value) });
const offers = (seen: Seen): boolean => events(seen).includes('remember');

/** Chooses these answers where they are asked for, and the first one everywhere else. */
async function toTheEnd(team: Team, first: Seen, answers: Readonly<Record<string, string>> = {}): Promise<Seen> {
  let seen = first;
  for (let fact = asks(seen); fact !== undefined; fact = asks(seen)) {
    const choice = typeof fact === 'string' ? answers[fact] : undefined;
    seen = await team.click(button(seen, 'choose', choice === undefined ? {} : { choice }));
  }
  return seen;
}

const own = { mailboxAttribute: 'extensionAttribute10', mailboxValue: 'BOX=1;', filterAttribute: 'info', filterValue: 'Skip' };
const noAsr = { environment: 'dedicated-itar', mode: 'plan', target: 'mailbox-user', hold: 'no', after: 'remove-object', asr: 'no' };

describe('a walk in a team with settings', () => {
  let team: Team;
  beforeEach(async () => void (team = await openTeam()));
  afterEach(() => team.close());

  it('asks for the environment where the team has not set it', async () => {
    assert.equal(asks(await team.say(question)), 'environment');
  });

  it('skips the questions that the settings answer, and says where the answers are from', async () => {
    await setUp(team, { environment: 'dedicated-itar', asr: 'no' });
    const end = await toTheEnd(team, await team.say(question), noAsr);
    assert.ok(shows(end, fromSettings('environment', 'dedicated-itar')));
    assert.ok(shows(end, fromSettings('asr', 'no')));
    assert.ok(end.text.includes('(no ASR)'));
  });

  it('lets anybody choose otherwise in this walk, and only in this walk', async () => {
    await setUp(team, { environment: 'dedicated-itar' });
    const review = await team.click(button(await team.say(question), 'review'));
    const asked = await team.click(button(review, 'change', { fact: 'environment' }));
    assert.equal(asks(asked), 'environment');
    const other = await team.click(button(asked, 'choose', { choice: 'standard-m365' }));
    assert.ok(shows(other, valueOf('environment', 'standard-m365')));
    assert.ok(shows(await team.say(question), fromSettings('environment', 'dedicated-itar')));
  });

  it('does not take the settings again after somebody asked to be asked', async () => {
    await setUp(team, { environment: 'dedicated-itar' });
    const review = await team.click(button(await team.say(question), 'review'));
    const asked = await team.click(button(review, 'change', { fact: 'environment' }));
    assert.equal(asks(await team.click(button(asked, 'unsure'))), 'environment');
    await team.store.delete('walks', 'walk-0001');
    assert.equal(asks(await team.click(button(asked, 'unsure'))), 'environment');
  });

  it('believes the message before the settings, and says that they differ', async () => {
    await setUp(team, { environment: 'standard-m365' });
    const seen = await team.say('MMSSPP does not deprovision the mailbox');
    assert.ok(shows(seen, say('decisionAssumed', { value: valueOf('environment', 'dedicated-itar') })));
    const differs = say('noticeDiffers', { fact: 'Environment', told: valueOf('environment', 'dedicated-itar'), set: valueOf('environment', 'standard-m365') });
    assert.ok(seen.text.startsWith(differs));
    assert.ok((await toTheEnd(team, seen)).text.startsWith(differs));
  });

  it('says nothing of a difference where there is none', async () => {
    await setUp(team, { environment: 'dedicated-itar' });
    assert.doesNotMatch((await team.say('MMSSPP does not deprovision the mailbox')).text, /⚠/);
  });

  for (const event of ['open', 'start', 'example'] as const) {
    it(`has the settings also when a button of kind ${event} began it`, async () => {
      await setUp(team, { environment: 'dedicated-itar' });
      const place = { version: 1, walk: 'walk-9999', revision: 0, language: 'en' };
      const seen = await team.click({ ...place, event, intent: 'deprovision-keep-mail-user', path: [] });
      assert.ok(shows(seen, fromSettings('environment', 'dedicated-itar')));
    });
  }

  it('ends with the attributes and values of the team', async () => {
    await setUp(team, { ...own, environment: 'dedicated-itar', asr: 'no' });
    const end = await toTheEnd(team, await team.say(question), noAsr);
    assert.ok(end.json.includes('"info=Skip"'));
    assert.ok(end.text.includes('extensionAttribute10'));
    assert.ok(end.text.includes(`From your team's settings: ${say('fieldFilter')}`));
    assert.doesNotMatch(end.text, /NoSync/);
  });

  it('shows the settings as they are now, not as they were when it began', async () => {
    const end = await toTheEnd(team, await team.say(question), noAsr);
    assert.ok(end.text.includes('extensionAttribute1=NoSync'));
    await setUp(team, own);
    const other = await team.click(button(end, 'language'));
    assert.ok(other.text.includes('info=Skip'));
  });
});

describe('a walk that the settings could have shortened', () => {
  let team: Team;
  beforeEach(async () => void (team = await openTeam()));
  afterEach(() => team.close());

  it('offers at its end to remember what was chosen', async () => {
    const first = await team.say(question);
    assert.equal(offers(first), false);
    assert.equal(offers(await toTheEnd(team, first, noAsr)), true);
  });

  it('remembers for everybody, with who chose', async () => {
    const end = await toTheEnd(team, await team.say(question), noAsr);
    const kept = await team.click(button(end, 'remember'), { person: taro });
    assert.deepEqual([kept.kind, offers(kept)], ['update', false]);
    assert.ok(kept.text.startsWith(say('noticeRemembered')));
    const form = await team.say('settings', { person: megan });
    assert.deepEqual([inputsOf(form)['set-environment'], inputsOf(form)['set-asr']], ['dedicated-itar', 'no']);
    assert.match(form.json, /山田 太郎/);
    assert.notEqual(asks(await team.say(question)), 'environment');
  });

  it('offers nothing where the team has settings', async () => {
    await setUp(team, { lyncAttribute: 'pager' });
    assert.equal(offers(await toTheEnd(team, await team.say(question), noAsr)), false);
  });

  it('still offers where only the language is set', async () => {
    await setUp(team, { language: 'en' });
    assert.equal(offers(await toTheEnd(team, await team.say(question), noAsr)), true);
  });

  it('offers nothing where nobody chose the environment', async () => {
    const seen = await team.say('Bad Request (400) Subscription with SKU 6fd2c87f does not have any available licenses');
    assert.equal(offers(await toTheEnd(team, seen)), false);
  });

  it('never overwrites what somebody set in the meantime', async () => {
    const end = await toTheEnd(team, await team.say(question), noAsr);
    await setUp(team, { environment: 'standard-m365' });
    await team.click(button(end, 'remember'));
    const inputs = inputsOf(await team.say('settings'));
    assert.deepEqual([inputs['set-environment'], inputs['set-asr']], ['standard-m365', 'no']);
  });

  it('remembers nothing for a click from elsewhere', async () => {
    const end = await toTheEnd(team, await team.say(question), noAsr);
    const seen = await team.click(button(end, 'remember'), { place: { ...thread, conversation: '19:else', team: '19:else' } });
    assert.equal(seen.text, say('noticeUnknownButton'));
  });
});

describe('the language of a team', () => {
  let team: Team;
  beforeEach(async () => void (team = await openTeam()));
  afterEach(() => team.close());
  const pasted = 'Forbidden (403) Insufficient privileges to complete the operation';

  for (const [command, language] of [['日本語', 'ja'], ['Japanese', 'ja'], ['English', 'en'], ['英語', 'en']] as const) {
    it(`is set by ${command}`, async () => {
      assert.equal((await team.say(command)).card['lang'], language);
      assert.equal(inputsOf(await team.say('settings'))['set-language'], language);
    });
  }

  it('decides where the message does not', async () => {
    await team.say('日本語');
    assert.equal((await team.say(pasted, { locale: 'en' })).card['lang'], 'ja');
  });

  it('does not decide where the message does', async () => {
    await team.say('日本語');
    assert.equal((await team.say('How do I deprovision a mailbox on litigation hold?')).card['lang'], 'en');
  });

  it('is that of the sender where nobody set it', async () => {
    assert.deepEqual([(await team.say(pasted, { locale: 'ja' })).card['lang'], (await team.say(pasted, { locale: 'en' })).card['lang']], ['ja', 'en']);
  });

  for (const command of ['language', '言語']) {
    it(`can be chosen after ${command}`, async () => {
      const asked = await team.say(command);
      assert.deepEqual(events(asked), ['answer-in', 'answer-in']);
      const set = await team.click(button(asked, 'answer-in', { language: 'ja' }));
      assert.deepEqual([set.kind, set.card['lang']], ['update', 'ja']);
      assert.equal((await team.say(pasted)).card['lang'], 'ja');
    });
  }

  it('is stamped like every setting', async () => {
    await team.say('日本語', { person: taro });
    assert.match((await team.say('settings')).json, /山田 太郎/);
  });
});

describe('the life of settings', () => {
  const day = 24 * 60 * 60 * 1000;
  let team: Team;
  beforeEach(async () => void (team = await openTeam()));
  afterEach(() => team.close());
  const later = (days: number): void => void (team.clock.now = new Date(team.clock.now.getTime() + days * day));
  const stillThere = async (): Promise<boolean> => inputsOf(await team.say('settings'))['set-lyncAttribute'] === 'pager';

  it('is longer than that of walks and outlasts the sweep', async () => {
    await setUp(team, { lyncAttribute: 'pager' });
    later(399);
    await team.store.sweep(team.clock.now, team.clock.now);
    assert.ok(await stillThere());
  });

  it('begins anew when they are read, so that a team that asks now and then never loses them', async () => {
    await setUp(team, { lyncAttribute: 'pager' });
    for (let times = 0; times < 3; times += 1) {
      later(300);
      await team.say(question);
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.ok(await stillThere());
  });

  it('ends when nobody was there for more than a year', async () => {
    await setUp(team, { lyncAttribute: 'pager' });
    later(401);
    assert.equal(await stillThere(), false);
  });

  it('can be renewed while a form is open', async () => {
    await setUp(team, { lyncAttribute: 'pager' });
    later(40);
    const form = await team.say('settings');
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal((await team.click({ ...button(form, 'settings-save'), ...inputsOf(form), 'set-lyncAttribute': 'info' })).kind, 'update');
  });
});

describe('a store that does not answer', () => {
  it('keeps no message and no click waiting for the settings', async function () {
    this.timeout(5_000);
    let hangs = false;
    const team = await openTeam((store) => ({ ...store, get: (collection, key) => (hangs && collection === 'profiles' ? new Promise(() => undefined) : store.get(collection, key)) }));
    await setUp(team, { environment: 'dedicated-itar' });
    hangs = true;
    assert.notEqual(asks(await team.say(question)), 'environment', 'what was read a moment ago is still known');
    team.clock.now = new Date(team.clock.now.getTime() + 5_000);
    const first = await team.say(question);
    assert.equal(asks(first), 'environment');
    assert.equal(offers(await toTheEnd(team, first, noAsr)), false);
    assert.ok(team.failures.length > 0);
    await team.close();
  });

  it('is not asked at all by what is answered with silence', async () => {
    const asked: string[] = [];
    const team = await openTeam((store) => ({ ...store, get: (collection, key) => (asked.push(collection), store.get(collection, key)) }));
    assert.equal((await team.say('Lunch at noon?', { mentioned: false })).kind, 'silence');
    assert.deepEqual(asked, []);
    await team.close();
  });
});
