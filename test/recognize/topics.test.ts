import assert from 'node:assert/strict';
import { recognize } from '../support/product.js';

describe('a message that uses the words of an article and wants something else', () => {
  const cases: readonly (readonly [kind: string, answered: string, leftAlone: string])[] = [
    ['to have back what was deleted', 'we deleted the mailbox, it is still there', 'we deleted the wrong mailbox, how do we get it back'],
    ['to have back what was deleted, in Japanese', '退職者のアカウントとメールを消してください', '人違いでした。アカウントとメールを元どおりにしてください'],
    ['to keep who is removed again and again', 'the user is removed in AD and still in Entra', 'the user we restored gets deleted again at every sync, he must stay'],
    ['to show what a program did', 'log says INFO mailbox removed, but the mailbox is still there', '2025-01-08T02:00:11Z [cleanup] DEBUG mailbox-purge: 0 candidates, nothing deleted'],
    ['to show what another program did', 'info: we want to remove the mailbox of a leaver', '2026-01-05 04:12:33 INFO  mailbox-archiver: removed 3 mailboxes'],
    ['to have back what was deleted for good', 'Entra IDから完全に消して、メールボックスの復元もできない状態にしたい', 'Entra IDから完全に消してしまいました。メールボックスの復元もできない状態でしょうか'],
    ['to keep what is about to be deleted', 'users filtered out of scope are still in Entra', 'users filtered out of scope are about to be deleted, how do we stop the deletion in Entra'],
    ['to stop what was begun on the wrong person', 'RemoveMSOMbx was set and nothing happens', 'RemoveMSOMbx was set on the wrong user, how do I stop it'],
    ['to undo what was done to somebody who stays', 'DeleteNow を入れましたが消えません', '誤って在籍者に DeleteNow を入れました。止められますか'],
    ['to put a hold on somebody who stays', '訴訟ホールド中の人が退職します', '訴訟ホールド中の人です。退職の予定はありません'],
    ['to get a mailbox made', 'MMSSPP never deprovisions the mailbox', 'MMSSPP: the mailbox of the new hire never gets created'],
    ['to set it up', '専用環境でLyncを止めたい', '専用環境でLyncを使わせたい'],
    ['to bring it back into sync', 'NoSyncを入れたのにユーザーがまだ残っています', 'NoSyncの値を消したのにユーザーがまだ同期されません'],
    ['to know who did it', 'the user was deleted yesterday and is still in Entra', 'who deleted the user yesterday, he is still in Entra'],
    ['to do it in another system', 'グループを消したい', 'Googleグループを消したい'],
    ['to leave the mailbox alone', 'remove the mailbox and the user from the tenant', 'keep the mailbox, just remove the user from the sales team in the tenant'],
    ['to leave the mailbox alone, in Japanese', 'メールボックスを消してアドレス帳に残したい', 'メールボックスは消さずにアドレス帳から隠すだけにしたい'],
    ['to take single mails away', '訴訟ホールド中のメールボックスを消せますか', '訴訟ホールド中のメールボックスから特定のメールだけ消せますか'],
    ['to leave a group', '退職した人のメールがまだ受信できているようです', '異動で課のグループから抜けたのにまだメールが届きます'],
    ['to license another product', '「利用可能なライセンスがありません」と出ます', 'AutoCADで「利用可能なライセンスがありません」と出ます'],
    ['to delete nothing', 'delete his account and mailbox', 'do not delete his account and mailbox yet'],
    ['to delete nothing, in Japanese', 'アカウントもメールボックスも消したい', 'アカウントもメールボックスも消したくない。サインインだけ止めたい'],
    ['to know who may', 'can we delete the accounts and mailboxes in our tenant', 'who can delete accounts and mailboxes in our tenant'],
    ['to make another kind of group of it', 'converted the DL to a Microsoft 365 group, the old DL is still in the GAL', 'does converting a distribution list to a dynamic one drop the nested lists?'],
    ['to make another kind of group of it, in Japanese', '動的配布グループに置き換えたので、元の配布グループを廃止したい', 'DLを動的配布グループに変換するスクリプトが途中で止まります'],
    ['to have another address for a group', 'グループのメアドを消したい', 'グループのメアドを変更したい'],
    ['to have another length of a hold', 'the mailbox of somebody long gone is still there, how do we remove it', 'LitigationHoldDuration of the inactive mailbox cannot be shortened, its owner is long gone. what now'],
    ['to have another length of a hold, in Japanese', '退職した人のメールボックスを消したいのですが、無効な操作と言われます', '退職した人のメールボックスで LitigationHoldDuration を短くしたいのですが、無効な操作と言われます'],
    ['to list a newcomer', 'no mailbox here any more please, but he should be findable by name', 'new board member, no mailbox here please, but he should be findable by name'],
    ['to have a record', '退職者のアカウントとメールボックスを削除したい', '削除済みのアカウントとメールボックスの一覧を出したい'],
    ['to end something else', 'leavers: delete all mailboxes and accounts', 'If Microsoft cancels our subscription, are all mailboxes and accounts deleted?'],
    ['to change a group', 'remove all users from the tenant with their mailboxes', 'remove all users from the license group, mailboxes stay'],
    ['to run down its servers', 'the Lync servers are shut down, do we disable the users first', 'the Lync servers are shut down, do the leftover attributes hurt'],
    ['to sign in again', 'Lync keeps working for a filtered user', 'Lync keeps asking a filtered user for credentials'],
    ['to run the synchronization', 'the filtered user is still in Entra', 'the filtered user counts for the deletion threshold in Entra'],
    ['to change how a contact is shown', '外部連絡先がまだアドレス帳に残っています', '外部連絡先がまだアドレス帳で文字化けしています'],
    ['to put whole departments on hold', 'how do we place leavers on litigation hold before we delete their accounts', 'How do I put all of Finance under litigation hold with one command?'],
    ['to put whole departments on hold, in Japanese', '訴訟ホールドの退職者をNoSyncのフィルターで外したい', '法務部全員に訴訟ホールドを一括で設定するフィルターの書き方'],
    ['to have a list of what nobody deletes', 'here is the list of mailboxes to remove, how do we do it', 'list of inactive mailboxes as CSV for the auditors, we are not deleting anything'],
    ['to have a list of what nobody deletes, in Japanese', '退職者のメールボックスを消す予定です。一覧もあります。手順は', '退職者のメールボックスを集計するコマンドは。消す予定はありません'],
    ['to give a group another name', 'rename or delete? we no longer need the distribution list', 'we want to change the name of the mailing list without losing its members'],
    ['to give a group another name, in Japanese', '改名した後の旧配布リストがGALに残っている。消したい', '配布グループを改名しても古いアドレスで届くようにしたい、消えませんか'],
    ['to see when a secret ends', 'where do I check if the client secret expired? CloudGate says 401', 'where can I see when our client secret expires? everything still works'],
    ['to see when a secret ends, in Japanese', 'クライアントシークレットの有効期限が切れたか確認したい。同期が止まりました', 'クライアントシークレットの有効期限の確認方法を知りたいだけです'],
    ['to delete neither', 'MMSSPP is not deleting the account and the mailbox', "we're not deleting the account or the mailbox, just blocking the sign-in"],
    ['to delete nobody after all', 'he is leaving after all, delete the account and the mailbox', 'he is not leaving after all, account and mailbox were due to be deleted tomorrow'],
    ['to delete nobody after all, in Japanese', '退職です。アカウントもメールボックスも削除してください', 'アカウントもメールボックスもそのまま残してください。退職は延期です'],
    ['to delete both, as somebody else is not leaving', '退職が延期になった人以外の、3名のメールボックスとアカウントを消したい', '3名の退職は延期です。メールボックスとアカウントを消したいと言ったのは取り消します'],
    ['to keep the mailbox while the user goes', 'メールボックスだけ消して、ユーザーは残したい', 'メールボックスは残して、ユーザーだけ消したい'],
    ['only to hide it', 'delete the account and remove the mailbox from the GAL', 'delete the account later; for now just hide the mailbox from the GAL'],
    ['to stop a link of something else', 'リンクだけ止めたい、メールはそのまま', '会議の招待リンクだけ止めたい、メールはそのまま'],
    ['to change who may open a mailbox', '退職者からメールボックスを一括で外したい', '退職者からメールボックスのフルアクセス権限を一括で外したい'],
  ];
  for (const [kind, answered, leftAlone] of cases) {
    it(`${kind} is left alone`, () => {
      assert.notEqual(recognize(answered).outcome, 'unknown', answered);
      assert.deepEqual(recognize(leftAlone).candidates, [], leftAlone);
    });
  }

  it('still tells its facts', () => {
    assert.ok(recognize('we deleted the wrong mailbox in MMSSPP, how do we get it back').held.includes('environment.dedicated'));
  });
});

