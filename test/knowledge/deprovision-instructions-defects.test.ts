import assert from 'node:assert/strict';
import { locales, type Locale } from '../../src/locale.js';
import { literalsOf, mustSay, nodeOf, nodes, linesOf, resolution, scenario, stepTexts, type Row } from '../support/deprovision.js';

/** A wording of the machine translation that reverses or garbles an instruction, and what stands instead. */
interface Defect {
  readonly number: number;
  readonly says: string;
  readonly never: { readonly ja: RegExp; readonly en?: RegExp };
  readonly instead: readonly Omit<Row, 'says'>[];
}

const removals = ['bp2-variation-1', 'bp2-variation-2', 'bp5', 'r2-variation-1', 'r2-variation-2', 'r5'];

/** 15 and 20 are of place, not of wording: they have tests of their own below. */
const defects: readonly Defect[] = [
  {
    number: 1, says: 'other changes, instead of none', never: { ja: /(その他|ほか|他)の変更を(行い|行って|加え|し)(?!ません|ないで|てはいけ)/, en: /\b(make|do|with) (any |the |all |some )?other changes?\b/i },
    instead: [
      { nodes: ['bp1'], ja: /ほかの属性を一切変更しないで/, en: /Make no other change/ },
      { nodes: ['r1', 'r3'], ja: /ほかは(何も変えず|変えず)に待ち/, en: /Change nothing else/ },
    ],
  },
  {
    number: 2, says: 'mailbox value cut to pieces', never: { ja: /MBX=50 GB|タイプ ?=|MBX=50GB[;；]? ?(が|で|。)/, en: /MBX=50 GB|Type =|MBX=50GB;? (and|with)/i },
    instead: [{ nodes: ['bp1'], ja: /extensionAttribute9=MBX=50GB;Type=EP2D;REG=EU; /, en: /extensionAttribute9=MBX=50GB;Type=EP2D;REG=EU; / }],
  },
  {
    number: 3, says: 'same value, instead of the same attribute', never: { ja: /(通常|多く)[^。]*同じ値/, en: /same value/i },
    instead: [{ nodes: ['bp1'], ja: /多くはメールボックス用と同じ属性/, en: /usually the mailbox attribute/ }],
  },
  {
    number: 4, says: 'no example after the trigger value', never: { ja: /RemoveMSOMbx です ?\(たとえば|次の値を使用します/, en: /use the following value/i },
    instead: [{ nodes: ['bp1'], ja: /^extensionAttribute9=RemoveMSOMbx$/, en: /^extensionAttribute9=RemoveMSOMbx$/ }],
  },
  {
    number: 5, says: 'remedies that somebody has to add', never: { ja: /(ヘルプ|修復手順|直し方)[^。]*(追加|添付)(し|され)/, en: /(help file|remed\w+|steps?)[^.]* (is|are) (added|attached)/i },
    instead: [{ nodes: ['bp1'], ja: /直し方は、同梱のヘルプ ファイルにあります/, en: /Help file inside tells the remedy/ }],
  },
  {
    number: 6, says: 'unreadable shape of the filter value', never: { ja: /かみがあり|かいません|もので(も|も)か/, en: /structure (may|can) be anything/i },
    instead: [{ nodes: removals, ja: /属性も値も顧客ごとに異なり、次のような形です/, en: /differ per customer; its shape is like this/ }],
  },
  {
    number: 7, says: 'a filter that clears the attributes itself',
    never: { ja: /フィルター(は|が|で)[^。]*(クリア|空に)(し|され)(ます|る|て)/, en: /filter\b[^.;]*[.;:]? ?\bit clears|filter (for users )?clears/i },
    instead: [
      { nodes: removals, ja: /4 つの属性をすべて空にします \(自動では空になりません\)/, en: /yourself\. The filter does not clear them for you/ },
      { nodes: ['bp1', ...removals, 'bp3', 'r1', 'r3', 'bp6', 'r6'], ja: /ユニバーサル フィルターは.*4 つ(とも|すべて(を)?)空にする操作です/, en: /universal filter.*(you clear|means clearing) all four/ },
    ],
  },
  {
    number: 8, says: 'names of attributes in the wrong letters', never: { ja: /Mailnickname|Proxyaddresses|Targetaddress|(^|[、・])メール[、・] ?mailNickname/, en: /Mailnickname|Proxyaddresses|Targetaddress/ },
    instead: [{ nodes: removals, ja: /^mail, mailNickname, proxyAddresses, targetAddress$/, en: /^mail, mailNickname, proxyAddresses, targetAddress$/ }],
  },
  {
    number: 9, says: 'a reconnection that has no ASR', never: { ja: /再接続が有効に(なって|されて)いる/, en: /reconnection that (is|has been) enabled/i },
    instead: [{ nodes: ['bp2-variation-1', 'r2-variation-1'], ja: /メールボックス再接続のための ASR がない/, en: /without ASR for cross-forest mailbox reconnection/ }],
  },
  {
    number: 10, says: 'the customer object in the holding OU', never: { ja: /(消した|削除した|削除された|移動された|顧客)オブジェクトは[^。]*保留 OU|管理オブジェクトを保持/, en: /(removed|deleted|customer) object (first )?(waits|moves|goes|stays)/i },
    instead: [{ nodes: ['asr-plan', 'asr-fix', 'bp2-variation-2', 'r2-variation-2'], ja: /管理側オブジェクトは 1～3 日間、保留 OU/, en: /managed object .*(waits|stays) .*holding OU/ }],
  },
  {
    number: 11, says: 'what the staging value does', never: { ja: /ステージング専用|DeleteNow[^。]*(だけで|を入れると)(すぐ|解除され(?!ません))/, en: /DeleteNow[^.]*(triggers|starts) (the )?(deprovisioning|deletion)/i },
    instead: [{ nodes: ['bp2-variation-2', 'r2-variation-2'], ja: /これだけでは解除されません。ただし、この後に.*すぐ削除されます/, en: /by itself it deprovisions nothing\. But once you then .* deleted at once/ }],
  },
  {
    number: 12, says: 'a mailbox that gets connected', never: { ja: /メールボックスが接続され(?!たまま)/, en: /mailbox (is|gets|will be|becomes) connected/i },
    instead: [{ nodes: ['bp3'], ja: /接続されたまま.*AD オブジェクトも残ります/, en: /stays connected.*is kept/ }],
  },
  {
    number: 13, says: 'a prefix, instead of the end of the local part', never: { ja: /プレフィックス|接頭辞(?!なし)|先頭に/, en: /prefix(?! an old In-Place)|in front of the (address|name)/i },
    instead: [{ nodes: ['bp3', 'r3'], ja: /@ の直前に _old か _litHold を付けます \(例: taro_old@contoso\.com\)/, en: /append _old or _litHold right before the @ \(e\.g\. taro_old@contoso\.com\)/ }],
  },
  {
    number: 14, says: 'hold value cut to pieces', never: { ja: /型 ?=|= ?保留|REG ?[＝=] |REG =/, en: /REG =|Type= | =(InHold|Hold)/ },
    instead: [{ nodes: ['bp3', 'r3', 'r4-out-of-scope'], ja: /^MBX=50GB;Type=InHold;REG=EU;$/, en: /^MBX=50GB;Type=InHold;REG=EU;$/ }],
  },
  {
    number: 16, says: 'values that are returned, instead of set back', never: { ja: /値を返し|値を返す/, en: /return(s|ed|ing)? the (attribute )?values?/i },
    instead: [{ nodes: ['r1'], ja: /元の値に戻します/, en: /back to the original values/ }],
  },
  {
    number: 17, says: 'a trust list', never: { ja: /信頼リスト|信頼済みリスト|信頼された/, en: /trust(ed)? list/i },
    instead: [{ nodes: ['r1'], ja: /SMTP 包含リスト/, en: /SMTP inclusion list/ }],
  },
  {
    number: 18, says: 'nobody detected', never: { ja: /誰も|Get-User[^。]*返す場合/, en: /no(body|\s?one) (is |was )?(found|detected)/i },
    instead: [{ nodes: ['r1', 'r3', 'bp1'], ja: /Get-Recipient (では|で)見つからず、? ?Get-User では返/, en: /Get-Recipient finds nothing(,| but| while) Get-User (still )?(answers|returns)/ }],
  },
  {
    number: 19, says: 'an attribute with a translated name', never: { ja: /拡張属性 ?\d/, en: /extension[ -]attribute ?\d/i },
    instead: [{ nodes: ['bp4', 'r4-in-scope', 'r4-no-hold'], ja: /extensionAttribute6=15 を次の値に変え/, en: /extensionAttribute6=15 becomes/ }],
  },
  {
    number: 21, says: 'a part of the cycles', never: { ja: /一部の(同期)?サイクル/, en: /\b(some|part) (of the )?(sync |synchronization )?cycles/i },
    instead: [{ nodes: ['bp1', 'r1', 'r4-in-scope', 'r4-out-of-scope'], ja: /数サイクル後|同期サイクルを数回/, en: /few (sync )?cycles/ }],
  },
  {
    number: 22, says: 'a place, instead of a case', never: { ja: /表示できる場所/, en: /(place|location) where/i },
    instead: [{ nodes: ['after-plan', 'after-fix'], ja: /連絡先を GAL に出しておく、.*といった場合/, en: /when.*contact information has to remain in the GAL/ }],
  },
  {
    number: 23, says: 'a singular proxyAddress', never: { ja: /\b[Pp]roxyAddress\b/, en: /\b[Pp]roxyAddress\b/ },
    instead: [{ nodes: ['bp3', 'bp5', 'r3', 'r5'], ja: /proxyAddresses/, en: /proxyAddresses/ }],
  },
  {
    number: 24, says: 'a process that does not follow', never: { ja: /(プロセス|プラクティス|手順)は従って/, en: /process (does|is) not follow(ing)?\b/i },
    instead: [{ nodes: ['r1'], ja: /手順どおりでなかった/, en: /procedure was not followed/ }],
  },
  {
    number: 25, says: 'a method to enable', never: { ja: /方法を有効に/, en: /enable (any )?one/i },
    instead: [{ nodes: ['r5'], ja: /次のどれか 1 つを行います/, en: /Do any one of the following/ }],
  },
  {
    number: 26, says: 'an order to deprovision every group', never: { ja: /グループは、?プロビジョニングを?解除する必要/, en: /groups? (must|have to|has to|needs? to) be deprovisioned/i },
    instead: [{ nodes: ['bp6', 'r6'], ja: /グループを解除すると、|正しく解除されると、グループは/, en: /A group deprovisioned from|Done right, the group leaves/ }],
  },
  {
    number: 27, says: 'an object that was not filtered, instead of no longer', never: { ja: /フィルター(処理)?されていないか、/, en: /is not filtered or/i },
    instead: [{ nodes: ['bp1', 'bp2-variation-1', 'bp2-variation-2', 'bp3', 'r1', 'r2-variation-1', 'r2-variation-2', 'r3'], ja: /フィルターから外れるか範囲内に戻れば/, en: /no longer filtered or is back in scope/ }],
  },
  { number: 28, says: 'furniture of the web page', never: { ja: /スキルを磨く|Insider|役に立ちました|フィードバック|ヘルプを表示/, en: /Insider|feedback|was this (information )?helpful/i }, instead: [] },
];

/** Every string that people can see, with its place; rules hold what people paste, the garbled wordings too. */
function* everyText(value: unknown, locale: Locale, place: string): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [place, value.replace(/\*\*|`/g, '')];
  else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      const foreign = (locales as readonly string[]).includes(key) && key !== locale;
      if (!foreign) yield* everyText(one, locale, `${place}.${key}`);
    }
  }
}

const visible = { ...scenario, rules: [] };

describe('what must not survive from the translation of the article on deprovisioning', () => {
  for (const { number, says, never, instead } of defects) {
    for (const locale of locales) {
      it(`${number}: ${says} (${locale})`, () => {
        const pattern = never[locale];
        if (pattern) assert.deepEqual([...everyText(visible, locale, '')].filter(([, text]) => pattern.test(text)), []);
        for (const row of instead) mustSay(row, locale);
      });
    }
  }

  it('15: what happens if the last step is done first is a note, not a step', () => {
    const wording = { ja: /先にフィルター・移動・削除をしても/, en: /moving or deleting first/ };
    for (const locale of locales) {
      assert.ok(resolution('bp3').notes.some((note) => wording[locale].test(note[locale])));
      for (const id of ['bp3', 'r3']) assert.doesNotMatch(stepTexts(resolution(id).steps, locale).join('\n'), wording[locale], id);
    }
  });

  it('20: Type=InHold is the first step when the object comes back, and Lync the second', () => {
    const [first, second] = resolution('r4-out-of-scope').steps;
    assert.match(first?.text.ja ?? '', /^\*\*最初に\*\*.*`Type=InHold;`/);
    assert.match(first?.text.en ?? '', /^\*\*First\*\*.*`Type=InHold;`/);
    assert.ok(first?.danger);
    assert.deepEqual(second?.code, ['{lyncAttribute}=0']);
  });
});

/** Values as they must be typed, and every node that shows them set apart. */
const literals: Readonly<Record<string, readonly string[]>> = {
  'extensionAttribute9=MBX=50GB;Type=EP2D;REG=EU;': ['bp1'],
  'extensionAttribute9=RemoveMSOMbx': ['bp1', 'r1', 'r3'],
  RemoveMSOMbx: ['bp1'],
  homeMDB: ['bp1'],
  'SMTP:': ['bp1', 'r1'],
  DeleteNow: ['bp2-variation-2', 'r2-variation-2', 'r3'],
  PendingDeletes: ['bp2-variation-2', 'r2-variation-2'],
  'extensionAttribute1=NoSync': [...removals, 'r3'],
  'mail, mailNickname, proxyAddresses, targetAddress': [...removals, 'r3'],
  legacyExchangeDN: ['bp5', 'r5'],
  _old: ['bp3', 'r3'],
  _litHold: ['bp3', 'r3'],
  'Type=InHold;': ['bp3', 'bp4', 'r3', 'r4-in-scope', 'r4-out-of-scope'],
  'MBX=50GB;Type=InHold;REG=EU;': ['bp3', 'r3', 'r4-out-of-scope'],
  'extensionAttribute6=15': ['bp4', 'r4-in-scope', 'r4-no-hold'],
  'extensionAttribute6=0': ['bp4', 'r4-in-scope', 'r4-out-of-scope', 'r4-no-hold'],
  0: ['bp3', 'bp4', 'r3', 'r4-in-scope', 'r4-out-of-scope', 'r4-no-hold'],
  '@mgd.customerdomain.com': ['r1'],
  'Get-Recipient': ['bp1', 'r1'],
  'Get-User': ['bp1', 'r1'],
  mail: ['bp1', 'bp3', 'bp6', 'r1', 'r3', 'r6'],
  targetAddress: ['bp1', 'bp3', 'r1', 'r3'],
};

describe('the values of the article on deprovisioning', () => {
  for (const [literal, ids] of Object.entries(literals)) {
    it(`${literal} stands alone to be copied`, () => {
      for (const locale of locales) assert.deepEqual(ids.filter((id) => !literalsOf(nodeOf(id), locale).includes(literal)), [], locale);
    });
  }

  it('has no other spelling anywhere', () => {
    const known = new Set([...Object.keys(literals), 'MBX=']);
    for (const node of nodes) {
      for (const locale of locales) {
        for (const line of linesOf(node, locale)) {
          for (const [value] of line.matchAll(/(extensionAttribute\d+ ?=|MBX ?=|Type ?=)[!-~]*/gi)) assert.ok(known.has(value.replace(/[,.)]+$/, '')), `${node.id}: ${value}`);
        }
      }
    }
  });
});
