import { itKeepsOrder, itSays, type Row } from '../support/deprovision.js';

const symptomAndCauses: readonly Row[] = [
  {
    says: 'symptom: a mailbox stays', nodes: ['r1', 'r2-variation-1', 'r2-variation-2', 'r3'],
    ja: /メールボックス(が消えず|とオブジェクトが消えない|が解除されない)/, en: /^(The mailbox stays|Mailbox and object are not removed|.*keeps the mailbox)/,
  },
  { says: 'symptom: a mail-enabled user or contact stays', nodes: ['r5'], ja: /メールが有効なユーザー・連絡先が解除されない/, en: /user or contact is not deprovisioned/ },
  { says: 'symptom: a mail-enabled group stays', nodes: ['r6'], ja: /メールが有効なグループが解除されない/, en: /group is not deprovisioned/ },
  { says: 'symptom: all of this is about Dedicated/ITAR', nodes: ['environment'], ja: /MMSSPP は.*Dedicated\/ITAR だけで使われる同期/, en: /synchronization used only by.*Dedicated\/ITAR/ },
  { says: 'meaning 1: disconnect the mailbox and keep a mail-enabled user', nodes: ['target-plan', 'target-fix'], ja: /切り離してメールが有効なユーザーにする/, en: /disconnect it and keep a mail-enabled user/ },
  { says: 'meaning 2: take mail attributes and groups from a mail user or contact', nodes: ['target-plan', 'target-fix'], ja: /メールが有効なユーザー・連絡先: メールの属性とグループの所属を外す/, en: /user or contact: strip mail attributes and group memberships/ },
  {
    says: 'meaning 2: which five attributes', nodes: ['bp5', 'r5'],
    ja: /メールの利用権と属性 \(mail、mailNickname、legacyExchangeDN、proxyAddresses、targetAddress\)/, en: /mail rights and attributes \(mail, mailNickname, legacyExchangeDN, proxyAddresses, targetAddress\)/,
  },
  {
    says: 'meaning 2: which groups', nodes: ['bp5', 'r5'],
    ja: /配布グループ(や|・)メールが有効なセキュリティ グループ(からも外れ|の所属が外れ)/, en: /distribution and mail-enabled security groups (in Office 365|go)/,
  },
  { says: 'meaning 2: the AD object stays', nodes: ['bp5', 'r5'], ja: /プロビジョニングされた AD オブジェクト自体は残ります/, en: /provisioned AD object itself stays/ },
  { says: 'meaning 3: remove the object altogether', nodes: ['target-plan', 'target-fix'], ja: /オブジェクトごと消す/, en: /remove the whole object/ },
  { says: 'meaning 3: from the AD of Office 365', nodes: ['after-plan', 'after-fix'], ja: /Office 365 の AD からオブジェクトを完全に消します/, en: /removed from the Office 365 AD completely/ },
  { says: 'meaning 4: make a mailbox on hold inactive', nodes: ['target-plan', 'target-fix'], ja: /訴訟ホールド中なら非アクティブにする/, en: /on Litigation Hold, make it inactive/ },
  { says: 'meaning 5: remove a group', nodes: ['target-plan', 'target-fix'], ja: /グループ: Office 365 の AD から消す/, en: /Group: remove it from the Office 365 AD/ },
  { says: 'common case: the mailbox moves, e.g. on premises', nodes: ['after-plan', 'after-fix'], ja: /別の環境 \(社内など\) へ移す/, en: /moves to another environment \(for example on premises\)/ },
  { says: 'common case: mail ends, Lync and the like go on', nodes: ['after-plan', 'after-fix'], ja: /メールは止めて Lync など他のクラウド サービスは続ける/, en: /mail ends but other cloud services such as Lync go on/ },
  { says: 'common case: contact information in the GAL', nodes: ['after-plan', 'after-fix'], ja: /連絡先を GAL に出しておく/, en: /contact information has to remain in the GAL/ },
  {
    says: 'common case: member of groups', nodes: ['after-plan', 'after-fix'],
    ja: /配布グループやメールが有効なセキュリティ グループのメンバーでいられる/, en: /be a member of distribution or mail-enabled security groups/,
  },
  {
    says: 'reason 1: the process was not followed', nodes: ['r1', 'r2-variation-1', 'r2-variation-2', 'r4-no-hold', 'r5', 'r6'],
    ja: /手順どおりでなかった|手順の誤り|手順や属性値の誤り|手順どおりだったか/, en: /procedure was not followed|wrong procedure|the reason is the procedure|Go over what was done/,
  },
  {
    says: 'reason 2: a bad attribute value blocks it', nodes: ['r1', 'r2-variation-1', 'r2-variation-2', 'r4-no-hold', 'r5', 'r6'],
    ja: /属性値の誤り|属性や値の誤り/, en: /bad attribute value|wrong attribute or value/,
  },
  {
    says: 'reason 2: the daily report of sync errors shows it', nodes: ['r1', 'r2-variation-1', 'r2-variation-2', 'r4-in-scope', 'r4-no-hold', 'r5', 'r6'],
    ja: /日次 MMSSPP 同期エラー レポート/, en: /daily MMSSPP Sync Error report/,
  },
  { says: 'reason 2: so look at the report before removing', nodes: ['bp2-variation-1', 'bp5', 'bp6'], ja: /同期エラー レポートに対象が載っていれば、先に直します/, en: /in the daily MMSSPP Sync Error report, fix that first/ },
  {
    says: 'reason 3: never while flagged for Litigation Hold', nodes: ['hold-plan', 'hold-fix', 'r3'],
    ja: /訴訟ホールドのフラグがある間、メールボックスは解除されません/, en: /mailbox is (never|not) deprovisioned while (it is )?flagged for Litigation Hold/,
  },
  { says: 'reason 3: but it can be made inactive', nodes: ['hold-plan', 'hold-fix', 'bp3', 'r3'], ja: /非アクティブに(する|は)(ことは)?できます/, en: /it can be made inactive/i },
];

