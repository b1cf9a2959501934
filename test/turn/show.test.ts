import assert from 'node:assert/strict';
import type { Answer } from '../../src/exchange.js';
import type { StoredWalk } from '../../src/turn/walks.js';
import { aProcess, buttonIn, cardIn } from '../support/answering.js';
import { buttonsOf, licenseError } from '../support/conversation.js';
import { createMemoryStore } from '../support/store.js';

const graph = { event: 'choose', fact: 'seen-in', choice: 'graph' };

async function aCard() {
  const store = createMemoryStore();
  const [here, there] = [aProcess(store), aProcess(store)];
  const posted = await here.say(licenseError);
  await posted.keep('first');
  const stored = () => store.documents.get(JSON.stringify(['walks', 'walk-0001']))?.value as StoredWalk;
  return { store, here, there, posted, stored };
}

const messageOf = ({ outgoing }: Answer) => (outgoing.kind === 'update' ? outgoing.message : outgoing.kind);
const revisionIn = (answer: Answer | undefined) => answer && buttonsOf(cardIn(answer))[0]?.['revision'];

describe('the message that shows a walk', () => {
  it('is remembered when it is posted, and updated from then on', async () => {
    const { here, posted, stored } = await aCard();
    assert.equal(stored().message, 'first');
    assert.equal(messageOf(await here.click(buttonIn(posted, graph))), 'first');
  });

  it('is remembered of a walk that somebody clicked before it was written down', async () => {
    const store = createMemoryStore();
    const bot = aProcess(store);
    const posted = await bot.say(licenseError);
    await bot.click(buttonIn(posted, graph));
    await posted.keep('first');
    const { message, revision, receipt } = store.documents.get(JSON.stringify(['walks', 'walk-0001']))?.value as StoredWalk;
    assert.deepEqual([message, revision, receipt?.intent], ['first', 2, 'license-exhausted']);
  });

  it('is given up for a new one when it is gone, and clicks on it move the new one', async () => {
    const { here, posted, stored } = await aCard();
    const second = await here.click(buttonIn(posted, graph));
    assert.equal((await second.instead?.('first'))?.kind, 'post');
    await second.keep('second');
    assert.equal(stored().message, 'second');
    const third = await here.click(buttonIn(second, { event: 'choose' }));
    assert.equal(messageOf(third), 'second');
    assert.equal((await here.click(buttonIn(posted, { event: 'unsure' }), 'Sato')).outgoing.kind, 'show');
  });

  it('is posted anew by one of two who find it gone at the same time', async () => {
    const { here, there, posted } = await aCard();
    const second = await here.click(buttonIn(posted, graph));
    const third = await there.click(buttonIn(second, { event: 'choose' }));
    const both = await Promise.all([second.instead?.('first'), third.instead?.('first')]);
    assert.deepEqual(both.map((outgoing) => outgoing?.kind).sort(), ['post', 'silence']);
  });

  it('is followed by who finds the old one gone later', async () => {
    const { here, there, posted } = await aCard();
    const second = await here.click(buttonIn(posted, graph));
    const third = await there.click(buttonIn(second, { event: 'choose' }));
    await second.instead?.('first');
    await second.keep('second');
    const instead = await third.instead?.('first');
    assert.equal(instead?.kind === 'update' && instead.message, 'second');
  });

  it('is posted anew when the store cannot be asked', async () => {
    const { here, posted, store } = await aCard();
    const second = await here.click(buttonIn(posted, graph));
    store.fail(true);
    assert.equal((await second.instead?.('first'))?.kind, 'post');
  });

  it('ends with the newest card, although updates overtake each other', async () => {
    const { here, there, posted } = await aCard();
    const slow = await here.click(buttonIn(posted, graph));
    const fast = await there.click(buttonIn(slow, { event: 'choose' }));
    assert.equal(await fast.keep('first'), undefined);
    const correction = await slow.keep('first');
    assert.deepEqual([revisionIn(slow), revisionIn(fast), revisionIn(correction)], [2, 3, 3]);
    assert.equal(await correction?.keep('first'), undefined);
  });

  it('is corrected too when it was posted anew with a card that was old by then', async () => {
    const { here, there, posted, stored } = await aCard();
    const slow = await here.click(buttonIn(posted, graph));
    await there.click(buttonIn(slow, { event: 'choose' }));
    const correction = await slow.keep('second');
    assert.deepEqual([correction && messageOf(correction), revisionIn(correction), stored().message], ['second', 3, 'second']);
  });
});
