import assert from 'node:assert/strict';
import { createAnswering } from '../src/answer.js';
import { contentOf, type Card } from '../src/card.js';
import type { Incoming, Outgoing } from '../src/exchange.js';
import { createSay, type Say } from '../src/knowledge/phrase.js';
import { locales, type Locale } from '../src/locale.js';
import type { App } from '../src/turn/app.js';
import type { StoredWalk } from '../src/turn/walks.js';
import { exampleIntents } from '../src/view/help.js';
import { elementsOf, faultsOf } from './support/card.js';
import { knowledge, recognize, render } from './support/product.js';
import { redact } from './support/redact.js';
import type { Json } from './support/sample.js';
import { createMemoryStore } from './support/store.js';

const turn = {
  id: 'activity-1',
  place: { scope: 'personal', conversation: 'chat-1', tenant: undefined },
  person: { id: 'person-1', name: 'Megan' },
  locale: undefined,
} as const;

/** The bot with everything real but the database; it writes down what it would send. */
function aBot(changes: Partial<App> = {}) {
  const store = createMemoryStore();
  const faults: unknown[] = [];
  const storeFailures: unknown[] = [];
  const cards: Card[] = [];
  let ids = 0;
  const app: App = {
    knowledge,
    recognize,
    redact,
    render: (view) => {
      const shown = render(view);
      cards.push(shown.card);
      return shown;
    },
    store,
    now: () => new Date('2026-03-01T00:00:00Z'),
    newId: () => `walk-${String((ids += 1)).padStart(4, '0')}`,
    retentionDays: 30,
    onStoreFailure: (error) => void storeFailures.push(error),
    ...changes,
  };
  const answering = createAnswering(app, (error) => void faults.push(error));
  const receive = async (incoming: Incoming): Promise<Shown> => {
    const { outgoing, keep } = await answering(incoming);
    await keep();
    return toShown(outgoing);
  };
  return {
    store,
    faults,
    storeFailures,
    cards,
    answering,
    receive,
    /** A message in a personal chat. */
    say: (text: string, other: Partial<Extract<Incoming, { kind: 'message' }>> = {}) => receive({ ...turn, kind: 'message', text, mentioned: false, ...other }),
    click: (data: unknown, other: Partial<Extract<Incoming, { kind: 'click' }>> = {}) => receive({ ...turn, kind: 'click', data, ...other }),
    stored: (id = 'walk-0001') => store.documents.get(JSON.stringify(['walks', id]))?.value as StoredWalk | undefined,
  };
}

interface Shown {
  readonly kind: Outgoing['kind'];
  readonly text: string;
  readonly language: unknown;
  readonly buttons: readonly Json[];
}

function toShown(outgoing: Outgoing): Shown {
  const card = 'card' in outgoing ? contentOf(outgoing.card) : undefined;
  return {
    kind: outgoing.kind,
    text: 'text' in outgoing ? outgoing.text : '',
    language: card?.['lang'],
    buttons: [...elementsOf(card?.['body'])].flatMap(([element]) => (element['type'] === 'Action.Execute' ? [element['data'] as Json] : [])),
  };
}

type Bot = ReturnType<typeof aBot>;

/** The data of a button of a card; a test that wants one that is not there fails here. */
function button({ buttons, text }: Shown, event: string, expected: Json = {}): Json {
  const found = buttons.find((data) => data['event'] === event && Object.entries(expected).every(([key, value]) => data[key] === value));
  return found ?? assert.fail(`no button ${event} ${JSON.stringify(expected)} on\n${text}`);
}

const choose = (shown: Shown, fact: string, choice: string): Json => button(shown, 'choose', { fact, choice });
const events = ({ buttons }: Shown): readonly unknown[] => buttons.map(({ event }) => event);
const asks = ({ buttons }: Shown): unknown => buttons.find(({ event }) => event === 'choose')?.['fact'];

const says: Readonly<Record<Locale, Say>> = { ja: createSay(knowledge.phrases, 'ja'), en: createSay(knowledge.phrases, 'en') };
const say = says.en;

const seenIn = knowledge.scenarios['license-exhausted']?.facts['seen-in']?.values;
const graph = seenIn?.['graph']?.en ?? '';
const licenseError = 'Bad Request (400) Subscription with SKU 6fd2c87f does not have any available licenses';
/** Tells the environment and that it was tried. */
const removalFailed = 'MMSSPP does not deprovision the mailbox';

