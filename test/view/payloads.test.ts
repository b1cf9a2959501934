import assert from 'node:assert/strict';
import { createAnswering } from '../../src/answer.js';
import { toText } from '../../src/bot/activity.js';
import { contentOf, type Card } from '../../src/card.js';
import { createSay } from '../../src/knowledge/phrase.js';
import type { ErrorRecord, Finding } from '../../src/recognize/types.js';
import type { Frame } from '../../src/view/frame.js';
import { presentNotice } from '../../src/view/help.js';
import { intentTable, presentChoose, presentUnknown } from '../../src/view/reading.js';
import { presentTriage } from '../../src/view/triage.js';
import type { View } from '../../src/view/types.js';
import { presentWalk } from '../../src/view/walk.js';
import { admitted } from '../support/activity.js';
import { elementsOf, faultsOf } from '../support/card.js';
import { walksThrough } from '../support/paths.js';
import { replay } from '../../src/guide/guide.js';
import { knowledge, recognize, render } from '../support/product.js';
import { redact } from '../support/redact.js';
import { createMemoryStore } from '../support/store.js';

/** What somebody may paste so that a card does something; `zq` finds it again. */
const payloads: readonly string[] = [
  '[zq](https://evil.example)', '![zq](https://evil.example/a.png)', '<https://evil.example/zq>', 'https://evil.example/zq', '[zq](javascript:alert(1))', '[zq][1]\n\n[1]: https://evil.example',
  '<at>zq</at>', '<at id="0">zq</at>', '&lt;at&gt;zq&lt;/at&gt;', '@zq everyone', '<attachment id="zq"></attachment>', '<img src=x onerror=alert("zq")>', '<script>zq</script>',
  '${1+1} zq', '${zq}', '${json(zq)}', '${if(true, "zq", "")}', '@{zq}', '@{add(1,1)} zq', '{{DATE(2026-01-01T00:00:00Z, SHORT)}} zq', '{{zq}}', '{count} {title} {kinds} {name} zq', '{"$data":"zq","$when":true}', '$root zq $index',
  '"},{"type":"Action.OpenUrl","title":"zq","url":"https://evil.example"},{"x":"', '\\"}]},{"type":"Image","url":"zq"}', '**zq** `zq` _zq_ ~~zq~~', '# zq\n- zq\n1. zq\n> zq', '| zq | zq |\n|---|---|', '\u202ezq\u202c\u200b', '__proto__ constructor zq', 'zq\u0000\u0007', 'tel:+810312345678 mailto:zq@evil.example',
];

const say = createSay(knowledge.phrases, 'en');
const frame: Frame = { locale: 'en', say, walk: 'walk-0001', revision: 1, notices: [] };
const intents = intentTable(knowledge);

function aRecord(text: string): ErrorRecord {
  return { status: 400, code: text, message: text, target: text, requestId: text, time: text, tool: 'graph', account: text, operation: undefined, line: 1, start: 0, end: 1 };
}

const candidate = (text: string) => ({ intent: 'upn-invalid', scenario: 'upn-invalid', score: 0.9, facts: {}, evidence: [{ rule: 'a.rule', quote: text, line: 1, added: 0.9 }] });

function aFinding(text: string, known: boolean): Finding {
  return { candidate: known ? candidate(text) : undefined, record: aRecord(text), count: 2, accounts: [text, text], hidesOthers: true };
}

function resolution(text: string): View {
  const scenario = knowledge.scenarios['deprovision'] ?? assert.fail();
  const walk = [...walksThrough(scenario)].find((one) => replay(scenario, one).node.id === 'bp1') ?? assert.fail();
  const { evidence } = candidate(text);
  return presentWalk(scenario, walk, { intent: 'deprovision', score: 0.9, evidence, runnerUp: undefined }, frame);
}

