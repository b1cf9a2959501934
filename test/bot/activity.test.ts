import assert from 'node:assert/strict';
import { toActivity, toIncoming, toText } from '../../src/bot/activity.js';
import { shown } from '../support/app.js';
import { admitted, html, mention, tenant, type Json } from '../support/activity.js';

function textOf(changes: Json): string {
  const incoming = toIncoming(admitted(changes));
  assert(incoming?.kind === 'message');
  return incoming.text;
}
const join = { type: 'conversationUpdate', membersAdded: [{ id: '28:shirube' }, { id: '29:megan' }], text: undefined };

describe('toIncoming', () => {
  const zoneOf = (changes: Parameters<typeof admitted>[0]) => toIncoming(admitted(changes))?.person.zone;

  it('reads the time zone of the client', () => {
    assert.equal(zoneOf({ entities: [{ type: 'clientInfo', timezone: 'Asia/Tokyo' }] }), 'Asia/Tokyo');
    assert.equal(zoneOf({ localTimezone: 'America/Los_Angeles' }), 'America/Los_Angeles');
  });

  it('reads no time zone out of anything else', () => {
    for (const localTimezone of [9, {}, '', 'x'.repeat(65), 'Asia Tokyo', '<b>']) assert.equal(zoneOf({ localTimezone }), undefined);
  });

  it('reads a message in a thread as plain data', () => {
    assert.deepEqual(toIncoming(admitted({ locale: 'ja-JP' })), {
      kind: 'message', id: '1611060744833', text: 'hello', mentioned: false, locale: 'ja',
      person: { id: '29:megan', name: 'Megan Bowen', zone: undefined },
      place: { scope: 'channel', conversation: '19:general@thread.tacv2;messageid=1611060744000', tenant, service: 'https://smba.trafficmanager.net/amer/' },
    });
  });

  it('does not believe a tenant in local mode', () => {
    assert.equal(toIncoming(admitted(), true)?.place.tenant, undefined);
  });

  it('finds the team in the channel data, of a message and of a click', () => {
    const channelData = { tenant: { id: tenant }, team: { id: '19:team' }, channel: { id: '19:general' } };
    assert.equal(toIncoming(admitted({ channelData }))?.place.team, '19:team');
    assert.equal(toIncoming(admitted({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', data: {} } }, channelData }))?.place.team, '19:team');
  });

  for (const team of [null, {}, { id: null }, { id: '' }]) {
    it(`has no team from ${JSON.stringify(team)}`, () => {
      assert.equal('team' in (toIncoming(admitted({ channelData: { team } }))?.place ?? {}), false);
    });
  }

  it('finds the tenant in the channel data', () => {
    assert.equal(toIncoming(admitted({ conversation: { id: 'a' } }))?.place.tenant, tenant);
  });

  for (const [conversation, scope] of [
    [{ conversationType: 'personal' }, 'personal'], [{ conversationType: 'groupChat' }, 'group'], [{ conversationType: 'channel', isGroup: true }, 'channel'],
    [{}, 'personal'], [{ isGroup: true }, 'group'],
  ] as const) {
    it(`takes ${JSON.stringify(conversation)} for the scope ${scope}`, () => {
      assert.equal(toIncoming(admitted({ conversation: { id: 'a', ...conversation } }))?.place.scope, scope);
    });
  }

  for (const [what, changes, mentioned] of [
    ['somebody mentions the bot', { entities: [mention('<at>Shirube</at>')] }, true],
    ['somebody mentions somebody else', { entities: [mention('<at>Megan</at>', '29:megan')] }, false],
    ['nobody is mentioned', {}, false],
    ['the chat is personal', { conversation: { id: 'a', conversationType: 'personal' } }, true],
  ] as const) {
    it(`tells whether it is mentioned when ${what}`, () => {
      const incoming = toIncoming(admitted(changes));
      assert.equal(incoming?.kind === 'message' && incoming.mentioned, mentioned);
    });
  }

  const texts: readonly (readonly [string, Json, string])[] = [
    ['takes out the mention of the bot', { text: '<at>Shirube</at> AADSTS700016', entities: [mention('<at>Shirube</at>')] }, 'AADSTS700016'],
    ['takes out every mention of the bot', { text: '<at>Shirube</at> a <at>Shirube</at> b', entities: [mention('<at>Shirube</at>')] }, 'a  b'],
    ['takes out a name that the client split', { text: '<at>Shirube</at> <at>Support</at> a', entities: [mention('<at>Shirube</at>'), mention('<at>Support</at>')] }, 'a'],
    ['takes out a mention with an attribute', { text: '<at id="0">Shirube</at> a', entities: [mention('<at id="0">Shirube</at>')] }, 'a'],
    ['takes out a name with an ampersand', { text: '<at>Q&amp;A Bot</at> a', entities: [mention('<at>Q&A Bot</at>')] }, 'a'],
    ['keeps the name of somebody else', { text: '<at>Megan</at> cannot sign in', entities: [mention('<at>Megan</at>', '29:megan')] }, 'Megan cannot sign in'],
    ['keeps the name without an entity', { text: 'ask <at>Shirube</at>' }, 'ask Shirube'],
    ['keeps tags that only begin like a mention', { text: '<attachment id="1"></attachment> a < b' }, '<attachment id="1"></attachment> a < b'],
    ['finds a mention behind a tag that only begins like one', { text: '<attachment id="1"> <at>Shirube</at> a', entities: [mention('<at>Shirube</at>')] }, '<attachment id="1">  a'],
    ['keeps a mention that does not end', { text: '<at>Shirube', entities: [mention('<at>Shirube</at>')] }, '<at>Shirube'],
    ['keeps the line breaks of the text', { text: 'a\nb', attachments: html('<p>a b</p>') }, 'a\nb'],
    ['restores line breaks from the HTML', { text: 'one two three', attachments: html('<div>one</div><div>two<br>three</div>') }, 'one\ntwo\nthree'],
    ['restores line breaks beside a mention and an emoji',
      { text: '<at>Shirube</at> 🙂 code: 5 next', entities: [mention('<at>Shirube</at>')], attachments: html('<div><at id="0">Shirube</at>&nbsp;<img alt="x"> code: 5</div><div>next</div>') },
      ' code: 5\nnext'],
    ['restores line breaks when the text holds escapes', { text: 'a &lt;b&gt; c', attachments: html('<p>a &lt;b&gt;</p><p>c</p>') }, 'a <b>\nc'],
    ['does not take HTML with other words', { text: 'one two', attachments: html('<p>one</p><p>three</p>') }, 'one two'],
    ['leaves out what a reply quotes',
      { text: 'Megan old words new words', attachments: html('<blockquote itemtype="http://schema.skype.com/Reply"><p>old words</p></blockquote><p>new words</p>') }, 'new words'],
    ['reads HTML alone', { text: undefined, attachments: html('<p>a</p><p>b</p>') }, 'a\nb'],
    ['reads other attachments as nothing', { text: '', attachments: [{ contentType: 'image/*', contentUrl: 'https://x' }] }, ''],
  ];
  for (const [what, changes, text] of texts) {
    it(what, () => {
      assert.equal(textOf(changes).trim(), text.trim());
    });
  }

  for (const [what, text] of [['open', '<at>'.repeat(120_000)], ['unrelated', '<attachment>'.repeat(40_000)], ['half-written', '<at'.repeat(160_000)]] as const) {
    it(`reads half a megabyte of ${what} tags within a second`, () => {
      const started = performance.now();
      textOf({ text });
      assert(performance.now() - started < 1_000);
    });
  }

  const clicks: readonly (readonly [string, Json, unknown])[] = [
    ['a button of the fallback', { text: undefined, value: { walk: 'w' } }, { walk: 'w' }],
    ['a button of the fallback with an empty text', { text: ' ', value: { walk: 'w' } }, { walk: 'w' }],
    ['a button that is executed', { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'go', data: { walk: 'w' } }, trigger: 'manual' } }, { walk: 'w' }],
  ];
  for (const [what, changes, data] of clicks) {
    it(`reads ${what} as a click`, () => {
      const incoming = toIncoming(admitted(changes));
      assert(incoming?.kind === 'click');
      assert.deepEqual(incoming.data, data);
    });
  }

  const execute = (action: unknown): Json => ({ type: 'invoke', name: 'adaptiveCard/action', value: { action } });
  const malformed: readonly (readonly [string, Json])[] = [
    ['without data', execute({ type: 'Action.Execute', verb: 'go' })],
    ['with a text for data', execute({ type: 'Action.Execute', data: 'go' })],
    ['with a list for data', execute({ type: 'Action.Execute', data: ['go'] })],
    ['with null for data', execute({ type: 'Action.Execute', data: null })],
    ['of another kind', execute({ type: 'Action.Submit', data: {} })],
    ['of no kind', execute({ data: {} })],
    ['that is null', execute(null)],
    ['that is a text', { ...execute(undefined), value: 'go' }],
    ['that is missing', { ...execute(undefined), value: undefined }],
  ];
  for (const [what, changes] of malformed) {
    it(`takes an executed action ${what} for nothing`, () => {
      assert.equal(toIncoming(admitted(changes)), undefined);
    });
  }

  const kinds: readonly (readonly [string, Json, string | undefined])[] = [
    ['a message with both text and value', { value: {} }, 'message'],
    ['an installation in Teams', { type: 'installationUpdate', action: 'add' }, 'installed'],
    ['an upgrade in Teams', { type: 'installationUpdate', action: 'add-upgrade' }, undefined],
    ['a removal in Teams', { type: 'installationUpdate', action: 'remove' }, undefined],
    ['the joining that goes with an installation in Teams', join, undefined],
    ['the joining in a channel that has no installations', { ...join, channelId: 'emulator' }, 'installed'],
    ['the joining of somebody else', { ...join, channelId: 'emulator', membersAdded: [{ id: '29:megan' }] }, undefined],
    ['an edited message', { type: 'messageUpdate' }, undefined],
    ['a reaction', { type: 'messageReaction' }, undefined],
    ['an invoke of another kind', { type: 'invoke', name: 'task/fetch' }, undefined],
    ['something new', { type: 'x' }, undefined],
  ];
  for (const [what, changes, kind] of kinds) {
    it(`takes ${what} for ${kind ?? 'nothing'}`, () => {
      assert.equal(toIncoming(admitted(changes))?.kind, kind);
    });
  }

  for (const [what, changes, locale] of [
    ['the activity', { locale: 'en-US' }, 'en'],
    ['the client', { entities: [{ type: 'clientInfo', locale: 'ja-JP' }] }, 'ja'],
    ['a third language', { locale: 'fr-FR' }, undefined],
    ['a client that names none', { entities: [{ type: 'clientInfo' }] }, undefined],
  ] as const) {
    it(`takes the language from ${what}`, () => {
      assert.equal(toIncoming(admitted(changes))?.locale, locale);
    });
  }
});

describe('toActivity', () => {
  const { activity, card } = toActivity({ card: shown.card, text: 'plain words' }, admitted());

  it('holds the card alone, with the plain twin as the summary', () => {
    assert.deepEqual([activity.text, activity.summary, activity.attachments, card], [undefined, 'plain words', undefined, shown.card]);
  });

  it('goes from the bot to the thread', () => {
    assert.deepEqual([activity.from?.id, activity.conversation?.id], ['28:shirube', '19:general@thread.tacv2;messageid=1611060744000']);
  });
});

describe('toText', () => {
  it('holds plain text', () => {
    const { activity: { text, textFormat, attachments }, card } = toText('a *b*', admitted());
    assert.deepEqual([text, textFormat, attachments, card], ['a *b*', 'plain', undefined, undefined]);
  });
});
