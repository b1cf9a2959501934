import assert from 'node:assert/strict';
import { locales, type Locale, type Localized } from '../../src/locale.js';
import type { Node, Resolution, Step } from '../../src/knowledge/types.js';
import { knowledge } from '../support/product.js';

/** One thing that the article on the seven errors tells to check or to do, and where a reader finds it. */
interface Instruction {
  readonly says: string;
  readonly scenario: string;
  readonly nodes: readonly string[];
  readonly ja: RegExp;
  readonly en: RegExp;
}

const profilePath = /サービスプロバイダー > Office 365 \[編集\] > ライセンスプロファイル設定/;
const profileNodes = {
  'license-dependency': ['cloudgate-missing-plan', 'cloudgate-removed-plan', 'cloudgate-duplicate-plan', 'cloudgate-differs'],
  'license-conflict': ['cloudgate-missing-plan', 'cloudgate-duplicate-plan', 'cloudgate-differs'],
} as const;

/** The fourth and the fifth error share one list of instructions. */
function profileInstructions(scenario: keyof typeof profileNodes): readonly Instruction[] {
  const every = profileNodes[scenario];
  return [
    {
      says: 'open the tab of the license profiles',
      scenario, nodes: every,
      ja: /左メニュー.*サービスプロバイダー > Office 365 \[編集\] > ライセンスプロファイル設定.*タブ/,
      en: /サービスプロバイダー > Office 365 \[編集\] > ライセンスプロファイル設定.*left menu/,
    },
    {
      says: 'a plan that is needed may not be ticked under its subscription',
      scenario, nodes: ['cloudgate-missing-plan'],
      ja: /前提のプランにチェックが入っていません|必要なプランが選ばれていない/,
      en: /other plan is not ticked under the subscription|needed plan that is not ticked in the profile/,
    },
    {
      says: 'plans may be ticked twice under the subscriptions',
      scenario, nodes: ['cloudgate-duplicate-plan'],
      ja: /サブスクリプションの下で、(重複する|同時に付けられない)プランが/,
      en: /(Overlapping plans are ticked under the subscriptions|plans are ticked that one user cannot hold together)/,
    },
    {
      says: 'the profile may differ from the product licenses on the Office 365 side',
      scenario, nodes: ['cloudgate-differs'],
      ja: /Microsoft 365 の?側で.*(合っていません|付いています)/,
      en: /product licenses (set up )?in Microsoft 365 (and the license profile|that differ from the profile)/,
    },
    {
      says: 'create a new profile',
      scenario, nodes: ['cloudgate-missing-plan', 'cloudgate-differs'],
      ja: /新しいプロファイルを作成し|プロファイルを新しく作る/,
      en: /[Cc]reate a (new )?profile (and tick|with exactly|that fits)/,
    },
    {
      says: 'or tick what is not ticked',
      scenario, nodes: ['cloudgate-missing-plan', 'cloudgate-differs'],
      ja: /(外れている.*チェックを入れ|チェックを直して)/,
      en: /(tick the needed plans? that (is|are) not ticked|tick what is missing|correct the ticks)/,
    },
    {
      says: 'see whether the error is gone',
      scenario, nodes: every,
      ja: /プロビジョニング履歴 でエラーが出ていないことを確かめます/,
      en: /provisioning history\) that the error is gone/,
    },
    {
      says: 'compare the licenses of the user in the Microsoft 365 admin center with those in CloudGate',
      scenario, nodes: every,
      ja: /Microsoft 365 管理センターで、ユーザーのライセンスがプロファイルと同じ/,
      en: /in the Microsoft 365 admin center that the user's licenses now match the profile/,
    },
    {
      says: 'compare them before choosing an answer, too',
      scenario, nodes: ['profile-problem'],
      ja: /Microsoft 365 管理センターで ユーザー > アクティブなユーザー.*比べます/,
      en: /Microsoft 365 admin center, open Users > Active users.*compare/,
    },
  ];
}