/** Every view that shows something that people wrote. */
const views: Readonly<Record<string, (text: string) => View>> = {
  'the reading of an unknown error': (text) => presentUnknown({ records: [aRecord(text)] }, undefined, { intents }, frame),
  'the code that differs from the nearest error': (text) => presentUnknown({ records: [aRecord(text)] }, { intent: 'upn-invalid', difference: { kind: 'code', found: text, known: 'request_badrequest' } }, { intents }, frame),
  'the neighbour of an unknown error': (text) => presentUnknown({ records: [aRecord(text)] }, { intent: 'upn-invalid', difference: { kind: 'neighbour', neighbour: knowledge.neighbours[0] ?? assert.fail() } }, { intents }, frame),
  'the errors of a log': (text) => presentTriage([aFinding(text, true), aFinding(text, false)], intents, frame),
  'the candidates': (text) => presentChoose([candidate(text)], intents, frame),
  'the quotes of a resolution': resolution,
  'a notice': () => presentNotice({ ...frame, notices: [say('noticeNone')] }),
};

/** Places of a card where a text is shown as it is. */
function showsAsItIs(element: Readonly<Record<string, unknown>>, key: string): boolean {
  return (element['type'] === 'TextRun' && key === 'text') || (element['type'] === 'RichTextBlock' && key === 'inlines');
}

/** Where else the text stands. */
function elsewhere(card: Card): readonly string[] {
  return [...elementsOf({ card: contentOf(card) })].flatMap(([element]) =>
    Object.entries(element).flatMap(([key, value]) => {
      const texts = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [value];
      const held = texts.some((one) => typeof one === 'string' && /zq|evil/.test(one)) || /zq|evil/.test(key);
      return held && !showsAsItIs(element, key) ? [`${String(element['type'])}.${key}`] : [];
    }),
  );
}

/** The card with its texts taken out: what a text must not change. */
function skeleton(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(skeleton);
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? 'text' : value;
  const entries = Object.entries(value).map(([key, inner]) => [key, ['type', 'style', 'url', 'verb', 'mode', 'weight'].includes(key) ? inner : skeleton(inner)] as const);
  return Object.fromEntries(entries);
}

describe('what people paste', () => {
  it('is tried in more than 30 forms', () => {
    assert.ok(new Set(payloads).size >= 30);
  });

  for (const [name, view] of Object.entries(views)) {
    describe(`on ${name}`, () => {
      const plain = skeleton(contentOf(render(view('zq')).card));

      for (const payload of payloads) {
        it(`stays text: ${JSON.stringify(payload)}`, () => {
          const { card } = render(view(payload));
          assert.deepEqual(elsewhere(card), []);
          assert.deepEqual(skeleton(contentOf(card)), plain);
          assert.deepEqual(faultsOf(contentOf(card)).filter((fault) => !(fault.includes('placeholder') && payload.includes('${'))), []);
        });
      }
    });
  }

  describe('in a whole turn', () => {
    const fail = (error: unknown): never => assert.fail(String(error));
    let ids = 0;
    const answering = createAnswering({ knowledge, recognize, redact, render, store: createMemoryStore(), now: () => new Date(0), newId: () => `walk-${(ids += 1000)}`, retentionDays: 30, onStoreFailure: fail }, fail);
    const turn = { id: '1', place: { scope: 'personal', conversation: 'c', tenant: undefined }, person: { id: 'p', name: 'zq' }, locale: undefined } as const;

    for (const payload of payloads) {
      it(`stays text: ${JSON.stringify(payload)}`, async () => {
        for (const text of [payload, `Bad Request (400) code: Odd_${payload} message: "${payload}"`, `403 Forbidden ${payload}\n500 error: ${payload}\n404 Resource '${payload}' does not exist`, `hello ${payload}`, `訴訟ホールド ${payload} を解除したい`]) {
          const { outgoing } = await answering({ ...turn, person: { id: 'p', name: payload }, kind: 'message', text, mentioned: true });
          if ('card' in outgoing) assert.deepEqual(elsewhere(outgoing.card), []);
          else if (outgoing.kind === 'say') assert.doesNotMatch(outgoing.text, /zq|evil/);
        }
      });
    }
  });

  it('is not read as Markdown where a line is said', () => {
    assert.equal(toText('[zq](https://evil.example)', admitted()).activity.textFormat, 'plain');
  });
});
