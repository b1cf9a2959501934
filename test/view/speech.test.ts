import assert from 'node:assert/strict';
import { contentOf } from '../../src/card.js';
import { createSay } from '../../src/knowledge/phrase.js';
import { locales } from '../../src/locale.js';
import { galleryViews } from '../../src/gallery/views.js';
import { toSpeech } from '../../src/view/speech.js';
import { knowledge, recognize, render } from '../support/product.js';

const views = galleryViews(knowledge, recognize, 'en');
const speak = (name: string): string => toSpeech(views[name] ?? assert.fail(`no view ${name}`));

describe('what a card says aloud', () => {
  it('is its question and the answers to choose from', () => {
    assert.equal(speak('question'), "Where did you see this error? CloudGate UNO, Graph, PowerShell, portal or other, I don't know");
  });

  it('begins with a notice, where there is one', () => {
    assert.ok(speak('card that has moved on').startsWith(createSay(knowledge.phrases, 'en')('noticeStale')));
  });

  it('is what to do and what is going on', () => {
    assert.equal(speak('resolution, typical'), 'Free licenses with an empty license profile Every license bought for this product is already assigned, so that a new user cannot get one.');
  });

  it('names the errors of a log, the one to mend first before the others', () => {
    assert.match(speak('several errors'), /^I found 2 different errors Client secret .*, No licenses left/);
  });

  for (const locale of locales) {
    it(`is on every card, short and without marks, in ${locale}`, () => {
      for (const view of Object.values(galleryViews(knowledge, recognize, locale))) {
        const spoken = toSpeech(view);
        assert.ok(spoken.trim().length > 0 && spoken.length <= 200, view.kind);
        assert.doesNotMatch(spoken, /\*\*|`/);
        assert.equal(contentOf(render(view).card)['speak'], spoken);
      }
    });
  }
});
