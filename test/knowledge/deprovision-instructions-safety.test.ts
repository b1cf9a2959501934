import assert from 'node:assert/strict';
import { locales } from '../../src/locale.js';
import type { Resolution } from '../../src/knowledge/types.js';
import { replay } from '../../src/guide/guide.js';
import { choiceOf, itKeepsOrder, itSays, linesOf, nodeOf, nodes, reachedFrom, resolution, scenario, stepTexts } from '../support/deprovision.js';
import { walksThrough } from '../support/paths.js';

const standard = reachedFrom(choiceOf('environment', 'standard-m365'));
const dedicated = reachedFrom(choiceOf('environment', 'dedicated-itar'));
const resolutions = nodes.filter((node): node is Resolution => node.kind === 'resolution');
const removing = ['bp1', 'bp2-variation-1', 'bp2-variation-2', 'r1', 'r2-variation-1', 'r2-variation-2'];
const endOfMailbox = /メールボックスは(すぐに)?(切断され|切り離され)/;
const dangersOf = ({ steps }: Resolution) => steps.flatMap(({ danger }) => (danger ? [danger] : []));

/** What a user on hold loses if the order is not kept. */
describe('dangers of a wrong order while a mailbox is on hold', () => {
  itSays([
    { says: 'asked for Lync', nodes: ['lync-hold-fix'], ja: /順序を誤るとメールボックスがアクティブに戻る/, en: /a wrong order can make the mailbox active again/ },
    {
      says: 'out of scope: not back before the hold value', nodes: ['bp4', 'r3'],
      ja: /Type=InHold; を入れる前に、?範囲内へ戻.*アクティブに戻ります/, en: /do not bring (it|the object) back .*before Type=InHold; is set: the mailbox would become active again/,
    },
    { says: 'the cause says it too', nodes: ['r4-out-of-scope'], ja: /準備なしに戻すとメールボックスがアクティブに/, en: /without preparation that makes the mailbox active/ },
    { says: 'not back before the first two steps', nodes: ['r4-out-of-scope'], ja: /手順の 1 と 2 が済むまで戻さないで/, en: /Do not bring it back before steps 1 and 2 are done/ },
    { says: 'both values, once more', nodes: ['r4-out-of-scope'], ja: /戻す前に、Type=InHold; と Lync の 0 が両方/, en: /Before you bring it back, check once more that both Type=InHold; and the Lync 0 are set/ },
    { says: 'keep the hold value', nodes: ['r4-in-scope', 'r4-out-of-scope'], ja: /この値は消さないで|Type=InHold; は消しません/, en: /do not remove it|leave Type=InHold; in place/ },
    {
      says: 'no filter before Lync is gone', nodes: ['r4-in-scope', 'r4-out-of-scope'],
      ja: /Lync (が解除される|の解除が終わる)前に、(再び)?フィルター/, en: /Do not filter(,| the object,) move .*before Lync is gone/,
    },
    { says: 'no filter before Lync is gone, when it has to go', nodes: ['bp3', 'r3'], ja: /Lync の解除が必要なら、その完了も待ちます/, en: /and Lync is gone if it had to go/ },
    { says: 'deleted from the customer AD', nodes: ['r4-out-of-scope'], ja: /削除済みの場合の手順は、資料にありません/, en: /no procedure for an object deleted from your AD/ },
    { says: 'nobody lifts a hold alone', nodes: ['r3'], ja: /自分の判断で外さないで/, en: /never lift it on your own/ },
  ]);
  itKeepsOrder([
    { says: 'legal is asked first', nodes: ['r3'], ja: [/法務・コンプライアンスの担当者に確かめ/, /_old か _litHold/, /Type=InHold; を入れます/], en: [/Ask legal or compliance/, /append _old/, /Put Type=InHold;/] },
  ]);
});

