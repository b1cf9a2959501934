import assert from 'node:assert/strict';
import { createSay } from '../../src/knowledge/phrase.js';
import { attributeFields, fields, textFields } from '../../src/profile/fields.js';
import { longest } from '../../src/profile/validate.js';
import { profileKey } from '../../src/turn/profiles.js';
import { knowledge } from '../support/product.js';
import { button, elements, events, filled, inputsOf, megan, openTeam, setUp, taro, thread, type Seen, type Team } from '../support/team.js';

const say = createSay(knowledge.phrases, 'en');
const sayJa = createSay(knowledge.phrases, 'ja');

const own = {
  environment: 'dedicated-itar', asr: 'yes',
  mailboxAttribute: 'extensionAttribute10', mailboxValue: 'BOX=1;', deprovisionAttribute: 'extensionAttribute11', deprovisionValue: 'Bye',
  filterAttribute: 'extensionAttribute12', filterValue: 'Skip', lyncAttribute: 'extensionAttribute13',
};

/** Where the text of an error stands: behind the input of its field. */
function errorsAt(seen: Seen, field: string): readonly string[] {
  const holder = elements(seen).find(({ items }) => Array.isArray(items) && items.some(({ id }: { id?: unknown }) => id === `set-${field}`));
  const found = (holder?.['items'] as readonly { readonly style?: string }[]).filter(({ style }) => style === 'attention');
  return found.map((container) => JSON.stringify(container));
}

