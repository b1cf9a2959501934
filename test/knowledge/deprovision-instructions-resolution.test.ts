import { itKeepsOrder, itSays, type Row } from '../support/deprovision.js';

const withAsr = ['bp2-variation-2', 'r2-variation-2'] as const;
const everyRemoval = ['bp2-variation-1', 'r2-variation-1', ...withAsr, 'bp5', 'r5'] as const;
const mailUsers = ['bp5', 'r5'] as const;
const groups = ['bp6', 'r6'] as const;
const inHold = ['bp3', 'r3'] as const;
const mailboxes = ['bp1', 'bp2-variation-1', 'bp2-variation-2', 'bp3', 'r1', 'r2-variation-1', 'r2-variation-2', 'r3'] as const;
const users = [...mailboxes, 'bp4', 'bp5', 'r4-in-scope', 'r4-out-of-scope', 'r4-no-hold', 'r5'] as const;

/** Told twice in the article: as best practice, and as what to do after a failure. */
const both: readonly Row[] = [
  { says: '2 and 5: any one of four ways', nodes: everyRemoval, ja: /^次のどれか 1 つを行います/, en: /^Do any one of the following/ },
  { says: '2 and 5: an OU out of scope', nodes: everyRemoval, ja: /オブジェクトを MMSSPP の範囲外の OU に移動/, en: /Move the object to an OU out of MMSSPP scope/ },
  { says: '2 and 5: the filter value of the customer', nodes: everyRemoval, ja: /自社の MMSSPP フィルター値を設定します。属性も値も顧客ごとに異なり、次のような形/, en: /Set your MMSSPP filter value\. Attribute and value differ per customer; its shape is like/ },
  { says: '2 and 5: the universal filter, all four emptied by hand', nodes: everyRemoval, ja: /ユニバーサル フィルター.*4 つの属性をすべて空にします/, en: /universal filter: clear all four of these attributes yourself/ },
  { says: '2 and 5: delete it from the customer AD', nodes: everyRemoval, ja: /顧客 AD からオブジェクトを削除します/, en: /Delete the object from your AD/ },
  { says: '2: the object leaves the AD of Office 365, the mailbox is disconnected', nodes: everyRemoval.slice(0, 4), ja: /ユーザーは Office 365 の AD から消え、メールボックスは切断されます/, en: /the user leaves the Office 365 AD and the mailbox is disconnected/ },
  { says: '2-1: without ASR across forests', nodes: ['bp2-variation-1', 'r2-variation-1'], ja: /フォレスト間のメールボックス再接続のための ASR がない場合/, en: /customers without ASR for cross-forest mailbox reconnection/ },
  { says: '2-2: the managed object waits one to three days', nodes: ['asr-plan', 'asr-fix', ...withAsr], ja: /管理側オブジェクトは 1～3 日間、保留 OU/, en: /managed object .*(waits one to three days in a holding OU|stays in a holding OU .*one to three days)/ },
  { says: '2-2: whether filtered, moved or deleted', nodes: withAsr, ja: /フィルター・移動・削除(しても|の後も)、管理側オブジェクト/, en: /once the customer object is filtered, moved or deleted|after the filter, move or deletion/ },
  { says: '2-2: hidden, but still receiving mail', nodes: withAsr, ja: /GAL には出ませんが、メールは受信します/, en: /hidden from the GAL, but still receiving mail/ },
  { says: '2-2-1: fix sync errors', nodes: withAsr, ja: /MMSSPP 同期エラー レポート.*エラーを.*直します/, en: /fix the (object's )?errors|Fix the errors/ },
  { says: '2-2-2: add the staging value to the mailbox attribute', nodes: withAsr, ja: /メールボックス プロビジョニング属性 \S+ に値 DeleteNow を追加/, en: /Add the value DeleteNow to your mailbox provisioning attribute/ },
  { says: '2-2-2: at least one cycle', nodes: [...withAsr, ...inHold], ja: /同期サイクルが少なくとも 1 回終わるまで/, en: /at least one sync cycle has finished/ },
  { says: '2-2-2: it only stages', nodes: withAsr, ja: /準備用の値で、これだけでは解除されません/, en: /for staging only: by itself it deprovisions nothing/ },
  { says: '2-2-2: what follows then deletes at once', nodes: withAsr, ja: /フィルター・移動・削除を行うと、管理側オブジェクトは 1～3 日の猶予なしにすぐ削除/, en: /filter, move or delete, the managed object is deleted at once, without the one to three days/ },

  {
    says: '3-1: rename first, if the AD user goes later', nodes: inHold,
    ja: /後で顧客 AD のユーザーを削除する運用なら、次へ進む前に mail、targetAddress、smtp の proxyAddresses/, en: /deletes the AD user later, before going on append.*in mail, targetAddress and the smtp proxyAddresses/,
  },
  { says: '3-1: what is added, and where', nodes: inHold, ja: /@ の直前に _old か _litHold を付けます/, en: /append _old or _litHold right before the @/ },
  { says: '3-1: so that a returning person gets the addresses', nodes: inHold, ja: /復職時に元のアドレスを使える/, en: /original addresses are free if the person returns/ },
  { says: '3-2: other services such as Lync', nodes: inHold, ja: /Lync など他のサービスも変えるなら、ここでその属性を変えます/, en: /If other services such as Lync have to change, change their attributes now/ },
  { says: '3-3: the hold value', nodes: inHold, ja: /メールボックス プロビジョニング属性の値に Type=InHold; を入れます。属性も値も顧客ごとに異なります/, en: /Put Type=InHold; into the value of your mailbox provisioning attribute\. Attribute and value differ per customer/ },
  { says: '3-5: no more logon', nodes: inHold, ja: /メールボックスにログオンできなくなります/, en: /the user can no longer log on/ },
  { says: '3-5: hidden, and senders get an NDR', nodes: inHold, ja: /GAL に表示されず、送信者には配信不能レポート \(NDR\)/, en: /hidden from the GAL, and senders get a non-delivery report \(NDR\)/ },
  { says: '3-6: then filter, move or delete', nodes: inHold, ja: /顧客オブジェクトをフィルターする、範囲外に移動する、または削除/, en: /filter the customer object, move it out of scope or delete it/ },
  { says: '3-6: only after all before it', nodes: inHold, ja: /これより前の手順がすべて終わってから/, en: /Only after all earlier steps are complete/ },

  { says: '5: for those without a mailbox', nodes: mailUsers, ja: /Dedicated\/ITAR にメールボックスがないことを/, en: /there is no mailbox in Office 365 Dedicated\/ITAR/ },
  {
    says: '5: who a mail-enabled user is', nodes: mailUsers,
    ja: /顧客ドメインにはログオンでき、メールは社内や社外サービスなど Dedicated\/ITAR の外で受け取る人/, en: /log on to your domain but reads mail outside Dedicated\/ITAR, on premises or at an external service/,
  },
  { says: '5: the same, when the target is asked for', nodes: ['target-plan', 'target-fix'], ja: /顧客ドメインにはログオンできる.*外 \(社内や社外のサービス\) で受け取る/, en: /log on to your domain but reads mail outside.*on premises or at another service/ },
  { says: '6: it leaves the GAL and Active Directory', nodes: groups, ja: /GAL と Active Directory から消え/, en: /leaves the GAL and Active Directory/ },
  { says: '6: and every group it was in', nodes: groups, ja: /入っていたほかのグループからも外れます/, en: /every group of which it was a member/ },
  { says: '6: either of two ways', nodes: groups, ja: /次のどちらかを行います/, en: /Do one of the following/ },
  { says: '6: clear mail of the group', nodes: groups, ja: /グループの mail を空にします/, en: /Clear mail of the group/ },
  { says: '6: or delete it from the customer AD', nodes: groups, ja: /顧客 AD からグループ オブジェクトを削除/, en: /Delete the group object from your AD/ },
];

const resolutions: readonly Row[] = [
  { says: 'R: best practice or repair', nodes: ['mode'], ja: /推奨手順を、試した後なら失敗の直し方/, en: /recommended procedure; after a failed attempt you get the repair/ },
  { says: 'R1: a mail-enabled user was to stay', nodes: ['r1'], ja: /メールが有効なユーザーにならない/, en: /user does not become mail-enabled/ },
  { says: 'R1-1: set both attributes back', nodes: ['r1'], ja: /mail と targetAddress を、メールボックスのプロビジョニングに必要な元の値に戻します/, en: /Set mail and targetAddress back to the original values that mailbox provisioning needs/ },
  { says: 'R1-1: suffix of mail', nodes: ['r1'], ja: /mail のサフィックスは自社の SMTP 包含リスト/, en: /suffix of mail is on your SMTP inclusion list/ },
  { says: 'R1-1: suffix of targetAddress', nodes: ['r1'], ja: /targetAddress のサフィックスは @mgd\.customerdomain\.com のような形/, en: /that of targetAddress like @mgd\.customerdomain\.com/ },
  { says: 'R1-2: set the deprovisioning value', nodes: ['r1'], ja: /解除用の属性に、解除を始める値を設定/, en: /Set the value that starts deprovisioning/ },
  { says: 'R1-3: see that the mailbox is gone', nodes: ['r1'], ja: /Get-Recipient では見つからず、Get-User では返ってくる/, en: /Get-Recipient finds nothing, Get-User still answers/ },
  { says: 'R1-3: then the values of a mail-enabled user', nodes: ['r1'], ja: /mail と targetAddress をメールが有効なユーザーとしての値.*にし/, en: /Set mail and targetAddress to the values the mail-enabled user should have/ },

  { says: 'R1-3: but not before', nodes: ['r1'], ja: /メールボックスが消えたことを確かめる前に行わないで/, en: /Not before you have seen that the mailbox is gone/ },

  { says: 'R3-1: never deprovisioned while on hold', nodes: ['r3'], ja: /訴訟ホールドのフラグがある間、メールボックスは解除されません/, en: /not deprovisioned while flagged for Litigation Hold/ },
  { says: 'R3-2: how to make it inactive instead', nodes: ['r3'], ja: /続けるなら手順 2～6 を/, en: /If it continues, do steps 2 to 6/ },
  { says: 'R3-3: deprovision only after the hold', nodes: ['r3'], ja: /ホールドが外れた後だけ: 目的に合うもの/, en: /Only after the hold is lifted: do the one that fits/ },
  {
    says: 'R3-3: as in R1', nodes: ['r3'],
    ja: /mail と targetAddress をメールボックス用の元の値に戻し、解除用の値.*を入れます。ほかは変えずに待ち.*確かめてから、両属性をメールが有効なユーザーの値/,
    en: /set mail and targetAddress back to the original mailbox values and set the deprovisioning value.*Change nothing else until Get-Recipient finds nothing but Get-User answers\. Then set both/,
  },
  {
    says: 'R3-3: as in R2', nodes: ['r3'],
    ja: /ASR が有効なら、先に同期エラーを直し.*DeleteNow を追加して 1 サイクル以上.*すぐに削除.*範囲外の OU.*フィルター値.*すべて空.*顧客 AD から削除する、のどれか 1 つ/,
    en: /with ASR, first fix sync errors, add DeleteNow.*at least one cycle.*deletes at once.*OU out of scope, or set your filter value.*or clear all of.*or delete it from your AD/,
  },

  { says: 'R4: inactive, and Lync is left over', nodes: ['r4-in-scope', 'r4-out-of-scope'], ja: /Lync が残った/, en: /Lync is left over/ },
  { says: 'R4-1: in scope and not filtered', nodes: ['r4-in-scope'], ja: /フィルターされておらず、範囲内の OU にある/, en: /not filtered and is in an OU in scope/ },
  { says: 'R4-1: made inactive by the hold value', nodes: ['r4-in-scope'], ja: /Type=InHold; で非アクティブにした後/, en: /made inactive with Type=InHold;/ },
  { says: 'R4: bitmask attribute to 0', nodes: ['r4-in-scope', 'r4-out-of-scope'], ja: /Lync .*ビットマスク属性.*を 0 にします/, en: /Set your Lync (provisioning )?bitmask attribute.* to 0/ },
  { says: 'R4: gone after a few cycles', nodes: ['r4-in-scope', 'r4-out-of-scope', 'r4-no-hold'], ja: /同期サイクルを数回待ち、Lync が解除されたこと/, en: /Wait a few sync cycles and confirm that Lync is gone/ },
  { says: 'R4-2: filtered or out of scope before Lync went', nodes: ['r4-out-of-scope'], ja: /Lync を解除する前にフィルターしたか範囲外にした/, en: /filtered or taken out of scope before Lync was deprovisioned/ },
  { says: 'R4-2.1: the hold value first, if it is missing', nodes: ['r4-out-of-scope'], ja: /最初に、メールボックス プロビジョニング属性に Type=InHold; があることを確かめ、なければ入れます/, en: /First see whether.*holds Type=InHold;, and add it if not/ },
  {
    says: 'R4-2.1: or the mailbox is active again at once', nodes: ['r4-out-of-scope'],
    ja: /この値がないまま範囲内に戻すと、すぐにメールボックスがアクティブに戻り、ログオンとメール配信が復活/, en: /Without this value the mailbox becomes active again as soon as the object is back in scope: logon and mail delivery return/,
  },
  { says: 'R4-2.3: remove the filter', nodes: ['r4-out-of-scope'], ja: /フィルター値を消します/, en: /remove the filter value/ },
  { says: 'R4-2.3: or move it back', nodes: ['r4-out-of-scope'], ja: /範囲内の OU に戻します/, en: /move it back to an OU in scope/ },
  {
    says: 'R4-2.5: then as the policy says', nodes: ['r4-out-of-scope'],
    ja: /社内の方針に従い、オブジェクトをそのまま残すか、フィルターするか、範囲外に移すか、顧客 AD から削除/, en: /As your policy says, leave the object as it is, filter it, move it out of scope or delete it/,
  },
];

const notes: readonly Row[] = [
  { says: 'note 1: never clear mail alone', nodes: users, ja: /プロビジョニング済みのユーザーの mail だけを空にしないでください/, en: /[Nn]ever clear mail alone on a provisioned user/ },
  {
    says: 'note 1: what it does instead', nodes: [...users, ...groups],
    ja: /解除にはならず、検索結果があいまいになり、定期的な保守も複雑/, en: /does not deprovision, makes query results ambiguous and complicates routine maintenance/,
  },
  { says: 'note 1: but for a group it is right', nodes: groups, ja: /mail だけを空にしてよいのはグループだけです/, en: /Clearing mail alone is right for a group only/ },
  { says: 'attributes and values differ per customer', nodes: users, ja: /属性名も値も顧客ごとに異なります。「例」とある値は、自社の設定を確かめて/, en: /Attributes and values differ per customer\. Where it says example, check your own/ },
  { says: 'note 2: other actions, and the handbook', nodes: [...users, ...groups], ja: /ほかの操作でもサービスが解除される.*Provisioning Tools Handbook/, en: /Other actions can deprovision services too.*Provisioning Tools Handbook/ },
  { says: 'note 3: kept disconnected, usually 30 days', nodes: mailboxes, ja: /保持期間 \(通常 30 日\) (は|だけ)切断された状態で残り/, en: /kept disconnected for the (configured )?retention period, usually 30 days/ },
  { says: 'note 3: whatever the method', nodes: mailboxes.filter((id) => id !== 'bp3'), ja: /解除したメールボックスは、方法を問わず、設定された保持期間/, en: /However it was deprovisioned/ },
  { says: 'note 3: automatic reconnection', nodes: mailboxes, ja: /元のオブジェクトがフィルターから外れるか範囲内に戻れば自動で/, en: /reconnected automatically, if the original object is no longer filtered or is back in scope/ },
  { says: 'note 3: manual reconnection', nodes: mailboxes, ja: /Microsoft サポートへのエスカレーションにより手動で再接続できます/, en: /or manually through an escalation to Microsoft Support/ },
];

describe('the article on deprovisioning: best practice and resolution alike', () => itSays(both));

describe('the article on deprovisioning: resolution', () => itSays(resolutions));

describe('the article on deprovisioning: notes', () => itSays(notes));

describe('the article on deprovisioning: what comes first', () => {
  itKeepsOrder([
    {
      says: '2-2: sync errors, DeleteNow, one cycle, then the removal', nodes: withAsr,
      ja: [/エラーを.*直します/, /値 DeleteNow を追加/, /同期サイクルが少なくとも 1 回/, /どれか 1 つを行います/, /範囲外の OU に移動/],
      en: [/[Ff]ix the (object's )?errors/, /Add the value DeleteNow/, /at least one sync cycle/, /Do any one of/, /Move the object to an OU/],
    },
    {
      says: '3: addresses, other services, Type=InHold, one cycle, then the filter', nodes: inHold,
      ja: [/_old か _litHold を付けます/, /他のサービスも変えるなら/, /Type=InHold; を入れます/, /同期サイクルが少なくとも 1 回/, /顧客オブジェクトをフィルターする/],
      en: [/append _old or _litHold/, /If other services/, /Put Type=InHold;/, /at least one sync cycle/, /filter the customer object/],
    },
    {
      says: 'R1: old values, deprovisioning value, confirmation, new values', nodes: ['r1'],
      ja: [/元の値に戻します/, /解除を始める値を設定/, /メールボックスが消えたことを Office 365 側で確かめます/, /メールが有効なユーザーとしての値/, /解除用の値を消します/],
      en: [/back to the original values/, /Set the value that starts deprovisioning/, /confirm in Office 365 that the mailbox is gone/, /values the mail-enabled user should have/, /remove the deprovisioning value/],
    },
    {
      says: 'R3: the hold ends before anything of R1 or R2', nodes: ['r3'],
      ja: [/ホールドが外れた後だけ/, /元の値に戻し/, /RemoveMSOMbx/, /確かめてから/, /両属性を/, /DeleteNow を追加/, /1 サイクル以上待ち/, /範囲外の OU へ移す/],
      en: [/Only after the hold is lifted/, /back to the original mailbox values/, /RemoveMSOMbx/, /until Get-Recipient/, /Then set both/, /add DeleteNow/, /wait at least one cycle/, /Then move it to an OU/],
    },
    {
      says: 'R4-1: the value, then a few cycles', nodes: ['bp4', 'r4-in-scope', 'r4-no-hold'],
      ja: [/を 0 にします/, /^extensionAttribute6=0$/m, /同期サイクルを数回待ち/], en: [/[Ss]et .* to 0\b/, /^extensionAttribute6=0$/m, /Wait a few sync cycles/],
    },
    {
      says: 'R4-2: Type=InHold, Lync, and only then back into scope', nodes: ['r4-out-of-scope'],
      ja: [/最初に.*Type=InHold;/, /ビットマスク属性.*を 0 に/, /オブジェクトを同期範囲に戻します/, /フィルター値を消します/, /Lync が解除されたことを確かめ/, /社内の方針に従い/],
      en: [/First see whether.*Type=InHold;/, /bitmask attribute.* to 0/, /Bring the object back into scope/, /remove the filter value/, /confirm that Lync is gone/, /As your policy says/],
    },
  ]);
});
