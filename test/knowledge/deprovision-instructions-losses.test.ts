import assert from 'node:assert/strict';
import { locales } from '../../src/locale.js';
import { itKeepsOrder, itSays, nodes, resolution } from '../support/deprovision.js';

/** What is lost without a word of warning when the steps are followed to the letter. */
describe('losses that a step alone does not show', () => {
  itSays([
    {
      says: 'a mail user may have a mailbox on-premises', nodes: ['bp5', 'r5'],
      ja: /社内の Exchange にあれば、4 つの属性を空にするか AD から削除すると、その社内のメールも使えなくなります/, en: /mailbox is on an on-premises Exchange, clearing the four attributes or deleting from AD breaks that mail too/,
    },
    {
      says: 'the kind in Exchange on-premises is asked before anything is removed in AD', nodes: ['standard-object-synced'],
      ja: /UserMailbox はオンプレミスに、RemoteUserMailbox はクラウドにメールボックスがあります。ここで中止/, en: /UserMailbox has a mailbox on-premises, RemoteUserMailbox one in the cloud: stop here/,
    },
    {
      says: 'MailUser in the cloud does not mean that there is no mailbox', nodes: ['standard-target-plan', 'standard-target-fix'],
      ja: /オンプレミスの Exchange にある人も、ここでは MailUser と表示されます/, en: /mailbox is on an on-premises Exchange shows as MailUser here too/,
    },
    {
      says: 'the archive has to be copied too', nodes: ['standard-restore-inactive', 'standard-restore-cloud', 'standard-restore-synced'],
      ja: /オンライン アーカイブは一緒にはコピーされません.*-SourceIsArchive.*-TargetIsArchive/, en: /online archive is not copied along.*-SourceIsArchive.*-TargetIsArchive/,
    },
    {
      says: 'a license may still help after 30 days', nodes: ['standard-restore-cloud', 'standard-restore-synced'],
      ja: /30 日を過ぎていても、まずライセンスを戻してみて.*Delicensing Resiliency.*合計 60 日/, en: /try even after 30 days: with Delicensing Resiliency on, the limit is 60 days in all/,
    },
    {
      says: 'the limit for the license that was taken away', nodes: ['standard-fix-still-there', 'standard-keep-cloud', 'standard-keep-synced'],
      ja: /30 日以内.*合計 60 日/, en: /within 30 days.*60 (days )?in all/,
    },
    {
      says: 'a hold on the mailbox keeps nothing else', nodes: ['standard-inactive-cloud', 'standard-inactive-synced', 'standard-fix-hold-cloud', 'standard-fix-hold-synced'],
      ja: /OneDrive など、ほかのサービスのデータは、メールボックスのホールドでは守られません/, en: /services such as OneDrive is not protected by a hold on the mailbox/,
    },
    {
      says: 'the data of other services goes with the user', nodes: ['standard-remove-cloud', 'standard-remove-synced'],
      ja: /OneDrive など、ほかのサービスのデータも対象です/, en: /[Dd]ata in other services such as OneDrive is affected too/,
    },
    {
      says: 'the account carries the shared mailbox', nodes: ['standard-keep-cloud'],
      ja: /変換後にアカウントを削除しないでください。共有メールボックスも消えます/, en: /Do not delete the account afterwards: the shared mailbox would go with it/,
    },
    {
      says: 'a module that was retired has a successor', nodes: ['standard-restore-cloud'],
      ja: /Restore-MsolUser は使えません。MSOnline モジュールは 2025 年 4 月から 5 月に廃止.*Restore-MgDirectoryDeletedItem/, en: /Restore-MsolUser no longer works: MSOnline was retired in April and May 2025.*Restore-MgDirectoryDeletedItem/,
    },
    {
      says: 'only the type of the mailbox value changes', nodes: ['bp3', 'r3', 'r4-out-of-scope'],
      ja: /変えるのは Type だけで、ほかの部分は自社の値のままにします/, en: /change the type only, keep the rest of yours/,
    },
    {
      says: 'a value in an object out of scope is not synchronized', nodes: ['r2-variation-2'],
      ja: /すでにフィルター済みか範囲外のオブジェクトでは、DeleteNow を入れても同期されないと考えられます/, en: /If it is already filtered or out of scope, DeleteNow is presumably not synchronized/,
    },
    {
      says: 'where the content may go, the way is another', nodes: ['standard-inactive-cloud', 'standard-inactive-synced'],
      ja: /承認を得て内容も消す場合は、この手順ではありません/, en: /If the content is to be deleted too, with approval, this is not the way/,
    },
    {
      says: 'an inactive mailbox is told from one that goes', nodes: ['standard-fix-still-there'],
      ja: /3 行目なら（2 行目で見つかっていても）非アクティブ/, en: /by line 3 inactive, even if line 2 finds it too/,
    },
    {
      says: 'values that look like a hold and keep no mail', nodes: ['standard-inactive-cloud', 'standard-inactive-synced', 'standard-fix-hold-cloud', 'standard-fix-hold-synced'],
      ja: /-mbx・grp で始まる値と :1 で終わる値は、このメールボックスの内容を保持しません。-mbx と番号が同じ mbx のポリシーは適用されず、skp が保持するのは会話だけ/,
      en: /begin with -mbx or grp, or end in :1, retain nothing of this mailbox\. A policy mbx with the number of a -mbx value does not apply, and skp retains conversations only/,
    },
    {
      says: 'values that look like a hold, where nobody knows', nodes: ['standard-hold-plan', 'standard-hold-fix'],
      ja: /-mbx で始まる値は番号が同じ mbx のポリシーからの除外、grp で始まる値は Microsoft 365 グループ用/, en: /excluded from the policy mbx of the same number, one that begins with grp is for Microsoft 365 groups/,
    },
    {
      says: 'a case that closes', nodes: ['standard-inactive-cloud', 'standard-inactive-synced', 'standard-fix-hold-cloud', 'standard-fix-hold-synced'],
      ja: /電子情報開示のケースを閉じると、そのホールドも外れます/, en: /Closing an eDiscovery case takes its hold off as well/,
    },
    {
      says: 'an account deleted to repair the synchronization comes back in time', nodes: ['standard-fix-synced'],
      ja: /論理的に削除した利用者は、サインインもメールの受信もできません。必ず 30 日以内に復元します/, en: /soft-deleted user can neither sign in nor receive mail\. Restore within 30 days without fail/,
    },
  ]);

  itKeepsOrder([
    {
      says: 'the archive is copied after the mailbox', nodes: ['standard-restore-inactive', 'standard-restore-cloud', 'standard-restore-synced'],
      ja: [/New-MailboxRestoreRequest -SourceMailbox/, /-SourceIsArchive/], en: [/New-MailboxRestoreRequest -SourceMailbox/, /-SourceIsArchive/],
    },
  ]);

  it('keeps what is written down apart from what takes it away', () => {
    for (const node of nodes) {
      const blocks = node.kind === 'resolution' ? [...node.checks, ...node.steps].map(({ code }) => code.join('\n')) : [];
      for (const block of blocks) assert.ok(!(/FormatEnumerationLimit/.test(block) && /^(Disable|Remove|Set|Enable)-/m.test(block)), `${node.id}: ${block}`);
    }
  });

  it('says nowhere that a link stands below: it stands above', () => {
    const below = { ja: /下のリンク/, en: /linked below/ };
    for (const node of nodes) for (const locale of locales) if (node.kind === 'resolution') assert.doesNotMatch(node.inference?.[locale] ?? '', below[locale], node.id);
  });

  it('connects before it deletes an orphan', () => {
    const orphan = resolution('standard-fix-synced').steps.find(({ code }) => code.some((line) => line.startsWith('Remove-Mg')));
    assert.match(orphan?.code[0] ?? '', /^Connect-MgGraph -Scopes .*User\.ReadWrite\.All/);
  });
});