const bestPractice: readonly Row[] = [
  { says: 'BP1: the mailbox goes, a mail-enabled user stays in the GAL', nodes: ['bp1'], ja: /切り離し、オブジェクトをメールが有効なユーザーに変える/, en: /disconnect.*turn the object into a mail-enabled user/ },
  { says: 'BP1-1: read the daily report and fix its errors', nodes: ['bp1'], ja: /日次の MMSSPP 同期エラー レポートを解凍し、載っているエラーを直し/, en: /Unzip the daily MMSSPP Sync Error report and fix the errors it lists/ },
  {
    says: 'BP1-1: the enclosed Help file has the remedy of each type', nodes: ['bp1'],
    ja: /エラーの種類ごとの直し方は、同梱のヘルプ ファイルに/, en: /Help file inside tells the remedy for each type of error/,
  },
  { says: 'BP1-2: put the trigger into the deprovisioning attribute', nodes: ['bp1'], ja: /解除用の属性に、解除を始める値を入れます/, en: /Put the value that starts deprovisioning into your deprovisioning attribute/ },
  { says: 'BP1-2: no other change', nodes: ['bp1'], ja: /待つ間はほかの属性を一切変更しないで/, en: /Make no other change to the object while you wait/ },
  { says: 'BP1-2: wait until the managed mailbox is gone', nodes: ['bp1'], ja: /管理側のメールボックスが消え、homeMDB が空 \(null\) になるまで待ち/, en: /Wait until the managed mailbox is gone and homeMDB is null/ },
  { says: 'BP1-2: one or two cycles', nodes: ['bp1'], ja: /同期サイクル 1～2 回分/, en: /one or two sync cycles/ },
  { says: 'BP1-2.1: the attribute differs per customer', nodes: ['bp1'], ja: /属性も値も顧客ごとに異なり/, en: /Attribute and value differ per customer/ },
  { says: 'BP1-2.1: it is usually that of the mailbox', nodes: ['bp1'], ja: /多くはメールボックス用と同じ属性です/, en: /usually the mailbox attribute/ },
  { says: 'BP1-2.1: a mailbox usually has such a value', nodes: ['bp1'], ja: /通常の extensionAttribute9=MBX=/, en: /the usual extensionAttribute9=MBX=/ },
  { says: 'BP1-2.2: the usual value', nodes: ['bp1'], ja: /値は通常 RemoveMSOMbx です/, en: /value is usually RemoveMSOMbx/ },
  { says: 'BP1-3: only after the mailbox is gone', nodes: ['bp1'], ja: /メールボックスが消えたことを確かめる前に行わないで/, en: /Do not do this before you have seen that the mailbox is gone/ },
  {
    says: 'BP1-3: targetAddress to the outside', nodes: ['bp1'],
    ja: /targetAddress を Office 365 Dedicated\/ITAR の外の宛先 \(通常は SMTP: \+ mail の値\) に変え/, en: /targetAddress to the destination outside Office 365 Dedicated\/ITAR, usually SMTP: \+ the mail value/,
  },
  { says: 'BP1-3: remove the deprovisioning value', nodes: ['bp1'], ja: /解除用の値を消します/, en: /remove the deprovisioning value/ },
  { says: 'BP1-3: shows in the GAL after a few cycles', nodes: ['bp1'], ja: /数サイクル後、メールが有効なユーザーとして GAL に/, en: /After a few cycles the object is mail-enabled and shows in the GAL/ },

  {
    says: 'BP2: ASR is for reconnection across forests', nodes: ['asr-plan', 'asr-fix', 'bp2-variation-1', 'bp2-variation-2', 'r2-variation-1'],
    ja: /フォレスト(をまたいでメールボックスを再接続する機能|間のメールボックス再接続のための ASR)/, en: /reconnects mailboxes across forests|ASR for cross-forest mailbox reconnection/,
  },

  { says: 'BP3: the mailbox stays connected', nodes: ['bp3'], ja: /メールボックスは接続されたまま/, en: /mailbox stays connected/ },
  { says: 'BP3: the managed AD object is kept', nodes: ['bp3'], ja: /管理側の AD オブジェクトも残ります/, en: /managed AD object is kept/ },
  { says: 'BP3-5: what to see once it is synchronized', nodes: ['bp3'], ja: /ログオンできず、GAL に表示されず、送信者に NDR が返る/, en: /no logon, hidden from the GAL, and senders get an NDR/ },
  {
    says: 'BP3-7: the last step done first still leaves it inactive', nodes: ['bp3'],
    ja: /先にフィルター・移動・削除をしてもメールボックスは非アクティブに/, en: /Filtering, moving or deleting first still leaves the mailbox inactive/,
  },
  { says: 'BP3-7: but harder to query and to restore', nodes: ['bp3'], ja: /検索しにくくなり、復職時の復元も面倒/, en: /harder to query, and restoring service to a returning user is more complicated/ },

  { says: 'BP4-1: Lync goes by itself, whatever the mailbox', nodes: ['bp4', 'r4-no-hold'], ja: /メールボックスの状態に関係なく/, en: /whatever the state of the mailbox/ },
  { says: 'BP4-1: set its attribute to 0', nodes: ['bp4', 'r4-no-hold'], ja: /(選んだ属性の値|その属性)を 0 にします/, en: /Set (the attribute your company chose for Lync provisioning|that attribute) to 0/ },
  { says: 'BP4-1: the attribute differs per customer', nodes: ['bp4', 'r4-no-hold'], ja: /0 にします。属性は顧客ごとに異なります/, en: /to 0\. The attribute differs per customer/ },
  {
    says: 'BP4-2: on hold, before filtering, moving or deleting', nodes: ['bp4'],
    ja: /訴訟ホールド中のユーザーでは、フィルター・範囲外への移動・顧客 AD からの削除より前に 0 に/, en: /on Litigation Hold, set 0 before you filter the object, take it out of scope or delete it from your AD/,
  },
];

describe('the article on deprovisioning: symptom and causes', () => itSays(symptomAndCauses));

describe('the article on deprovisioning: best practice', () => {
  itSays(bestPractice);
  itKeepsOrder([
    {
      says: 'BP1: fix errors, set the value, change nothing, wait, then targetAddress and removal of the value', nodes: ['bp1'],
      ja: [/載っているエラーを直し/, /解除を始める値を入れます/, /ほかの属性を一切変更しない/, /homeMDB が空/, /targetAddress を.*外の宛先/, /解除用の値を消します/],
      en: [/fix the errors/, /Put the value that starts deprovisioning/, /Make no other change/, /Wait until the managed mailbox is gone/, /Point the customer targetAddress/, /remove the deprovisioning value/],
    },
    {
      says: 'BP3: what it does is seen before anything is filtered', nodes: ['bp3'],
      ja: [/Type=InHold; を入れます/, /同期サイクルが少なくとも 1 回/, /非アクティブになったことを確かめ/, /フィルターする、範囲外に移動する、または削除/],
      en: [/Put Type=InHold;/, /at least one sync cycle/, /Confirm that it is inactive/, /filter the customer object, move it out of scope or delete it/],
    },
  ]);
});