const instructions: readonly Instruction[] = [
  {
    says: '1: look at the account ID under the available services',
    scenario: 'upn-invalid', nodes: ['cloudgate-problem', 'cloudgate-format', 'cloudgate-domain', 'cloudgate-retype'],
    ja: /利用可能サービス にある Office 365 のアカウントID/,
    en: /Office 365 account ID.*利用可能サービス|利用可能サービス.*Office 365 account ID/,
  },
  {
    says: '1: enter the account ID again',
    scenario: 'upn-invalid', nodes: ['cloudgate-format', 'cloudgate-domain', 'cloudgate-retype'],
    ja: /手で入力\S*します/,
    en: /[Tt]ype the (Office 365 account )?ID/,
  },
  {
    says: '1: type a copied ID by hand',
    scenario: 'upn-invalid', nodes: ['cloudgate-retype'],
    ja: /貼り付けずに、半角で 1 文字ずつ手で入力/,
    en: /Type the ID by hand.*Do not paste/,
  },
  {
    says: '1: the ID is a full address, with what follows @',
    scenario: 'upn-invalid', nodes: ['cloudgate-format'],
    ja: /@ 以降も含めてIDを手で入力/,
    en: /in full, including @ and the domain/,
  },
  {
    says: '1: the ID is a full address, when looking for what is wrong',
    scenario: 'upn-invalid', nodes: ['cloudgate-problem'],
    ja: /@ 以降も含むメールアドレスの形式で、ドメインが Office 365 で確認済み/,
    en: /full email-style address including the part after @, and its domain must be verified/,
  },
  {
    says: '1: the domain exists in Office 365 and is verified (the article lists the fault)',
    scenario: 'upn-invalid', nodes: ['cloudgate-format'],
    ja: /@ 以降が、Office 365 で確認済みのドメインであること/,
    en: /part after @ is a domain verified in Office 365/,
  },
  {
    says: '1: look up the domains of Office 365',
    scenario: 'upn-invalid', nodes: ['cloudgate-domain'],
    ja: /設定 > ドメイン で、使えるドメインとその状態/,
    en: /Settings > Domains and note which domains are there/,
  },
  {
    says: '2: compare the letter case of the two IDs',
    scenario: 'insufficient-privileges', nodes: ['letter-case'],
    ja: /CloudGate UNO のアカウントIDと Office 365 のユーザー名は、大文字・小文字まで 1 文字も違わず同じですか/,
    en: /account ID in CloudGate UNO and the user name in Office 365 identical, letter for letter, including upper and lower case\?/,
  },
  {
    says: '2: the ID to compare stands under the available services',
    scenario: 'insufficient-privileges', nodes: ['letter-case'],
    ja: /利用可能サービス にある Office 365 のアカウントID/,
    en: /Office 365 account ID under 利用可能サービス/,
  },
  {
    says: '2: the letter case may differ',
    scenario: 'insufficient-privileges', nodes: ['cloudgate-case'],
    ja: /CloudGate UNO のアカウントIDと Office 365 のIDで、大文字・小文字がそろっていません/,
    en: /account ID in CloudGate UNO and the ID in Office 365 differ in letter case/,
  },
  {
    says: '2: enter the ID in CloudGate with the letters of Office 365',
    scenario: 'insufficient-privileges', nodes: ['cloudgate-case'],
    ja: /利用可能サービス で、CloudGate UNO のアカウントIDを、Office 365 と同じ大文字・小文字で入力し直して保存/,
    en: /re-enter the account ID in CloudGate UNO with the letter case of Office 365, and save/,
  },
  {
    says: '2: ask whether the link is older than September 2019',
    scenario: 'insufficient-privileges', nodes: ['linked-before'],
    ja: /2019 年 9 月以前から、CloudGate UNO で Office 365 連携を使っていますか/,
    en: /linked to Office 365 since before September 2019\?/,
  },
  {
    says: '2: check that the first part of the OAuth change is done',
    scenario: 'insufficient-privileges', nodes: ['cloudgate-oauth', 'cloudgate-case'],
    ja: /1\.OAuthの設定を変更する が済んでいるか確認.*記事のとおりに行います/,
    en: /1\.OAuthの設定を変更する.*has been done\. If not, do it/,
  },
  {
    says: '2: check it, too, when the letter case differs and the link is that old',
    scenario: 'insufficient-privileges', nodes: ['cloudgate-case'],
    ja: /2019 年 9 月以前から連携している場合は.*1\.OAuthの設定を変更する が済んでいるか/,
    en: /linked since before September 2019, check whether the part 1\.OAuthの設定を変更する/,
  },
  {
    says: '3: the linked account may have been deleted',
    scenario: 'resource-not-found', nodes: ['cloudgate-restore', 'cloudgate-gone', 'cloudgate-unlink'],
    ja: /Office 365 アカウントが?は?(削除されています|完全に削除されており|削除済み)/,
    en: /(has been deleted|is permanently deleted|account is gone, so)/,
  },
  {
    says: '3: restore the Office 365 account',
    scenario: 'resource-not-found', nodes: ['cloudgate-restore'],
    ja: /対象のユーザーを選び、ユーザーの復元 を実行/,
    en: /Select the user and choose Restore user/,
  },
  {
    says: '3: otherwise decide whether the account is needed at all',
    scenario: 'resource-not-found', nodes: ['still-needed'],
    ja: /Office 365 アカウントは、まだ必要ですか/,
    en: /Office 365 account still needed\?/,
  },
  {
    says: '3: open the user to delete',
    scenario: 'resource-not-found', nodes: ['cloudgate-unlink', 'cloudgate-gone'],
    ja: /左メニューで ユーザー を開き、対象のユーザーIDをクリック/,
    en: /left menu of the CloudGate UNO admin site open ユーザー \(Users\) and click the user ID/,
  },
  {
    says: '3: untick Office 365 under the available services and save',
    scenario: 'resource-not-found', nodes: ['cloudgate-unlink', 'cloudgate-gone'],
    ja: /利用可能サービス の Office 365 のチェックを外して保存/,
    en: /Under 利用可能サービス \(available services\), clear the Office 365 checkbox and save/,
  },
  {
    says: '3: the same error shows while saving, yet the box is cleared',
    scenario: 'resource-not-found', nodes: ['cloudgate-unlink', 'cloudgate-gone'],
    ja: /保存時に同じプロビジョニングエラーが出ますが、想定どおり.*チェックが外れていること/,
    en: /same provisioning error appears while saving; that is expected.*checkbox is cleared/,
  },
  {
    says: '3: delete the CloudGate account, if that is not needed either',
    scenario: 'resource-not-found', nodes: ['cloudgate-unlink'],
    ja: /CloudGate のアカウントも不要なら.*対象を選んで削除/,
    en: /If the CloudGate account is not needed either.*delete it/,
  },
  ...profileInstructions('license-dependency').map((one) => ({ ...one, says: `4: ${one.says}` })),
  ...profileInstructions('license-conflict').map((one) => ({ ...one, says: `5: ${one.says}` })),
  {
    says: '6: there may be no license left',
    scenario: 'license-exhausted', nodes: ['cloudgate-buy', 'cloudgate-free', 'cloudgate-free-ad'],
    ja: /購入したライセンスは、すべて割り当て済みです/,
    en: /Every license bought for this product is already assigned/,
  },
  {
    says: '6: see in the Microsoft 365 admin center how many are in use',
    scenario: 'license-exhausted', nodes: ['cloudgate-remedy', 'cloudgate-buy'],
    ja: /Microsoft 365 管理センターで?の? ?課金情報 > ライセンス.*割り当て済みの数と合計/,
    en: /Microsoft 365 admin center,.*assigned and total/,
  },
  {
    says: '6: look there at who holds them',
    scenario: 'license-exhausted', nodes: ['cloudgate-free', 'cloudgate-free-ad'],
    ja: /Microsoft 365 管理センターの 課金情報 > ライセンス で製品を開き/,
    en: /Microsoft 365 admin center, open the product under Billing > Licenses/,
  },
  {
    says: '6: make a license profile with nothing in it',
    scenario: 'license-exhausted', nodes: ['cloudgate-free', 'cloudgate-free-ad'],
    ja: /ライセンスプロファイル設定 タブ.*何もチェックしないプロファイル/,
    en: /ライセンスプロファイル設定.*create a profile with nothing ticked/,
  },
  {
    says: '6: take the licenses from a user with it',
    scenario: 'license-exhausted', nodes: ['cloudgate-free'],
    ja: /ライセンスを外すユーザーの ID を開き、そのプロファイルを選んで保存/,
    en: /the ID of the user to free, select that profile and save/,
  },
  {
    says: '6: take the licenses from a user with it, where AD names the profile',
    scenario: 'license-exhausted', nodes: ['cloudgate-free-ad'],
    ja: /AD の属性に、その空のプロファイルの名前を入れます/,
    en: /write the name of that empty profile into the attribute/,
  },
  {
    says: '7: what was set up at the start has expired: the secret, not the ID',
    scenario: 'client-credential-expired', nodes: ['cloudgate-expired'],
    ja: /導入時に作成したクライアント シークレットの有効期限が切れています/,
    en: /client secret created when CloudGate UNO was set up has expired/,
  },
  {
    says: '7: look up the expiry date',
    scenario: 'client-credential-expired', nodes: ['cloudgate-expired', 'cloudgate-wrong-value'],
    ja: /証明書とシークレット (で、シークレットの有効期限|の期限)を確かめます/,
    en: /(expiry date|the date) under Certificates & secrets/,
  },
  {
    says: '7: renew it: a new secret',
    scenario: 'client-credential-expired', nodes: ['cloudgate-expired', 'cloudgate-wrong-value'],
    ja: /新しいクライアント シークレット を選び.*追加/,
    en: /Choose New client secret.*Add/,
  },
  {
    says: '7: renew it: its value goes into CloudGate',
    scenario: 'client-credential-expired', nodes: ['cloudgate-expired', 'cloudgate-wrong-value'],
    ja: /プロビジョニング設定 を開き、シークレットの値を入力して保存/,
    en: /プロビジョニング設定 \(provisioning settings\), enter the secret and save/,
  },
];

