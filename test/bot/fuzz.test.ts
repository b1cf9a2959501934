import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnswering } from '../../src/answer.js';
import { contentOf } from '../../src/card.js';
import { anActivity, html, mention, type Json } from '../support/activity.js';
import { startApp, type App } from '../support/app.js';
import { elementsOf, faultsOf } from '../support/card.js';
import { knowledge, recognize, render } from '../support/product.js';
import { redact } from '../support/redact.js';
import { createMemoryStore } from '../support/store.js';

const runs = 300;
const plenty = { burst: 1e9, perSecond: 1e9 };

const execute = (data: unknown): Json => ({ type: 'invoke', name: 'adaptiveCard/action', replyToId: 'card-1', text: undefined, value: { action: { type: 'Action.Execute', verb: 'go', data }, trigger: 'manual' } });
const bases: readonly Json[] = [
  { text: '<at>Shirube</at> Forbidden (403) Insufficient privileges to complete the operation', entities: [mention('<at>Shirube</at>'), { type: 'clientInfo', locale: 'ja-JP' }] },
  { text: '訴訟ホールド中のメールボックスを解除したい', attachments: html('<div><p>訴訟ホールド中の<br>メールボックスを解除したい</p></div>'), locale: 'ja-JP' },
  { text: undefined, value: { version: 1, walk: 'walk-0001', revision: 0, language: 'en', event: 'help' }, replyToId: 'card-1' },
  execute({ version: 1, walk: 'walk-0001', revision: 0, language: 'en', event: 'help' }),
  { type: 'installationUpdate', action: 'add', text: undefined },
  { type: 'conversationUpdate', membersAdded: [{ id: '28:shirube' }], channelId: 'emulator', text: undefined },
  { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: 'card-1' },
  { type: 'invoke', name: 'composeExtension/fetchTask', value: { commandId: 'x', messagePayload: { body: { content: '<p>x</p>' } } } },
];

const nasty = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, 0, -1, 1e308, '', ' ', '\u0000', '\ud800', '${json(x)}', '{{DATE(2026-01-01)}}', '](https://evil.example)', '<at>', '__proto__', 'constructor', 'toString', [], {}, [[]], [null], 'x'.repeat(5_000)),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 4 }),
  fc.integer(),
);
const edits = fc.array(fc.record({ path: fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 6 }), value: nasty }), { maxLength: 4 });

/** Replaces what is found by going down, at each level to the key of that number. */
function edited(value: unknown, changes: readonly { readonly path: readonly number[]; readonly value: unknown }[]): Json {
  const copy = structuredClone(value) as Json;
  for (const { path, value: replacement } of changes) {
    let holder = copy as Record<string, unknown>;
    for (const [depth, step] of path.entries()) {
      const keys = Object.keys(holder);
      const key = keys[step % keys.length] ?? 'new';
      const inner = holder[key];
      if (depth === path.length - 1 || typeof inner !== 'object' || inner === null) {
        holder[key] = structuredClone(replacement);
        break;
      }
      holder = inner as Record<string, unknown>;
    }
  }
  return copy;
}

describe('a bot that is sent nonsense', function () {
  this.timeout(60_000);
  let app: App;
  let faults: unknown[];
  let buttons: Json[];
  let serial = 0;
  before(async () => {
    app = await startApp({ rates: { person: plenty, tenant: plenty } });
    faults = [];
    buttons = [];
    const renderAndKeep: typeof render = (view) => {
      const shown = render(view);
      for (const [element] of elementsOf(contentOf(shown.card)['body'])) if (element['type'] === 'Action.Execute') buttons.push(element['data'] as Json);
      return shown;
    };
    const answer = createAnswering(
      { knowledge, recognize, redact, render: renderAndKeep, store: createMemoryStore(), now: () => new Date(), newId: () => `walk-${String((serial += 1)).padStart(6, '0')}`, retentionDays: 30, onStoreFailure: (error) => void faults.push(error) },
      (error) => void faults.push(error),
    );
    app.does(answer);
  });
  after(() => app.close());

  const known = ['application/vnd.microsoft.card.adaptive', 'application/vnd.microsoft.activity.message', 'application/vnd.microsoft.error'];

  /** Delivers it in a conversation of its own, and checks everything that can be seen from outside. */
  async function survives(body: unknown, statuses: readonly number[]): Promise<number> {
    const sent = app.connector.calls.length;
    const response = await app.send('/api/messages', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) ?? '' });
    const text = await response.text();
    assert(statuses.includes(response.status), `${response.status} ${text}`);
    assert.deepEqual([faults, app.losses], [[], []]);
    if (response.status !== 200) assert.match(text, /^\{"error":"[a-z ]+"\}$/);
    else if (text !== '') {
      const { statusCode, type, value } = JSON.parse(text) as Json;
      assert([200, 400].includes(statusCode as number) && known.includes(type as string), text);
      if (type === known[0]) assert.deepEqual(faultsOf(value as Json), []);
    }
    for (const { activity } of app.connector.calls.slice(sent)) {
      const [attachment] = (activity['attachments'] ?? []) as readonly Json[];
      if (attachment) assert.deepEqual(faultsOf(attachment['content'] as Json).filter((fault) => fault !== 'a placeholder is left'), []);
    }
    return response.status;
  }
  const activity = (changes: Json): Json => anActivity({ serviceUrl: app.connector.serviceUrl, ...changes, id: `fuzz-${(serial += 1)}`, conversation: { id: `c-${serial}` } });

  it('answers or refuses whatever JSON it is', async () => {
    await fc.assert(fc.asyncProperty(fc.jsonValue({ maxDepth: 6 }), async (value) => {
      assert.equal(await survives(value, [400]), 400);
    }), { numRuns: runs });
  });

  it('answers or refuses activities with something wrong in them', async () => {
    let answered = 0;
    await fc.assert(fc.asyncProperty(fc.constantFrom(...bases), edits, async (base, changes) => {
      if ((await survives(edited(activity(base), changes), [200, 400])) === 200) answered += 1;
    }), { numRuns: runs });
    // Else it would only have tried what is refused at the door.
    assert(answered > runs / 10);
  });

  it('answers clicks whatever the button carries', async () => {
    for (const base of bases.slice(0, 2)) await survives(activity(base), [200]);
    assert(buttons.length > 3);
    await fc.assert(fc.asyncProperty(fc.nat(), edits, fc.boolean(), async (at, changes, submitted) => {
      const data = edited(buttons[at % buttons.length], changes);
      await survives(activity(submitted ? { text: undefined, value: data, replyToId: 'card-1' } : execute(data)), [200]);
    }), { numRuns: runs });
  });

  it('answers clicks whose envelope is wrong', async () => {
    await fc.assert(fc.asyncProperty(edits, async (changes) => {
      await survives(activity({ ...execute(bases[3]), value: edited({ action: { type: 'Action.Execute', verb: 'go', data: { event: 'help' } } }, changes) }), [200]);
    }), { numRuns: runs });
  });

  it('is well afterwards', async () => {
    const response = await app.send('/healthz', {});
    assert.equal(response.status, 200);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    const sent = app.connector.calls.length;
    await survives(activity(bases[0] ?? {}), [200]);
    assert.equal(app.connector.calls.length, sent + 1);
  });
});
