import assert from 'node:assert/strict';
import { contentOf } from '../../src/card.js';
import { createSay } from '../../src/knowledge/phrase.js';
import { locales } from '../../src/locale.js';
import { asItWas } from '../../src/turn/busy.js';
import { knowledge } from '../support/product.js';
import { button, megan, openTeam, thread, type Team } from '../support/team.js';

const question = { ja: 'メールボックスの解除方法を教えてください', en: 'How do I deprovision a mailbox?' };

describe('a click that is answered too late', () => {
  let team: Team;
  beforeEach(async () => void (team = await openTeam()));
  afterEach(() => team.close());
  const click = (data: unknown) => ({ kind: 'click', id: 'f:1', place: thread, person: megan, locale: 'en', data }) as const;

  for (const locale of locales) {
    it(`gets the card as it was, and a line that nothing is sure yet, in ${locale}`, async () => {
      const first = await team.say(question[locale]);
      const { outgoing } = asItWas(team.app, click(button(first, 'choose')));
      assert.ok(outgoing.kind === 'show');
      assert.ok(outgoing.text.startsWith(createSay(knowledge.phrases, locale)('noticeBusy')));
      const choices = (card: unknown) => JSON.stringify(card).match(/"event":"choose"[^}]*/g);
      assert.deepEqual(choices(contentOf(outgoing.card)), choices(first.card));
    });
  }

  it('gets words alone where the button names no scenario, but something that every object has', async () => {
    const forged = { ...button(await team.say(question.en), 'choose'), scenario: 'constructor' };
    assert.deepEqual(asItWas(team.app, click(forged)).outgoing, { kind: 'say', text: createSay(knowledge.phrases, 'en')('noticeBusy') });
  });

  it('gets words alone where the button has no card of its own', () => {
    assert.deepEqual(asItWas(team.app, click({ nothing: 'of ours' })).outgoing, { kind: 'say', text: createSay(knowledge.phrases, 'en')('noticeBusy') });
  });
});