function assumed(fact: string, value: string): string {
  const definition = knowledge.scenarios['deprovision']?.facts[fact];
  return `${definition?.label.en ?? ''}: ${say('decisionAssumed', { value: definition?.values[value]?.en ?? '' })}`;
}

/** Takes the first choice of every question until there is none. */
async function toTheEnd(bot: Bot, first: Shown): Promise<Shown> {
  let shown = first;
  for (let clicks = 0; asks(shown) !== undefined; clicks += 1) {
    assert.ok(clicks < 20, 'the questions do not end');
    shown = await bot.click(button(shown, 'choose'));
  }
  return shown;
}

describe('a pasted error', () => {
  it('is answered with the first question of its scenario', async () => {
    const shown = await aBot().say(licenseError);
    assert.deepEqual([shown.kind, button(shown, 'choose')['scenario']], ['post', 'license-exhausted']);
  });

  it('is answered before anything is written down', async () => {
    const { answering, store } = aBot();
    const { keep } = await answering({ ...turn, kind: 'message', text: licenseError, mentioned: false });
    assert.equal(store.writes(), 0);
    await keep();
    assert.equal(store.writes(), 1);
  });

  it('leaves a walk of this conversation that remembers why', async () => {
    const bot = aBot();
    await bot.say(licenseError);
    const { conversation, scenario, revision, receipt } = bot.stored() ?? assert.fail();
    assert.deepEqual([conversation, scenario, revision, receipt?.intent], ['chat-1', 'license-exhausted', 1, 'license-exhausted']);
  });

  it('leaves a walk for as many days as it is told', async () => {
    const bot = aBot();
    await bot.say(licenseError);
    assert.deepEqual([...bot.store.documents.values()].map(({ expires }) => expires), [new Date('2026-03-31T00:00:00Z')]);
  });

  it('is answered in a channel without a mention', async () => {
    assert.equal((await aBot().say(licenseError, { place: { ...turn.place, scope: 'channel' } })).kind, 'post');
  });

  it('is answered in Japanese to a Japanese message', async () => {
    assert.equal((await aBot().say(`保存すると ${licenseError} と表示されます`)).language, 'ja');
  });

  it('is answered in the language of the client when there is nothing but the error', async () => {
    assert.equal((await aBot().say('Forbidden (403) Insufficient privileges to complete the operation', { locale: 'ja' })).language, 'ja');
  });
});

describe('a click', () => {
  it('updates the card for everyone', async () => {
    const bot = aBot();
    const shown = await bot.click(button(await bot.say(licenseError), 'choose'));
    assert.equal(shown.kind, 'update');
  });

  it('leads on to a resolution', async () => {
    const bot = aBot();
    const shown = await toTheEnd(bot, await bot.say(licenseError));
    assert.ok(shown.text.includes(say('headingSteps')), shown.text);
  });

  it('is written down as one step of the walk', async () => {
    const bot = aBot();
    await bot.click(choose(await bot.say(licenseError), 'seen-in', 'graph'));
    const { revision, given } = bot.stored() ?? assert.fail();
    assert.deepEqual([revision, given], [2, [{ fact: 'seen-in', value: 'graph', by: 'chosen' }]]);
  });

  it('quotes the pasted error on the resolution', async () => {
    const bot = aBot();
    await toTheEnd(bot, await bot.say(licenseError));
    assert.match(JSON.stringify(bot.cards.at(-1)), /does not have any available licenses/);
  });

  it('of "I don\'t know" shows how to find out, and there is a way back', async () => {
    const bot = aBot();
    const question = await bot.say(licenseError);
    const aside = await bot.click(button(question, 'unsure'));
    assert.deepEqual([aside.kind, aside.text.includes(say('headingYourAnswer'))], ['update', true]);
    const back = await bot.click(button(aside, 'back'));
    assert.equal(back.text, question.text);
  });

  it('does not forget the pasted error over a look at the answers', async () => {
    const bot = aBot();
    const shown = await bot.click(button(await bot.say(removalFailed), 'review'));
    await toTheEnd(bot, await bot.click(button(shown, 'back')));
    assert.match(JSON.stringify(bot.cards.at(-1)), /MMSSPP does not deprovision|does not deprovision the mailbox/);
  });

  it('can answer the question from how to find out', async () => {
    const bot = aBot();
    const aside = await bot.click(button(await bot.say(licenseError), 'unsure'));
    assert.equal((await bot.click(choose(aside, 'seen-in', 'graph'))).kind, 'update');
  });

  it('goes back', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    const second = await bot.click(choose(first, 'seen-in', 'graph'));
    assert.equal((await bot.click(button(second, 'back'))).text, first.text);
  });

  it('starts over', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    const end = await toTheEnd(bot, first);
    assert.equal((await bot.click(button(end, 'restart'))).text, first.text);
  });

  it('switches the language of the card', async () => {
    const bot = aBot();
    const shown = await bot.click(button(await bot.say(licenseError), 'language'));
    assert.deepEqual([shown.kind, shown.language, bot.stored()?.language], ['update', 'ja', 'ja']);
  });

  it('switches the language back', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    const japanese = await bot.click(button(first, 'language'));
    assert.equal((await bot.click(button(japanese, 'language'))).text, first.text);
  });

  it('keeps the language of the card whatever the clicker speaks', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    assert.equal((await bot.click(button(first, 'choose'), { locale: 'ja' })).language, 'en');
  });
});