describe('the graph of the deprovisioning scenario', () => {
  it('keeps Dedicated/ITAR and ordinary Microsoft 365 apart', () => {
    assert.deepEqual([...standard].filter((id) => dedicated.has(id)), []);
    assert.equal(standard.size + dedicated.size + 1, nodes.length);
    for (const { id, sources, links } of resolutions) {
      for (const one of [...sources, ...links]) assert.equal(one.startsWith('m365-'), standard.has(id), `${id}: ${one}`);
    }
  });

  it('names a value of MMSSPP in ordinary Microsoft 365 only to say that it does nothing', () => {
    const value = /MMSSPP|RemoveMSOMbx|InHold|NoSync|DeleteNow|PendingDeletes|_litHold|_old\b|MBX=|homeMDB|mgd\.|extension ?attribute|拡張属性/i;
    const useless = { ja: /何も起こりません|使いません/, en: /do(es)? nothing|not used/ };
    let told = 0;
    for (const id of standard) {
      const node = nodeOf(id);
      for (const locale of locales) {
        for (const line of linesOf(node, locale)) {
          if (!value.test(line)) continue;
          assert.match(line, useless[locale], id);
          told += 1;
        }
        const steps = node.kind === 'question' ? node.howToFind.steps : [...node.checks, ...node.steps];
        for (const text of stepTexts(steps, locale)) assert.doesNotMatch(text, value, id);
      }
    }
    assert.ok(told > 2 * locales.length, `${told}`);
  });

  it('says on every Dedicated/ITAR resolution that it is for no other service', () => {
    const only = { ja: /Dedicated\/ITAR \(MMSSPP\) 専用の手順です。通常の Microsoft 365 では行わないで/, en: /Dedicated\/ITAR \(MMSSPP\) only\. Do not do this in an ordinary Microsoft 365 tenant/ };
    for (const { id } of resolutions.filter((one) => dedicated.has(one.id))) {
      for (const locale of locales) assert.ok(linesOf(nodeOf(id), locale).some((line) => only[locale].test(line)), id);
    }
  });

  it('shows a danger above the step that destroys', () => {
    const destroys = /どれか 1 つ|どちらか|RemoveMSOMbx/;
    for (const id of ['bp1', 'r1', 'bp2-variation-1', 'bp2-variation-2', 'r2-variation-1', 'r2-variation-2', 'bp5', 'r5', 'bp6', 'r6', 'r3']) {
      const steps = resolution(id).steps.filter((step) => destroys.test(stepTexts([step], 'ja').join('\n').replaceAll('**', '')));
      assert.ok(steps.length > 0, id);
      for (const { danger } of steps) for (const locale of locales) assert.ok(danger?.[locale], id);
    }
  });

  it('shows a danger above the value that stages the deletion and above the one that ends logon', () => {
    for (const [code, ids] of [['`DeleteNow`', ['bp2-variation-2', 'r2-variation-2']], ['`Type=InHold;`', ['bp3', 'r3', 'r4-out-of-scope']]] as const) {
      for (const id of ids) assert.ok(resolution(id).steps.find(({ text }) => text.ja.includes(code))?.danger, `${id} ${code}`);
    }
  });

  it('knows which Dedicated/ITAR resolutions end a mailbox', () => {
    const found = resolutions.filter((one) => dedicated.has(one.id) && dangersOf(one).some(({ ja }) => endOfMailbox.test(ja.replaceAll('**', ''))));
    assert.deepEqual(found.map(({ id }) => id).sort(), [...removing, 'r3'].sort());
  });

  it('ends a mailbox only after the answer that there is no hold', () => {
    const reached = new Set<string>();
    for (const walk of walksThrough(scenario)) {
      const { node, passed } = replay(scenario, walk);
      if (node.kind !== 'resolution' || !(removing.includes(node.id) || /^standard-(keep|remove)-|^standard-fix-keep$/.test(node.id))) continue;
      assert.deepEqual(passed.filter(({ question }) => question.fact === 'hold').map(({ answer }) => answer.value), ['no'], node.id);
      reached.add(node.id);
    }
    assert.equal(reached.size, removing.length + 5);
  });

  it('repeats the question of the hold before the first step', () => {
    for (const id of removing) {
      const checks = stepTexts(resolution(id).checks, 'ja').join('\n');
      assert.match(checks, /訴訟ホールドの対象でないこと/, id);
    }
  });

  it('lets a user on hold reach deprovisioning only behind the end of the hold', () => {
    const last = resolution('r3').steps.at(-1);
    assert.match(last?.text.ja ?? '', /^\*\*ホールドが外れた後だけ\*\*/);
    assert.match(last?.text.en ?? '', /^\*\*Only after the hold is lifted\*\*/);
    for (const [index, step] of resolution('r3').steps.slice(0, -1).entries()) {
      for (const text of stepTexts([step], 'ja')) assert.doesNotMatch(text, /RemoveMSOMbx|DeleteNow|NoSync/, `${index}`);
    }
    for (const fact of ['hold-plan', 'hold-fix']) {
      for (const id of reachedFrom(choiceOf(fact, 'yes'))) assert.ok(['bp3', 'r3'].includes(id), id);
    }
    assert.deepEqual([...reachedFrom(choiceOf('lync-hold-fix', 'yes'))].sort(), ['lync-scope-fix', 'r4-in-scope', 'r4-out-of-scope']);
  });

  it('takes nothing from somebody who does not know whether there is a hold', () => {
    for (const id of ['hold-plan', 'hold-fix', 'lync-hold-fix']) {
      assert.ok(linesOf(nodeOf(id), 'ja').some((line) => /わかるまで解除しないでください/.test(line)), id);
      assert.ok(linesOf(nodeOf(id), 'en').some((line) => /Do not deprovision before you know/.test(line)), id);
    }
  });

  it('forbids to clear mail alone on every user resolution, and allows it for groups only', () => {
    const never = { ja: /ユーザー(の|で) mail だけを空に(しないでください|しても解除にはならず)/, en: /([Nn]ever clear mail alone on a provisioned user|On a provisioned user it does not deprovision)/ };
    for (const { id, notes } of resolutions.filter((one) => dedicated.has(one.id))) {
      for (const locale of locales) {
        const plain = notes.map((note) => note[locale].replace(/\*\*|`/g, ''));
        assert.ok(plain.some((note) => never[locale].test(note)), `${id} (${locale})`);
        const alone = linesOf(nodeOf(id), locale).some((line) => (locale === 'ja' ? /グループの mail を空に/ : /Clear mail of the group/).test(line));
        assert.equal(alone, id === 'bp6' || id === 'r6', id);
      }
    }
  });

  it('gives a source for every resolution', () => {
    for (const { id, sources } of resolutions) {
      assert.ok(sources.length > 0, id);
      for (const source of sources) assert.ok(scenario.sources[source], `${id}: ${source}`);
    }
    for (const { id, sources } of resolutions.filter((one) => dedicated.has(one.id))) assert.ok(sources.includes('kb-2655364'), id);
  });

  it('says in words what an inferred step rests on', () => {
    for (const { id, checks, steps, inference } of resolutions) {
      if (![...checks, ...steps].some(({ inferred }) => inferred)) continue;
      for (const locale of locales) assert.ok(inference?.[locale], id);
    }
  });
});