describe('a message that says it in other words', () => {
  const cases: readonly (readonly [kind: string, intent: string, texts: readonly string[]])[] = [
    ['that the mail is frozen', 'deprovision-litigation-hold', ["Counsel froze a leaver's mail. His mailbox has to vanish from the GAL", '退職者のメールを法務が差し押さえています。メールボックスをアドレス帳から消したい']],
    ['that legal does not let go', 'deprovision-litigation-hold', ["legal refuses to release a leaver's mailbox, how do we retire it", '法務がまだ手放さないメールボックスを閉じるには', '弁護士の許可が下りない退職者のメールボックスを廃止したい']],
    ['that data is protected while a trial lasts', 'deprovision-litigation-hold', ["as long as the lawsuit runs the data has to be protected; two leavers' mailboxes should become inactive", '裁判中なのでデータは守りながら、辞める人のメールボックスを休止させたい']],
    ['that only the mail goes', 'deprovision-keep-mail-user', ['only his mail goes, he keeps his address book entry', 'メールだけ無くして、住所録の登録はそのままにしたい']],
    ['that only the contact is shown', 'deprovision-keep-mail-user', ['解除値を入れましたがメールボックスが外れません。連絡先の掲載だけ残す予定でした', 'changed mail and targetAddress before the deprovisioning value, the mailbox stays. only the contact entry was meant to remain']],
    ['that a contact is still shown', 'deprovision-mail-user-contact', ['連絡先の表示が残ったままです。解除値は入れました', 'only the contact entry remained in the GAL, we want it removed']],
    ['that no mailbox is wanted', 'deprovision-keep-mail-user', ['adjunct teacher reads mail at home now. please no mailbox with us any longer, but people should find him by name', 'うちの箱はもういりませんが、名前では探せるようにしてください']],
    ['in half-width kana', 'deprovision-remove-object', ['退職者のﾒｰﾙﾎﾞｯｸｽとｱｶｳﾝﾄ 両方けす']],
    ['that the mailbox is made anew', 'deprovision', ['keep the account, delete the mailbox and give him a fresh empty one', 'アカウントは残してメールボックスを消し、空の箱を作り直したい']],
    ['that there was no mailbox', 'deprovision-mail-user-contact', ['mail users without mailboxes: remove from ITAR while their AD accounts stay', 'メールボックスを持たずGALだけに載るメールユーザーを解除したい']],
    ['whose mailbox goes', 'deprovision', ['how do we delete leaver mailboxes in Office 365', "drop the ex-employee's mailbox in m365", "delete leavers' mailboxes on time", "everything is checked, please delete the leaver's mailbox", '確認は全部済みました。退職者のメールボックスを消してください']],
    ['that only the mailbox goes for good', 'deprovision', ["permanently delete a leaver's mailbox", '退職者のメールボックスを完全に削除したい']],
    ['that the hold stays', 'deprovision-litigation-hold', ['ホールドを解除しないでメールボックスだけGAL非表示にしておきたい', 'the hold has to stay, only the mailbox should go from the GAL', 'can we deprovision the mailbox but keep the hold?']],
    ['that the content is still needed', 'deprovision', ['leavers are moved to a non-synced OU, their mailbox content must stay available as a shared mailbox', '退職者を同期対象外のOUに移していますが、メールの中身は引き続き必要です']],
    ['that the person stays in groups', 'deprovision-keep-mail-user', ['remove the mailbox, he must stay in the distribution lists', 'メールボックスだけ消して、配布グループには残したい']],
    ['that a mail user is the goal', 'deprovision-keep-mail-user', ['deprovision value went in, goal is mail user visible in GAL, no mailbox', 'mailbox を外して mail-enabled user で残すパターン']],
    ['that neither stays', 'deprovision-remove-object', ['退職者です。メールボックスもGALもオブジェクトも残しません。MMSSPPでの正しい手順は？', 'leaver: nothing may stay behind, no mailbox, no object. MMSSPP. procedure?']],
    ['that the whole person goes', 'deprovision-remove-object', ['permanently remove user mailbox and user object from Office 365', '退職者を、メールも含めてすべて消したい']],
    ['that nothing has to be kept', 'deprovision-remove-object', ['guy left, nothing has to be kept. mailbox + object both out', '辞めた人です。残すものは何もないので、メールボックスもオブジェクトも両方外してください']],
    ['that neither is needed', 'deprovision-remove-object', ['somebody leaves and neither his mailbox nor his account will be needed, what are the steps', 'leaver: we need neither the mailbox nor the AD account any longer']],
    ['that the listing goes too', 'deprovision-remove-object', ['閉鎖する工場のメールの箱と登録情報を、名簿掲載も含めて一式廃止します。手順をご教示ください。（内線 0000）']],
    ['what is excepted', 'deprovision-keep-mail-user', ['アカウント以外は何も残しません。メールボックスは消します', '名簿掲載を含めて登録は今までどおり残し、箱だけ廃止したい']],
    ['that who was restored once cannot be removed', 'deprovision-remove-object', ['以前復元したアカウントだけ、Microsoft 365 側で削除できません', "a user that was restored once can't be deleted any more in Entra", 'Remove-ADSyncToolsAadObject does nothing for one orphaned user']],
    ['that nothing can be restored', 'deprovision-remove-object', ['Entra IDから完全に削除し、メールボックスも二度と復元できないようにしたい', 'purge him from Entra ID for good so that not even the mailbox can be restored']],
    ['that somebody is a mail user', 'deprovision-mail-user-contact', ['our auditor sits in AD as a mail-enabled user; his contract is over, strip the mail attributes but keep the logon', '外部の方をADにメールユーザーとして入れてあります。契約が終わったのでメール属性だけ外し、ログインは残したい']],
    ['that somebody becomes a mail user', 'deprovision-keep-mail-user', ['he should stay in our AD as a mail-enabled user, please remove the mailbox']],
    ['that a guest left a mail user', 'deprovision-mail-user-contact', ['ゲスト由来のMailUserがGALに残る件、guestは削除済みです', 'deleted the B2B guest, but its mail user still shows in the GAL']],
    ['that contacts go in bulk', 'deprovision-mail-user-contact', ['ゲスト用のメール連絡先をまとめて削除したい']],
    ['that a group loses its address', 'deprovision-mail-group', ['グループに付いているメアドだけ外せば解除になりますか', "if we empty the group's email address, is that enough to retire it?"]],
    ['that the members of a group are no leavers', 'deprovision-mail-group', ['the mailing list has to go from the GAL, its members stay employed', '配布グループは廃止します。メンバーは在籍のままです']],
    ['that nobody has decided yet', 'deprovision', ['HR has not decided whether he becomes a mail user or goes completely, show me the options for the mailbox of a leaver', 'メールユーザー化するか丸ごと削除するか、上司の判断待ち。メールボックスの外し方を一通り知りたい']],
    ['that it is decided', 'deprovision-keep-mail-user', ['HR decided: remove the mailbox and convert him to a mail user', '人事が決めてくれました。退職者のメールボックスを消してメールユーザーにする手順は']],
    ['that the memberships survive', 'deprovision-keep-mail-user', ['mailbox moved to another company; here she should just be a mail user so that her DL memberships stay. how do we take the mailbox away', 'drop the cloud mailbox but he must stay a mail user in all his distribution lists']],
    ['that the members of a list are mail users', 'deprovision-mail-group', ['how do I drop the DL, its members are mail users']],
    ['that a mail user never had a mailbox', 'deprovision-mail-user-contact', ['he never had a mailbox here, plain mail user. which mail attributes do we clear, the AD account must stay', '箱は当社になく、他社サーバー宛てのメールユーザーです。メール属性だけ外してADログオンは残すには']],
    ['that no mailbox is needed and a mail user is left', 'deprovision-keep-mail-user', ['he has a mailbox, strip it and leave him as a mail user with his AD logon']],
    ['that both are to go after half of it', 'deprovision-remove-object', ['ユーザーは完全削除したのにメールボックスだけ残っている。両方なくしたい', 'hard-deleted the user, only the mailbox is left as soft-deleted. both must go', 'アカウントは消えたけどメールボックスだけが論理的に削除された状態。どちらも完全に消したい']],
    ['that both stay but the mailbox', 'deprovision-keep-mail-user', ['アカウントとTeamsは両方残してメールボックスだけ削除したい', 'we are not deleting any accounts, only the mailboxes on the list, how']],
    ['that a licence went during a hold', 'deprovision-litigation-hold', ['退職者のライセンスを外すと The execution of cmdlet Disable-Mailbox failed になりました。訴訟ホールド中です。アカウントは片付けたい']],
    ['that a court wants the mail', 'deprovision-litigation-hold', ['mailbox of the leaver is subject to a court order. Remove user and mailbox?', 'he is being sued, his account leaves with him but nothing he wrote may vanish; mailbox off the GAL']],
    ['that legal told it late', 'deprovision-litigation-hold', ['NoSync went in, then legal told us he is on hold. what now']],
    ['that a list can go', 'deprovision', ['一覧にある退職者のメールボックスを消したい']],
    ['that Lync goes, in kana', 'deprovision-lync', ['リンクだけ外したいです、メールは継続利用', '来月から、リンクのみ停止。メールボックスは触らない']],
    ['that the account is not deleted', 'deprovision-keep-mail-user', ['delete the mailbox without deletion of the account', 'ユーザーは削除対象外、メールボックスのみ廃止したい']],
    ['that a group whose renaming failed goes', 'deprovision-mail-group', ['配布リストの名前変更に失敗したので、いっそ削除したい。手順は']],
    ['that both may go', 'deprovision-remove-object', ['MMSSPP does not delete the user and the mailbox', 'Does emptying all four mail attributes delete the managed object, or only the mailbox?']],
    ['that the reason is wanted', 'deprovision', ['which log says why an object will not deprovision in MMSSPP']],
  ];
  for (const [kind, intent, texts] of cases) {
    it(`${kind} means ${intent}`, () => {
      for (const text of texts) assert.equal(recognize(text).candidates[0]?.intent, intent, text);
    });
  }

  for (const text of [
    'neither the mailbox nor the account may be deleted when she leaves',
    'neither the mailbox nor the user was found, what should we do',
    'do we need neither mailbox nor account to sign in to Teams?',
    'nothing has to be kept but the mailbox. mailbox + account',
    'nothing needs to be kept in the mailbox and account notes, just archive them',
    'アカウントもメールボックスも消してはいけない退職者です。どう扱えばよいですか',
    'メールボックス以外は何も残しません。アカウントは消します',
    '辞めた人のPCに残すものはありません。メールボックスとアカウントは引き続き使います',
    'メールボックスもアカウントもまだ要りますが、退職者のライセンスは不要です',
    '弁護士から消さないよう言われた退職者のメールボックスとアカウントの扱い',
    '復元できないようにしたいのではなく、Entra で削除した人のメールボックスを戻したい',
    'both mailboxes must go, the accounts stay',
    'remove their mailboxes; AD accounts are not to be deleted',
    'delete the mailbox. do not delete the user',
    'users must not be deleted, mailboxes have to go',
    'we are not deleting any accounts, only the mailboxes on the list',
    "we're not deleting the account and the mailbox",
    'アカウントの削除はしません。メールボックスの解除だけです。手順をください',
    'オブジェクトの削除は行わず、メールボックスを消す方法',
    'アカウントまで消すつもりはなく、メールボックスを外したい',
    'ユーザーアカウントは無関係で、メールボックスの削除だけ希望',
  ]) {
    it(`is led to no deletion: ${text}`, () => {
      assert.notEqual(recognize(text).candidates[0]?.intent, 'deprovision-remove-object');
    });
  }

  it('is only a hold where mail is kept', () => {
    for (const text of ['個人情報を守るため、退職者のメールボックスを消したい', 'legal released the mailbox last week, how do we retire it', '法務が手放してくれたので、退職者のメールボックスを閉じたい', 'leaver, nothing must be preserved: mailbox and account can be deleted']) {
      assert.notEqual(recognize(text).candidates[0]?.intent, 'deprovision-litigation-hold', text);
    }
    assert.equal(recognize("counsel froze hiring, the leaver's mailbox has to be deleted").candidates[0]?.intent, 'deprovision');
  });
});