describe('what the message told', () => {
  it('is not asked again, and is shown as assumed', async () => {
    const { text, buttons } = await aBot().say(removalFailed);
    assert.ok(text.includes(assumed('environment', 'dedicated-itar')), text);
    assert.ok(text.includes(assumed('mode', 'fix')), text);
    assert.deepEqual(buttons.filter(({ fact }) => fact === 'environment' || fact === 'mode'), []);
  });

  it('can be changed', async () => {
    const bot = aBot();
    const review = await bot.click(button(await bot.say(removalFailed), 'review'));
    const question = await bot.click(button(review, 'change', { fact: 'mode' }));
    assert.equal(asks(question), 'mode');
    const changed = await bot.click(choose(question, 'mode', 'plan'));
    assert.deepEqual([changed.text.includes(assumed('environment', 'dedicated-itar')), changed.text.includes(assumed('mode', 'fix'))], [true, false]);
  });

  it('stays when the walk starts over', async () => {
    const bot = aBot();
    const first = await bot.say(removalFailed);
    const next = await bot.click(button(first, 'choose'));
    assert.equal((await bot.click(button(next, 'restart'))).text, first.text);
  });
});

describe('a card that others have moved on', () => {
  it('shows where the walk stands, to the clicker alone, and changes nothing', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    const second = await bot.click(choose(first, 'seen-in', 'graph'));
    const before = bot.stored();
    const late = await bot.click(choose(first, 'seen-in', 'cloudgate'));
    assert.deepEqual([late.kind, late.text], ['show', `${say('noticeYouChose', { value: graph })}\n${second.text}`]);
    assert.deepEqual(bot.stored(), before);
  });

  it('tells who was faster, and with what', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    const second = await bot.click(choose(first, 'seen-in', 'graph'));
    const late = await bot.click(choose(first, 'seen-in', 'cloudgate'), { person: { id: 'person-2', name: 'Sato' } });
    assert.deepEqual([late.kind, late.text], ['show', `${say('noticeChose', { name: 'Megan', value: graph })}\n${second.text}`]);
  });

  it('tells who was faster in the language of the card', async () => {
    const bot = aBot();
    const first = await bot.click(button(await bot.say(licenseError), 'language'));
    await bot.click(choose(first, 'seen-in', 'graph'), { person: { id: 'person-2', name: '佐藤' } });
    const late = await bot.click(choose(first, 'seen-in', 'cloudgate'));
    assert.equal(late.text.split('\n')[0], says.ja('noticeChose', { name: '佐藤', value: seenIn?.['graph']?.ja ?? '' }));
  });

  it('tells who moved it on with something else than an answer', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    await bot.click(button(first, 'unsure'));
    const late = await bot.click(choose(first, 'seen-in', 'graph'), { person: { id: 'person-2', name: 'Sato' } });
    assert.equal(late.text.split('\n')[0], say('noticeMoved', { name: 'Megan' }));
  });

  it('names nobody whose name is not known', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    await bot.click(choose(first, 'seen-in', 'graph'), { person: { id: 'person-2', name: '' } });
    const late = await bot.click(choose(first, 'seen-in', 'cloudgate'));
    assert.equal(late.text.split('\n')[0], say('noticeSomebodyChose', { value: graph }));
  });

  it('does not tell anybody off who clicked the same twice: it is shown for all again', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    const second = await bot.click(choose(first, 'seen-in', 'graph'));
    const again = await bot.click(choose(first, 'seen-in', 'graph'));
    assert.deepEqual([again.kind, again.text], ['update', second.text]);
  });

  it('is shown to all by a client that cannot show it to one', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    await bot.click(choose(first, 'seen-in', 'graph'));
    assert.equal((await bot.click(choose(first, 'seen-in', 'cloudgate'), { old: true })).kind, 'update');
  });

  it('does not take a double click for two clicks', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    const data = choose(first, 'seen-in', 'graph');
    await bot.click(data);
    await bot.click(data);
    assert.equal(bot.stored()?.revision, 2);
  });

  it('shows the card of whoever wrote first', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    const winner = { ...(bot.stored() ?? assert.fail()), revision: 2, given: [{ fact: 'seen-in', value: 'cloudgate', by: 'chosen' }] };
    bot.store.overtake(winner);
    const shown = await bot.click(choose(first, 'seen-in', 'graph'));
    assert.equal(shown.kind, 'show');
    assert.ok(shown.text.startsWith(say('noticeStale')));
    assert.deepEqual(shown.buttons[0]?.['path'], ['seen-in=cloudgate']);
    assert.deepEqual(bot.stored(), winner);
  });

  it('lets one of two clicks at the same time win', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    const clicks = await Promise.all(['graph', 'cloudgate'].map((value) => bot.click(choose(first, 'seen-in', value))));
    assert.deepEqual(clicks.map(({ kind }) => kind).sort(), ['show', 'update']);
    assert.equal(new Set(clicks.map(({ buttons }) => JSON.stringify(buttons[0]?.['path']))).size, 1);
  });
});