/** Pages that the article sends its reader to, or what stands in for them today. */
const pages = [
  { says: '2: the article on the OAuth change', scenario: 'insufficient-privileges', node: 'cloudgate-oauth', url: /cg-support\.isr\.co\.jp.*\/900000011246/ },
  { says: '2: the article on the OAuth change, when the letter case differs', scenario: 'insufficient-privileges', node: 'cloudgate-case', url: /cg-support\.isr\.co\.jp.*\/900000011246/ },
  { says: "3: Microsoft's help on restoring an account", scenario: 'resource-not-found', node: 'cloudgate-restore', url: /^https:\/\/learn\.microsoft\.com\/.*(users-restore|restore-user)$/ },
  { says: '6: the article on taking licenses from users', scenario: 'license-exhausted', node: 'cloudgate-free', url: /cg-support\.isr\.co\.jp.*\/900000086606/ },
  { says: '7: the article on the expiry date and its renewal', scenario: 'client-credential-expired', node: 'cloudgate-expired', url: /cg-support\.isr\.co\.jp.*\/360001134213/ },
] as const;

const errors = ['upn-invalid', 'insufficient-privileges', 'resource-not-found', 'license-dependency', 'license-conflict', 'license-exhausted', 'client-credential-expired'] as const;

const plain = (text: string): string => text.replace(/\*\*|`/g, '');

function stepLines(step: Step, locale: Locale): readonly string[] {
  const texts: readonly Localized[] = [...(step.danger ? [step.danger] : []), step.text, ...step.options.map(({ text }) => text)];
  return [...texts.map((text) => plain(text[locale])), ...step.code, ...step.options.flatMap(({ code }) => code)];
}

/** What a reader of the node sees, one paragraph each. */
function linesOf(node: Node, locale: Locale): readonly string[] {
  if (node.kind === 'question') {
    const texts = [node.text, ...(node.detail ? [node.detail] : []), ...node.choices.map(({ label }) => label)];
    return [...texts.map((text) => plain(text[locale])), ...node.howToFind.steps.flatMap((step) => stepLines(step, locale))];
  }
  const around = [node.cause, ...node.warnings, ...node.notes].map((text) => plain(text[locale]));
  return [...around, ...[...node.checks, ...node.steps].flatMap((step) => stepLines(step, locale))];
}

function nodeOf(scenario: string, id: string): Node {
  const node = knowledge.scenarios[scenario]?.nodes[id];
  assert.ok(node, `${scenario} has no node ${id}`);
  return node;
}

function* resolutions(): Generator<readonly [string, Resolution]> {
  for (const scenario of errors) {
    for (const node of Object.values(knowledge.scenarios[scenario]?.nodes ?? {})) {
      if (node.kind === 'resolution') yield [`${scenario}/${node.id}`, node];
    }
  }
}

/** Every paragraph of the seven errors, with the place it stands at. */
function* everyLine(locale: Locale): Generator<readonly [string, string]> {
  for (const scenario of errors) {
    for (const node of Object.values(knowledge.scenarios[scenario]?.nodes ?? {})) {
      for (const line of linesOf(node, locale)) yield [`${scenario}/${node.id}`, line];
    }
  }
}

const sentences = (line: string): readonly string[] => line.split(/(?<=[。.])\s*/).filter((part) => part !== '');

describe('the article on the seven errors', () => {
  for (const { says, scenario, nodes, ...patterns } of instructions) {
    for (const locale of locales) {
      it(`${says} (${locale})`, () => {
        for (const id of nodes) {
          const found = linesOf(nodeOf(scenario, id), locale).some((line) => patterns[locale].test(line));
          assert.ok(found, `${scenario}/${id} does not say it: ${patterns[locale].source}`);
        }
      });
    }
  }

  for (const { says, scenario, node, url } of pages) {
    it(`links to ${says}`, () => {
      const { links } = nodeOf(scenario, node) as Resolution;
      const urls = links.flatMap((id) => locales.map((locale) => knowledge.scenarios[scenario]?.links[id]?.url[locale] ?? ''));
      assert.ok(urls.some((one) => url.test(one)), urls.join('\n'));
    });
  }

  it('covers all seven errors', () => {
    assert.deepEqual([...new Set(instructions.map(({ scenario }) => scenario))].sort(), [...errors].sort());
  });

  it('names the example subscriptions of the fourth and the fifth error', () => {
    for (const [scenario, node] of [['license-dependency', 'cloudgate-missing-plan'], ['license-conflict', 'cloudgate-duplicate-plan']] as const) {
      for (const locale of locales) assert.match(linesOf(nodeOf(scenario, node), locale).join('\n'), /Office 365 Enterprise E3.*Office 365 ProPlus/);
    }
  });

  it('unticks Office 365 first and deletes the CloudGate account last', () => {
    const { steps } = nodeOf('resource-not-found', 'cloudgate-unlink') as Resolution;
    const at = (pattern: RegExp): number => steps.findIndex(({ text }) => pattern.test(plain(text.en)));
    const order = [at(/click the user ID/), at(/clear the Office 365 checkbox/), at(/same provisioning error/), at(/delete it/)];
    assert.deepEqual(order, [0, 1, 2, 3]);
  });
});

describe('what must not survive from the article on the seven errors', () => {
  it('offers no secret that never expires', () => {
    const endless = { ja: /期限なし|無期限|期限を設けない/, en: /no expiry|never expire|without (an )?expiry|unlimited/i };
    const refused = { ja: /選べません/, en: /can no longer be chosen/ };
    for (const locale of locales) {
      for (const [place, line] of everyLine(locale)) {
        for (const sentence of sentences(line)) {
          if (endless[locale].test(sentence)) assert.match(sentence, refused[locale], `${place}: ${sentence}`);
        }
      }
    }
  });

  it('never says that the client ID expires', () => {
    const wrong = { ja: /クライアント ?IDの(有効)?期限(?!」)/, en: /client ID (has |is )?expire/i };
    for (const locale of locales) for (const [place, line] of everyLine(locale)) assert.doesNotMatch(line, wrong[locale], place);
  });

  it('wants no domain that Office 365 does not have', () => {
    const missing = { ja: /(存在しない|未確認の|確認されていない|登録されていない)ドメイン/, en: /domains? (that|which) (does not|do not|doesn't|don't|is not|are not)|(non-?existent|unverified|unknown) domain/i };
    for (const locale of locales) for (const [place, line] of everyLine(locale)) assert.doesNotMatch(line, missing[locale], place);
    const { cause } = nodeOf('upn-invalid', 'cloudgate-domain') as Resolution;
    assert.match(cause.ja, /ドメインが Office 365 側にないか/);
    assert.match(cause.en, /does not exist in Office 365, or its ownership has not been verified/);
  });

  it('does not send anybody to the Entra or Azure portal to assign a license', () => {
    const portal = { ja: /(Entra 管理センター|Azure portal).*ライセンス.*割り当て/, en: /(Entra|Azure).*assign.*licen[cs]e/ };
    const refused = { ja: /割り当てられません/, en: /no longer assign/ };
    for (const locale of locales) {
      for (const [place, line] of everyLine(locale)) if (portal[locale].test(line)) assert.match(line, refused[locale], place);
    }
  });

  it('does not clear the AD attribute to take a license away', () => {
    for (const locale of locales) {
      const lines = linesOf(nodeOf('license-exhausted', 'cloudgate-free-ad'), locale);
      assert.ok(lines.some((line) => (locale === 'ja' ? /属性を空にしてもライセンスは外れません/ : /Clearing the attribute does not take the license away/).test(line)));
    }
  });
});

describe('dangers that the article on the seven errors leaves out', () => {
  it('tells what unticking Office 365 in CloudGate can do, and which setting decides', () => {
    const untick = { ja: /(Office 365|連携).*チェックを外/, en: /[Cc]lear(ing)? the (user's )?(Office 365 )?checkbox|[Cc]lear the user's Office 365 checkbox/ };
    const kept = { ja: /チェックを外さず/, en: /Do not clear the checkbox/ };
    const harm = { ja: /チェックを外すと.*停止または削除|チェックを外したときに停止または削除/, en: /[Cc]learing the .*checkbox.*suspends or deletes/ };
    let told = 0;
    for (const [place, node] of resolutions()) {
      for (const locale of locales) {
        const lines = linesOf(node, locale);
        if (!lines.some((line) => untick[locale].test(line) && !kept[locale].test(line))) continue;
        const danger = lines.find((line) => harm[locale].test(line));
        assert.ok(danger, `${place} (${locale}) does not tell the danger`);
        assert.match(danger, /サービスアカウント削除時の動作/, place);
        told += 1;
      }
    }
    assert.ok(told >= 12, `${told}`);
  });

  it('tests the connection before anything is synchronized', () => {
    let told = 0;
    for (const [place, node] of resolutions()) {
      const lines = [...node.checks, ...node.steps].map((step) => stepLines(step, 'ja').join('\n'));
      const sync = lines.findIndex((line) => line.includes('同期する を'));
      if (sync < 0) continue;
      const test = lines.findIndex((line) => /接続確認のテスト を(実行|行い)/.test(line));
      assert.ok(test >= 0 && test <= sync, place);
      assert.match(lines[sync] ?? '', /テストに成功するまで同期しないでください/, place);
      told += 1;
    }
    assert.equal(told, 6);
  });

  it('tells that a mailbox goes with its license wherever one is taken away', () => {
    const free = ['cloudgate-free', 'cloudgate-free-ad', 'graph-free', 'group-exhausted'];
    for (const id of free) {
      const { steps } = nodeOf('license-exhausted', id) as Resolution;
      const dangers = steps.flatMap(({ danger }) => (danger ? [danger] : []));
      assert.ok(dangers.some(({ ja, en }) => /30 日以内に戻さないと失われます/.test(ja) && /disconnected at once, and lost if none returns within 30 days/.test(en)), id);
    }
  });
});

describe('the path to the license profiles', () => {
  it('is written one way in all places', () => {
    for (const locale of locales) {
      for (const [place, line] of everyLine(locale)) if (/Office 365.*\[編集\]/.test(line)) assert.match(line, profilePath, place);
    }
  });
});
