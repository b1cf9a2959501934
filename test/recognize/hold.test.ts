import assert from 'node:assert/strict';
import { recognize } from '../support/product.js';

const holdIn = (text: string): string | undefined => recognize(text).candidates[0]?.facts['hold'];

/** The steps for a mailbox without a hold delete it, and those for one on hold do not: neither may be taken for the other. */
describe('a litigation hold that is denied', () => {
  for (const text of [
    '訴訟ホールドのないユーザーのメールボックスとオブジェクトをこれから消したい',
    '訴訟ホールドなしの人のメールボックスを削除したい',
    'ホールド対象外のメールボックスを消したい',
    '訴訟保留はかかっていません。メールボックスを削除する手順は?',
    'remove the mailbox of a user without litigation hold',
    'the mailbox is not on hold, how do I deprovision it',
    'no litigation hold applies to this user, mailbox and object can go',
  ]) {
    it(`is none: ${text}`, () => {
      assert.notEqual(recognize(text).candidates[0]?.intent, 'deprovision-litigation-hold');
      assert.equal(holdIn(text), 'no');
    });
  }

  it('is asked about where only the case is denied', () => {
    assert.equal(holdIn('係争中の案件に関わる者は含まれておりません。メールボックスを廃止したい'), undefined);
  });

  for (const text of [
    '訴訟ホールド中のメールボックスですが、ASRは設定されていません。解除したい',
    '訴訟ホールド中のユーザーはフィルターの対象外です。メールボックスを解除したい',
    'the mailbox is on litigation hold and ASR is not on, how do I deprovision it',
    'the hold is not lifted yet, and we have to deprovision the mailbox on litigation hold',
  ]) {
    it(`is not denied where something else is: ${text}`, () => {
      assert.notEqual(holdIn(text), 'no');
    });
  }

  for (const text of [
    'the hold was not released, so that is why: NoSync is set and the mailbox is still there',
    "the hold hasn't been lifted. NoSync is set and the user object is still there",
    'ホールドはまだ解除されていません。NoSyncを入れましたがユーザーが残っています',
    'ホールドが解除されないままNoSyncにしたユーザーが消えません',
    'legal never released the mailbox, NoSync is set, user is still in the GAL',
  ]) {
    it(`is told where it was not lifted: ${text}`, () => {
      assert.equal(holdIn(text), 'yes');
      assert.notEqual(recognize(text).candidates[0]?.intent, 'deprovision-remove-object');
    });
  }

  for (const [text, hold] of [
    ["Lit hold was released on Monday by legal, so it's not that. NoSync is set, still no deletion", 'no'],
    ["if the hold was released, so it's not that, why is a mailbox on litigation hold with NoSync still there", 'yes'],
    ["hold was lifted on one mailbox, so it's not that simple: the other one is still on litigation hold, NoSync set, still there", 'yes'],
    ["litigation hold was not released, so it's not that easy. NoSync is set, still no deletion", 'yes'],
  ] as const) {
    it(`is ${hold} where somebody rules it out or not: ${text}`, () => {
      assert.equal(holdIn(text), hold);
    });
  }
});
