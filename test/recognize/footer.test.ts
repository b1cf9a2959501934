import assert from 'node:assert/strict';
import { withoutFooter } from '../../src/recognize/footer.js';
import { recognize } from '../support/product.js';

describe('the line that a phone puts below a message', () => {
  const question = 'the mailbox of a leaver is on litigation hold, how do we deprovision it';
  for (const footer of ['Sent from my iPhone', 'Sent from my Samsung Galaxy smartphone', 'Get Outlook for Android', 'iPhoneから送信', 'Androidで送信しました']) {
    it(`is not read: ${footer}`, () => {
      assert.equal(withoutFooter(`${question}\n\n${footer}\n`).trimEnd(), question);
    });
  }

  it('does not make a question one about the phone', () => {
    assert.equal(recognize(`メールボックスを消してアドレス帳には残したい\n\niPhoneから送信`).candidates[0]?.intent, 'deprovision-keep-mail-user');
    assert.equal(recognize(`${question}\n\nSent from my iPhone`).candidates[0]?.intent, 'deprovision-litigation-hold');
  });

  for (const text of ['Sent from my iPhone', 'the mail was\nsent from my iPhone, and the mailbox is gone. why?', `the mailbox is gone\nsent from my account it bounces. What now? Tell me`, 'iPhoneから送信したメールが\n届きません']) {
    it(`stays where it is what the message says: ${text}`, () => {
      assert.equal(withoutFooter(text), text);
    });
  }
});