describe('a card that the store has nothing about', () => {
  it('goes on from its own path', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    const elsewhere = aBot();
    const shown = await elsewhere.click(choose(first, 'seen-in', 'graph'));
    assert.deepEqual([shown.kind, elsewhere.stored()?.given], ['update', [{ fact: 'seen-in', value: 'graph', by: 'chosen' }]]);
  });

  it('goes on from the answers that are still valid, and says so', async () => {
    const bot = aBot();
    const data = { ...button(await bot.say(licenseError), 'language'), path: ['seen-in=graph', 'gone=yes'] };
    const shown = await aBot().click(data);
    assert.ok(shown.text.startsWith(says.ja('noticeUpdated')), shown.text);
    assert.notEqual(asks(shown), 'seen-in');
  });

  it('goes on when what is stored cannot be read', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    await bot.store.put('walks', 'walk-0001', { revision: 'one' }, 1, new Date());
    assert.equal((await bot.click(choose(first, 'seen-in', 'graph'))).kind, 'update');
    assert.equal(bot.stored()?.revision, 2);
  });
});

describe('a click from another conversation', () => {
  const elsewhere = { place: { ...turn.place, conversation: 'chat-2' } };

  it('moves nothing and shows nothing of the walk', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    const before = bot.stored();
    const shown = await bot.click(button(first, 'choose'), elsewhere);
    assert.deepEqual([shown.kind, shown.text], ['show', say('noticeUnknownButton')]);
    assert.deepEqual(bot.stored(), before);
  });

  it('does not see the walk that a candidate has become', async () => {
    const bot = aBot();
    const open = { version: 1, walk: 'walk-0001', revision: 0, language: 'en', event: 'open', intent: 'deprovision', path: [] };
    await bot.click(open);
    assert.deepEqual((await bot.click(open, elsewhere)).text, say('noticeUnknownButton'));
  });
});

