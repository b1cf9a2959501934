import assert from 'node:assert/strict';
import { recognize } from '../support/product.js';

describe('whether it is planned or was tried', () => {
  const kinds: readonly (readonly [kind: string, mode: 'plan' | 'fix' | undefined, texts: readonly string[]])[] = [
    ['what does not run was tried', 'fix', ['MMSSPPでデプロビが走りません', 'user out of MMSSPP scope, Lync never got deprovisioned. steps?', "why doesn't the mailbox deprovision"]],
    ['what must never run is planned', 'plan', ['how do we make sure the mailbox never gets deleted with the deprovisioned account']],
    ['a question without its mark is planned', 'plan', ['inactive mailbox for someone on litigation hold, how', 'retiring a distribution list: clear its mail value or delete the group, which one', '外部講師のコンタクト30件、まとめて解除する方法']],
    ['a task is planned', 'plan', ['leaver: wipe mailbox and user object, nothing kept']],
    ['a task that is done was not only planned', undefined, ['leaver: wiped mailbox and user object, nothing kept']],
    ['who asks why or how long tells neither', undefined, ['スコープに戻す前に InHold を入れる理由は何ですか', 'How long does a deprovisioned mailbox stay disconnected before it is purged?', '配布リスト 削除 手順']],
    ['what others can still do is planned while it is wished', 'plan', ['I want his mailbox gone while colleagues can still pick him from the address list']],
    ['what others can still do was tried when it is told', 'fix', ['mailbox removed, colleagues can still pick him from the address list']],
  ];
  for (const [kind, mode, texts] of kinds) {
    it(kind, () => {
      for (const text of texts) assert.equal(recognize(text).candidates[0]?.facts['mode'], mode, text);
    });
  }
});

describe('the platform that a message is about', () => {
  const environment = (text: string) => recognize(text).candidates[0]?.facts['environment'];

  it('is told by attributes that only one of them has', () => {
    assert.equal(environment('set extensionAttribute6 to 0 last night, Lync still signs in'), 'dedicated-itar');
    assert.equal(environment('訴訟ホールド中の退職者です。解除値は何を入れますか'), 'dedicated-itar');
  });

  it('is told by licenses', () => {
    assert.equal(environment('訴訟ホールドの退職者です。ライセンス剥奪とユーザー削除どちらが先ですか'), 'standard-m365');
  });

  it('is told by its name before anything else', () => {
    assert.equal(environment('MMSSPP: the mailbox of a leaver is still there, do I take the licence off'), 'dedicated-itar');
    assert.equal(environment('Exchange Online: the mailbox is still there, which deprovision value do I set'), 'standard-m365');
  });

  it('is not told by a license for Lync', () => {
    assert.equal(environment('Lyncライセンスを返上したい利用者が30名います'), undefined);
  });
});
