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
    ['what happened to none of them was tried', 'fix', ['RemoveMSOMbx set for five leavers and none of them gets deprovisioned', 'not a single one of the mailboxes got removed last night', 'MMSSPPでメールボックスが解除されていません']],
    ['what is to be inactive, not deleted, is planned', 'plan', ['Leaver on lit hold, mailbox must turn inactive (not removed). Which value do I write?', 'want the held mailbox hidden, not removed, which attribute']],
    ['what was to be deleted and is not was tried', 'fix', ['NoSync set on Monday, mailbox not deleted. which attribute is wrong']],
    ['who waits for somebody else has not begun', 'plan', ['人事がまだ返事をくれないのですが、退職者のメールボックスの解除手順を先に知りたい', '上司が承認してくれないのでまだ消していません。メールボックスとアカウントの削除手順は', 'まだ方針が決まっていません。退職者のメールボックスをどう外すか選択肢を全部見せてください']],
    ['what does not go although one waits was tried', 'fix', ['メールボックスがまだ消えてくれない。手順は合っていますか']],
    ['who learned of the hold too late has begun', 'fix', ['We moved him out of scope before we knew about the litigation hold. Inactive or gone?', 'NoSyncを入れてから訴訟ホールドの人だと知りました。メールボックスは消えましたか', 'We deleted the AD account first and only then learned she is on litigation hold. Is the mailbox lost?']],
    ['what is done for the mailbox and not for Lync was tried', 'fix', ['ホールドで非アクティブ化済み。Lyncだけ残ってるので消したい']],
    ['what is left of old times is planned', 'plan', ['契約終了した取引先の連絡先が残っているので消したい']],
    ['half of a deletion was tried', 'fix', ['hard-deleted the user, only the mailbox is left as soft-deleted. both must go', 'アカウントは消えたけどメールボックスだけが論理的に削除された状態。どちらも完全に消したい']],
    ['a task behind a note is planned', 'plan', ['ordinary tenant. take Lync away from three people but keep their Outlook', 'admin center: delete a leaver for good, mailbox and user, also from Deleted users', 'no mailbox in our tenant, he is a mail user with an external address. strip mail attributes, keep the logon']],
    ['a wish is planned', 'plan', ['test accounts: want all of it gone, mailbox and user object', 'メールは他社に移りました。箱は要りませんが、名前は宛先候補に出てほしいんです', 'how 2 get rid of a DL', 'need every mailbox and account of the pilot gone']],
    ['a wish that did not come true was tried', 'fix', ['want it gone but the mailbox is still there after two cycles', '箱を消したのに宛先候補から名前が消えてほしいのに出てきます']],
    ['who asks whether it goes by itself, costs a licence or is expected tells neither', undefined, ['解除後のメールボックスって30日経ったら自動で消える？', 'does an inactive mailbox of a held leaver need a licence?', 'held leaver set to InHold, mail to him bounces. expected?']],
    ['who asks whether it is true that it fails tells neither', undefined, ['訴訟ホールド中はNoSyncを入れても消えないと聞きましたが本当ですか', 'is it true that RemoveMSOMbx is ignored for mailboxes on litigation hold?']],
    ['who was told that it failed has tried', 'fix', ['ホールド中だからメールボックスの解除が通らないと言われました。ホールドを外すしかない？']],
    ['what goes on as if nothing had happened was tried', 'fix', ['EA6 zeroed, Lync sign-in goes through as before', 'AD user gone since May, mailbox of that user receives mail to this day', 'ライセンス外しても箱がなくならん']],
    ['which value one writes is planned', 'plan', ['ホールド対象の退職者の箱を休眠にする値はどれを書けばよいか', "contractor's mail contact: remove from GAL and AD"]],
    ['a noun with a question mark tells neither', undefined, ['leaver mailbox?']],
    ['a request without anything more tells neither', undefined, ['HRから依頼：退職者1名、mailboxのデプロビお願いします、とだけ書いてあります']],
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