describe('a list of candidates', () => {
  const evidence = [{ rule: 'a.rule', quote: 'x', line: 1, added: 0.5 }];
  const candidates = [
    { intent: 'deprovision-lync', scenario: 'deprovision', score: 0.7, facts: { target: 'lync' }, evidence },
    { intent: 'upn-invalid', scenario: 'upn-invalid', score: 0.7, facts: {}, evidence },
  ];
  const unsure = (outcome: 'choose' | 'ask') => aBot({ recognize: (text, locale) => ({ ...recognize(text, locale), outcome, candidates }) });

  it('is offered when several are close', async () => {
    const shown = await unsure('choose').say('x', { place: { ...turn.place, scope: 'channel' } });
    assert.deepEqual([shown.kind, ...events(shown)], ['post', 'open', 'open', 'none']);
  });

  it('is left out when one is clear, which remembers the runner-up', async () => {
    const runnerUp = { intent: 'upn-invalid', score: 0.7, lost: 'weaker' } as const;
    const bot = aBot({ recognize: (text, locale) => ({ ...recognize(text, locale), outcome: 'answer', candidates, runnerUp }) });
    await bot.say('x');
    assert.deepEqual([bot.stored()?.receipt?.intent, bot.stored()?.receipt?.runnerUp], ['deprovision-lync', runnerUp]);
  });

  it('is offered to somebody who spoke to the bot when it is not sure', async () => {
    assert.deepEqual(events(await unsure('ask').say('x')), ['open', 'open', 'none']);
  });

  it('is not offered to people who talk among themselves', async () => {
    assert.equal((await unsure('ask').say('x', { place: { ...turn.place, scope: 'channel' } })).kind, 'silence');
  });

  it('becomes the walk that is picked, with what the message told', async () => {
    const bot = unsure('choose');
    const shown = await bot.click(button(await bot.say('x'), 'open', { intent: 'deprovision-lync' }));
    assert.deepEqual([shown.kind, bot.stored()?.given], ['update', [{ fact: 'target', value: 'lync', by: 'told' }]]);
  });

  it('becomes one walk only: the second to pick sees the first one\'s', async () => {
    const bot = unsure('choose');
    const list = await bot.say('x');
    await bot.click(button(list, 'open', { intent: 'upn-invalid' }));
    const late = await bot.click(button(list, 'open', { intent: 'deprovision-lync' }));
    const title = knowledge.scenarios['upn-invalid']?.intents.find(({ id }) => id === 'upn-invalid')?.title.en ?? '';
    assert.deepEqual([late.kind, late.buttons[0]?.['scenario'], late.text.split('\n')[0]], ['show', 'upn-invalid', say('noticeYouChose', { value: title })]);
  });

  it('is closed politely when none of them fits', async () => {
    const bot = unsure('choose');
    const shown = await bot.click(button(await bot.say('x'), 'none'));
    assert.deepEqual([shown.kind, shown.text], ['update', say('noticeNone')]);
  });
});