describe('the settings of a team', () => {
  let team: Team;
  beforeEach(async () => void (team = await openTeam()));
  afterEach(() => team.close());

  for (const command of ['settings', 'Settings', ' ＳＥＴＴＩＮＧＳ。', '設定']) {
    it(`are shown in a form when somebody says ${JSON.stringify(command)}`, async () => {
      const form = await team.say(command);
      assert.equal(form.kind, 'post');
      assert.deepEqual(Object.keys(inputsOf(form)), fields.map((field) => `set-${field}`));
    });
  }

  it('are asked for in the language of the command', async () => {
    assert.deepEqual([(await team.say('設定')).card['lang'], (await team.say('settings')).card['lang']], ['ja', 'en']);
  });

  for (const other of ['どの設定を変えればいいですか', 'the settings', 'settings are wrong']) {
    it(`are not meant by ${other}`, async () => {
      assert.doesNotMatch((await team.say(other)).json, /set-environment/);
    });
  }

  it('are not shown to a channel that did not mention the bot', async () => {
    assert.equal((await team.say('settings', { mentioned: false })).kind, 'silence');
  });

  it('are saved for everybody, with who changed what and when', async () => {
    const saved = await setUp(team, own);
    assert.match(saved.json, /Megan Bowen, 2026-03-01 09:30 UTC/);
    for (const value of [own.mailboxAttribute, own.mailboxValue, own.filterValue]) assert.ok(saved.json.includes(JSON.stringify(value)), value);
    assert.deepEqual(inputsOf(await team.say('設定', { person: taro })), Object.fromEntries(fields.map((field) => [`set-${field}`, { language: 'none', ...own }[field]])));
  });

  it('stay when somebody who made them asks to be forgotten, without the name', async () => {
    await setUp(team, own);
    const elsewhere = { scope: 'personal', conversation: 'a:megan', tenant: thread.tenant } as const;
    assert.equal((await team.say('forget me', { person: megan, place: elsewhere })).text, `${say('forgetDone', { count: 1 })}\n${say('forgetForms')}`);
    const stored = JSON.stringify(await team.store.get('profiles', profileKey(thread)));
    assert.doesNotMatch(stored, /megan/i);
    assert.ok(stored.includes(own.mailboxAttribute));
    assert.equal((await team.say('forget me', { person: megan })).text, say('forgetNothing'));
  });

  it('are stamped field by field', async () => {
    await setUp(team, own);
    team.clock.now = new Date('2026-03-02T10:00:00Z');
    const saved = await setUp(team, { filterValue: 'Other' }, { person: taro });
    assert.equal(saved.json.match(/山田 太郎, 2026-03-02 10:00 UTC/g)?.length, 1);
    assert.match(saved.json, new RegExp(say('settingsBefore', { value: 'Skip' })));
    assert.equal(saved.json.match(/Megan Bowen, 2026-03-01 09:30 UTC/g)?.length, Object.keys(own).length - 1);
  });

  it('can be emptied again, which is stamped too', async () => {
    await setUp(team, own);
    const saved = await setUp(team, { filterValue: '', environment: 'none' });
    assert.ok(saved.json.includes(say('settingsEmpty')));
    const inputs = inputsOf(await team.say('settings'));
    assert.deepEqual([inputs['set-filterValue'], inputs['set-environment'], inputs['set-asr']], ['', 'none', 'yes']);
  });

  it('are shared by all channels of the team, and by nobody else', async () => {
    await setUp(team, { lyncAttribute: 'pager' });
    const seenIn = async (place: Partial<typeof thread>) => inputsOf(await team.say('settings', { place: { ...thread, ...place } }))['set-lyncAttribute'];
    assert.equal(await seenIn({ conversation: '19:other@thread.tacv2;messageid=9' }), 'pager');
    assert.equal(await seenIn({ team: '19:others' }), '');
    assert.equal(await seenIn({ tenant: 'tenant-2' }), '');
  });

  it('belong to the chat where there is no team, and to all threads of a channel', async () => {
    const { team: _none, ...chat } = { ...thread, conversation: '19:chat@thread.v2' };
    await setUp(team, { lyncAttribute: 'pager' }, { place: chat });
    const seenIn = async (conversation: string) => inputsOf(await team.say('settings', { place: { ...chat, conversation } }))['set-lyncAttribute'];
    assert.deepEqual([await seenIn('19:chat@thread.v2;messageid=7'), await seenIn('19:chat@thread.v22'), await seenIn('19:team')], ['pager', '', '']);
  });

  it('are written into the journal without the name of anybody', async () => {
    await setUp(team, { lyncAttribute: 'pager' });
    await setUp(team, { lyncAttribute: 'info' });
    const lines = await team.store.query('profiles', new Date(0), 10);
    assert.deepEqual(lines.map(({ value }) => (value as { changes: unknown }).changes), [[{ field: 'lyncAttribute', to: 'pager' }], [{ field: 'lyncAttribute', from: 'pager', to: 'info' }]]);
    assert.doesNotMatch(JSON.stringify(lines), /megan/i);
  });

  it('are trimmed', async () => {
    await setUp(team, { lyncAttribute: ' pager　' });
    assert.equal(inputsOf(await team.say('settings'))['set-lyncAttribute'], 'pager');
  });

  describe('that cannot be', () => {
    it('are not saved, and say at their field in either language what is wrong', async () => {
      for (const [command, words] of [['settings', say], ['設定', sayJa]] as const) {
        const again = await team.click(filled(await team.say(command), { lyncAttribute: '6th', filterValue: 'a\u200bb', environment: 'moon', asr: 'yes' }));
        assert.equal(again.kind, 'show');
        assert.match(errorsAt(again, 'lyncAttribute').join(), new RegExp(words('faultStart', { character: '6' })));
        assert.ok(errorsAt(again, 'filterValue').join().includes(words('faultInvisible', { code: 'U+200B' })));
        assert.ok(errorsAt(again, 'environment').join().includes(words('faultChoice')));
        assert.deepEqual(errorsAt(again, 'asr'), []);
      }
      assert.equal(inputsOf(await team.say('settings'))['set-asr'], 'none');
    });

    it('stay in the form, so that they can be mended', async () => {
      const again = await team.click(filled(await team.say('settings'), { lyncAttribute: '6th', filterValue: 'Skip' }));
      assert.deepEqual([inputsOf(again)['set-lyncAttribute'], inputsOf(again)['set-filterValue']], ['6th', 'Skip']);
      const saved = await team.click(filled(again, { lyncAttribute: 'pager' }));
      assert.equal(saved.kind, 'update');
    });

    it('never make the form too large to be shown', async () => {
      const huge = Object.fromEntries(textFields.map((field) => [field, '\u0001'.repeat(100_000)]));
      assert.equal((await team.click(filled(await team.say('設定'), huge))).kind, 'show');
    });
  });

  it('fit the form with the longest values and names', async () => {
    const most = Object.fromEntries(textFields.map((field) => [field, attributeFields.some((name) => name === field) ? 'a'.repeat(longest.attribute) : '値'.repeat(longest.value)]));
    const person = { id: '29:x', name: '名'.repeat(500) };
    const saved = await setUp(team, { ...own, ...most }, { person });
    assert.ok(saved.json.includes('名'.repeat(60)));
    assert.doesNotMatch(saved.json, /名{61}/);
    assert.ok((await team.say('設定')).json.includes('名'.repeat(60)));
  });

  describe('changed by two at once', () => {
    it('are those of the first; the other sees them and is asked again', async () => {
      const [hers, his] = [await team.say('settings'), await team.say('settings', { person: taro })];
      await team.click(filled(hers, { lyncAttribute: 'pager' }));
      const asked = await team.click(filled(his, { lyncAttribute: 'info' }), { person: taro });
      assert.equal(asked.kind, 'show');
      assert.ok(asked.text.includes(say('noticeSettingsMoved')));
      assert.equal(inputsOf(asked)['set-lyncAttribute'], 'pager');
      assert.ok(asked.json.includes(say('settingsLost', { value: 'info' })));
      await team.click(filled(asked, { lyncAttribute: 'info' }), { person: taro });
      assert.equal(inputsOf(await team.say('settings'))['set-lyncAttribute'], 'info');
    });

    it('are those of one of them, however close', async () => {
      const forms = await Promise.all([megan, taro].map((person) => team.say('settings', { person })));
      const outcomes = await Promise.all(forms.map((form, index) => team.click(filled(form, { lyncAttribute: `attribute${index}` }), { person: [megan, taro][index] ?? megan })));
      assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ['show', 'update']);
      const winner = outcomes.findIndex(({ kind }) => kind === 'update');
      assert.equal(inputsOf(await team.say('settings'))['set-lyncAttribute'], `attribute${winner}`);
    });
  });

  it('are saved once when the same click arrives again', async () => {
    const click = filled(await team.say('settings'), { lyncAttribute: 'pager' });
    await team.click(click);
    const again = await team.click(click);
    assert.deepEqual([again.kind, again.text.split('\n')[0]], ['update', say('headingUnchanged')]);
    assert.equal((await team.store.query('profiles', new Date(0), 10)).length, 1);
  });

  it('stay as they are when a client loses what was entered', async () => {
    await setUp(team, own);
    const asked = await team.click(button(await team.say('settings'), 'settings-save'));
    assert.ok(asked.text.includes(say('noticeSettingsLost')));
    assert.equal(inputsOf(asked)['set-lyncAttribute'], own.lyncAttribute);
  });

  it('stay as they are on Cancel', async () => {
    await setUp(team, own);
    const closed = await team.click({ ...filled(await team.say('settings'), { lyncAttribute: 'pager' }), event: 'settings-cancel' });
    assert.deepEqual([closed.kind, closed.text], ['update', say('noticeSettingsKept')]);
    assert.equal(inputsOf(await team.say('settings'))['set-lyncAttribute'], own.lyncAttribute);
  });

  it('are emptied in the form by Clear, and for everybody only by Save', async () => {
    await setUp(team, own);
    const cleared = await team.click(button(await team.say('settings'), 'settings-clear'));
    assert.deepEqual([cleared.kind, new Set(Object.values(inputsOf(cleared)))], ['show', new Set(['none', ''])]);
    assert.equal(inputsOf(await team.say('settings'))['set-lyncAttribute'], own.lyncAttribute);
    const saved = await team.click(filled(cleared, {}));
    assert.equal(saved.text.split('\n')[0], say('headingSaved'));
    assert.deepEqual(new Set(Object.values(inputsOf(await team.say('settings')))), new Set(['none', '']));
  });

  it('open again from the card that says they are saved', async () => {
    const saved = await setUp(team, own);
    assert.deepEqual(events(saved), ['settings']);
    const form = await team.click(button(saved, 'settings'));
    assert.deepEqual([form.kind, inputsOf(form)['set-lyncAttribute']], ['show', own.lyncAttribute]);
  });

  it('show what people typed as the text of runs and of inputs, never as Markdown', async () => {
    const hostile = '[x](https://evil.example) **b** <at>all</at>';
    const name = '[m](https://evil.example) **Megan**';
    const entries = { filterValue: hostile };
    const cards = [await setUp(team, entries, { person: { id: '29:m', name } }), await team.say('settings'), await team.click(filled(await team.say('settings'), { lyncAttribute: '[y](https://evil.example)' }))];
    const texts = cards.flatMap((card) => elements(card).flatMap((element) => Object.entries(element).filter(([, value]) => typeof value === 'string' && value.includes('evil.example')).map(([key]) => `${String(element['type'])}.${key}`)));
    assert.deepEqual([...new Set(texts)].sort(), ['Input.Text.value', 'TextRun.text']);
    for (const { text } of cards) assert.doesNotMatch(text, /evil/);
  });
});

describe('while the store is down, the settings', () => {
  let down = false;
  let team: Team;
  const refuse = async (): Promise<never> => Promise.reject(new Error('down'));
  beforeEach(async () => {
    down = false;
    team = await openTeam((store) => ({ ...store, get: (...key) => (down ? refuse() : store.get(...key)), put: (...document) => (down ? refuse() : store.put(...document)) }));
  });
  afterEach(() => team.close());

  it('say so instead of a form', async () => {
    down = true;
    assert.equal((await team.say('settings')).text, say('noticeSettingsDown'));
  });

  it('keep what was entered in the form until it can be saved', async () => {
    const form = await team.say('settings');
    down = true;
    const asked = await team.click(filled(form, { lyncAttribute: 'pager' }));
    assert.ok(asked.text.includes(say('noticeSettingsDown')));
    down = false;
    assert.equal((await team.click(filled(asked, {}))).kind, 'update');
    assert.equal(inputsOf(await team.say('settings'))['set-lyncAttribute'], 'pager');
  });
});