describe('a button that is not one of ours', () => {
  const back = { version: 1, walk: 'walk-0001', revision: 1, language: 'en', scenario: 'license-exhausted', path: [], event: 'back' };
  const foreign: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'back'],
    ['a list', [back]],
    ['a number', 42],
    ['lists inside lists', JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`)],
    ['an object whose ancestor was replaced', JSON.parse('{"__proto__":{"event":"none"}}')],
    ['an event of 10 KB', { ...back, event: 'x'.repeat(10_240) }],
    ['an unknown event', { ...back, event: 'delete' }],
    ['numbers in place of ids', { ...back, walk: 1, scenario: 2, path: [3] }],
    ['a path that is not one', { ...back, path: ['../../etc/passwd'] }],
    ['a path with an answer given twice', { ...back, path: ['seen-in=graph', 'seen-in=cloudgate'] }],
  ];
  for (const [what, data] of foreign) {
    it(`is answered politely: ${what}`, async () => {
      const bot = aBot();
      const shown = await bot.click(data);
      assert.deepEqual([shown.kind, shown.text, bot.faults, bot.store.writes()], ['show', say('noticeUnknownButton'), [], 0]);
    });
  }

  for (const scenario of ['no-such-scenario', 'constructor']) {
    it(`is answered politely: the scenario ${scenario}`, async () => {
      const bot = aBot();
      assert.deepEqual([(await bot.click({ ...back, scenario })).text, bot.faults], [say('noticeGone'), []]);
    });
  }

  for (const event of ['open', 'example']) {
    it(`is answered politely: ${event} of an unknown intent`, async () => {
      const bot = aBot();
      const data = { version: 1, walk: 'walk-0001', revision: 0, language: 'ja', event, intent: 'constructor', path: [] };
      assert.deepEqual([(await bot.click(data)).text, bot.faults], [says.ja('noticeGone'), []]);
    });
  }

  it('is answered in the language of the clicker', async () => {
    assert.equal((await aBot().click(null, { locale: 'ja' })).text, says.ja('noticeUnknownButton'));
  });

  it('does not move another scenario\'s walk', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    const before = bot.stored();
    await bot.click({ ...button(first, 'unsure'), scenario: 'upn-invalid' });
    assert.deepEqual(bot.stored(), before);
  });

  it('does not choose what is not offered', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    const before = bot.stored();
    const shown = await bot.click({ ...button(first, 'choose'), choice: 'constructor' });
    assert.deepEqual([shown.kind, shown.text, bot.faults], ['show', `${say('noticeStale')}\n${first.text}`, []]);
    assert.deepEqual(bot.stored(), before);
  });
});

describe('while the store is down', () => {
  it('a message is answered', async () => {
    const bot = aBot();
    bot.store.fail(true);
    assert.equal((await bot.say(licenseError)).kind, 'post');
  });

  it('a walk goes on from the card to its end', async () => {
    const bot = aBot();
    bot.store.fail(true);
    const shown = await toTheEnd(bot, await bot.say(licenseError));
    assert.deepEqual([shown.kind, shown.text.includes(say('headingSteps'))], ['update', true]);
  });

  it('the language can be switched', async () => {
    const bot = aBot();
    bot.store.fail(true);
    assert.equal((await bot.click(button(await bot.say(licenseError), 'language'))).language, 'ja');
  });

  for (const event of ['unsure', 'review']) {
    it(`there is a way back from what ${event} shows`, async () => {
      const bot = aBot();
      bot.store.fail(true);
      const before = await bot.say(removalFailed);
      const aside = await bot.click(button(before, event));
      assert.equal((await bot.click(button(aside, 'back'))).text, before.text);
    });

    it(`what ${event} shows stays open when the language is switched`, async () => {
      const bot = aBot();
      bot.store.fail(true);
      const aside = await bot.click(button(await bot.say(removalFailed), event));
      const japanese = await bot.click(button(aside, 'language'));
      assert.equal((await bot.click(button(japanese, 'language'))).text, aside.text);
    });
  }

  it('a candidate can be picked', async () => {
    const bot = aBot();
    bot.store.fail(true);
    const open = { version: 1, walk: 'walk-0001', revision: 0, language: 'en', event: 'open', intent: 'deprovision', path: [] };
    assert.equal((await bot.click(open)).kind, 'update');
  });

  it('readiness learns of it', async () => {
    const bot = aBot();
    bot.store.fail(true);
    const first = await bot.say(licenseError);
    assert.equal(bot.storeFailures.length, 2);
    await bot.click(button(first, 'choose'));
    assert.equal(bot.storeFailures.length, 5);
  });

  it('nothing is lost of what was chosen meanwhile, once the store is back', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    bot.store.fail(true);
    const second = await bot.click(choose(first, 'seen-in', 'graph'));
    bot.store.fail(false);
    const third = await bot.click(button(second, 'choose'));
    const { revision, given, receipt } = bot.stored() ?? assert.fail();
    assert.deepEqual([third.kind, revision, given[0], given.length, receipt?.intent], ['update', 3, { fact: 'seen-in', value: 'graph', by: 'chosen' }, 2, 'license-exhausted']);
  });

  it('a button that claims to be far ahead moves nothing', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    const before = bot.stored();
    assert.equal((await bot.click({ ...choose(first, 'seen-in', 'graph'), revision: 900_000 })).kind, 'show');
    assert.deepEqual(bot.stored(), before);
  });

  it('two cards of one revision do not mix: the one that was written down stands', async () => {
    const bot = aBot();
    const first = await bot.say(licenseError);
    bot.store.fail(true);
    const unwritten = await bot.click(choose(first, 'seen-in', 'graph'));
    bot.store.fail(false);
    await bot.click(choose(first, 'seen-in', 'cloudgate'));
    const late = await bot.click(button(unwritten, 'language'));
    assert.deepEqual([late.kind, bot.stored()?.given, bot.stored()?.revision], ['show', [{ fact: 'seen-in', value: 'cloudgate', by: 'chosen' }], 2]);
  });
});

describe('small talk', () => {
  const channel = { place: { ...turn.place, scope: 'channel' } } as const;
  for (const [text, locale, phrase] of [['hello', 'en', 'smallTalkGreeting'], ['こんにちは', 'ja', 'smallTalkGreeting'], ['thanks!', 'en', 'smallTalkThanks'], ['ありがとうございます', 'ja', 'smallTalkThanks']] as const) {
    it(`is answered with one line in a personal chat: ${text}`, async () => {
      const { kind, text: line } = await aBot().say(text);
      assert.deepEqual([kind, line], ['say', says[locale](phrase)]);
    });
  }

  it('is none of the bot\'s business in a channel', async () => {
    assert.equal((await aBot().say('hello', channel)).kind, 'silence');
  });

  it('is answered in a channel when the bot is mentioned', async () => {
    assert.equal((await aBot().say('hello', { ...channel, mentioned: true })).kind, 'say');
  });
});

describe('a message that is not understood', () => {
  const unknown = 'Bad Request (400) Property displayName is invalid';
  /** Understands nothing and knows no neighbour, so that what is near is found by its words. */
  const aLonelyBot = () => aBot({ recognize: (text, locale) => ({ ...recognize(text, locale), outcome: 'unknown', candidates: [], neighbour: undefined }) });

  it('shows what was read, what is near and what to paste next', async () => {
    const { kind, text } = await aLonelyBot().say('Bad Request (400) Subscription with SKU 6fd2c87f has no free licenses');
    assert.equal(kind, 'post');
    for (const line of [say('headingUnknown'), `${say('readStatus')}: 400`, say('headingNearest'), say('headingNext')]) assert.ok(text.includes(line), `${line} in\n${text}`);
  });

  it('names no nearest error when nothing is near', async () => {
    const { text } = await aLonelyBot().say('Service Unavailable (503) The moon is full');
    assert.ok(text.includes(`${say('readStatus')}: 503`) && !text.includes(say('headingNearest')), text);
  });

  it('is explained when the knowledge describes it as a neighbour of a known error', async () => {
    const [neighbour] = knowledge.neighbours;
    assert(neighbour);
    const { text } = await aBot({ recognize: (message, locale) => ({ ...recognize(message, locale), neighbour: neighbour.id }) }).say(unknown);
    assert.ok(text.includes(say('headingNeighbour')) && text.includes(neighbour.title.en), text);
  });

  it('is passed over in a channel', async () => {
    assert.equal((await aBot().say(unknown, { place: { ...turn.place, scope: 'channel' } })).kind, 'silence');
  });

  it('leads to help', async () => {
    const bot = aBot();
    const shown = await bot.click(button(await bot.say(unknown), 'help'));
    assert.deepEqual([shown.kind, shown.text.includes(say('headingHelp'))], ['post', true]);
  });

  it('is not written down', async () => {
    const bot = aBot();
    await bot.say(unknown);
    assert.equal(bot.store.writes(), 0);
  });
});

describe('help', () => {
  for (const [text, locale] of [['help', 'en'], ['ヘルプ', 'ja'], ['使い方', 'ja']] as const) {
    it(`is shown to who asks for it: ${text}`, async () => {
      const { text: shown } = await aBot().say(text);
      assert.ok(shown.startsWith(says[locale]('headingHelp')), shown);
    });
  }

  it('is shown to who mentions the bot and says nothing', async () => {
    const shown = await aBot().say(' ', { mentioned: true, locale: 'ja' });
    assert.ok(shown.text.startsWith(says.ja('headingHelp')), shown.text);
  });
});

describe('the welcome', () => {
  for (const locale of locales) {
    it(`is shown in ${locale} when the app is installed`, async () => {
      const { kind, text } = await aBot().receive({ ...turn, kind: 'installed', locale });
      assert.deepEqual([kind, text.startsWith(says[locale]('headingWelcome'))], ['post', true]);
    });

    for (const intent of exampleIntents) {
      it(`has an example of ${intent} that leads to its steps, in ${locale}`, async () => {
        const bot = aBot();
        const welcome = await bot.receive({ ...turn, kind: 'installed', locale });
        const first = await bot.click(button(welcome, 'example', { intent }));
        assert.deepEqual([first.kind, first.language], ['post', locale]);
        const end = await toTheEnd(bot, first);
        assert.ok(end.text.includes(says[locale]('headingSteps')), end.text);
      });
    }
  }

  it('says which message an example answers', async () => {
    const bot = aBot();
    const first = await bot.click(button(await bot.receive({ ...turn, kind: 'installed' }), 'example'));
    const example = Object.values(knowledge.scenarios).flatMap(({ intents }) => intents).find(({ id }) => id === exampleIntents[0])?.example?.en ?? '';
    assert.equal(first.text.split('\n')[0], say('noticeExample', { text: example }));
  });

  it('leaves a walk of an example that remembers its words', async () => {
    const bot = aBot();
    const welcome = await bot.receive({ ...turn, kind: 'installed' });
    const first = await bot.click(button(welcome, 'example'));
    assert.equal(bot.stored(String(button(first, 'language')['walk']))?.receipt?.intent, exampleIntents[0]);
  });
});

describe('a fault of ours', () => {
  const broken = new Error('broken');
  const bot = () => aBot({ recognize: () => { throw broken; } });

  it('is answered politely', async () => {
    const { kind, text } = await bot().say('x', { locale: 'ja' });
    assert.deepEqual([kind, text], ['say', says.ja('noticeFailed')]);
  });

  it('is answered in English when the language is not known', async () => {
    assert.equal((await bot().say('x')).text, say('noticeFailed'));
  });

  it('is shown to the clicker alone', async () => {
    const data = { version: 1, walk: 'walk-0001', revision: 0, language: 'en', event: 'example', intent: exampleIntents[0] };
    assert.deepEqual((await bot().click(data)).kind, 'say');
  });

  it('is told to who watches', async () => {
    const failing = bot();
    await failing.say('x');
    assert.deepEqual(failing.faults, [broken]);
  });
});

describe('what people paste', () => {
  const markup = '[x](https://evil) ${1+1} {{DATE()}} <at>everyone</at>';
  const inJson = JSON.stringify({ error: { code: markup, message: `The moon is full ${markup}`, target: markup, innerError: { 'request-id': markup } } });
  const nearMiss = JSON.stringify({ error: { code: markup, message: 'Insufficient privilege to complete this operation.' } });
  const pastes: readonly (readonly [string, string])[] = [
    ['around a known error', `${markup} ${licenseError} ${markup}`],
    ['inside a known error', `Bad Request (400) Subscription with SKU ${markup} does not have any available licenses`],
    ['in an unknown error', `Service Unavailable (503) ${markup}`],
    ['in the parts of an unknown error', inJson],
    ['in the code of an error close to a known one', nearMiss],
    ['alone', markup],
    ['in a question', `Remove the mailbox ${markup} that is on litigation hold`],
    ['as a target', `Not Found (404) Resource '${markup}' does not exist or one of its queried reference-property objects are not present.`],
  ];

  /** Texts of a card in which a client renders Markdown or functions. */
  function* rendered(card: Card): Generator<string> {
    for (const [element] of elementsOf(contentOf(card)['body'])) {
      if (element['type'] === 'TextBlock') yield String(element['text']);
      if (element['type'] === 'FactSet') yield JSON.stringify(element['facts']);
    }
  }

  for (const [where, text] of pastes) {
    it(`is never rendered: markup ${where}`, async () => {
      const bot = aBot();
      await toTheEnd(bot, await bot.say(text));
      assert.ok(bot.cards.length > 0);
      const found = bot.cards.flatMap((card) => [...rendered(card)]).filter((shown) => /evil|1\+1|DATE|everyone/.test(shown));
      assert.deepEqual(found, []);
    });
  }

  it('is shown as it was pasted', async () => {
    const bot = aBot();
    await toTheEnd(bot, await bot.say(pastes[1]?.[1] ?? ''));
    const runs = bot.cards.flatMap((card) => [...elementsOf(contentOf(card)['body'])]).filter(([{ type }]) => type === 'TextRun');
    assert.ok(runs.some(([{ text }]) => String(text).includes(markup)), 'the quotation is on no card');
  });

  it('gives cards that Teams can show', async () => {
    const bot = aBot();
    for (const [, text] of pastes) await toTheEnd(bot, await bot.say(text.replaceAll('${1+1} ', '')));
    assert.deepEqual(bot.cards.flatMap((card) => faultsOf(contentOf(card))), []);
  });
});

describe('a log with several errors', () => {
  const log = `${licenseError}\n401 invalid_client AADSTS7000222: The provided client secret keys are expired.`;

  it('is answered with one card that has a button for each error', async () => {
    const shown = await aBot().say(log);
    assert.deepEqual([shown.kind, events(shown)], ['post', ['start', 'start']]);
  });

  it('keeps its card when one of the errors is started, in a card of its own that goes on', async () => {
    const bot = aBot();
    const started = await bot.click(button(await bot.say(log), 'start', { intent: 'license-exhausted' }));
    assert.deepEqual([started.kind, asks(started)], ['post', 'seen-in']);
    assert.equal((await bot.click(choose(started, 'seen-in', 'cloudgate'))).kind, 'update');
  });
});
