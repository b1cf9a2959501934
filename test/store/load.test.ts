import assert from 'node:assert/strict';
import type { Answer } from '../../src/exchange.js';
import { guardStore } from '../../src/store/guard.js';
import { openPostgres } from '../../src/store/postgres.js';
import type { Store } from '../../src/store/types.js';
import { aProcess, cardIn, turn } from '../support/answering.js';
import { buttonsOf, licenseError } from '../support/conversation.js';
import { postgresOrReason, type Server } from '../support/postgres.js';
import { startProxy } from '../support/proxy.js';

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('clicks while the database hangs, refuses and comes back', function () {
  this.timeout(60_000);
  let server: Server;
  let store: Store | undefined;
  let proxy: Awaited<ReturnType<typeof startProxy>> | undefined;

  before(async function () {
    const started = await postgresOrReason();
    if (started === undefined) return this.skip();
    server = started;
  });
  after(async () => {
    await store?.close();
    await proxy?.close();
    await (server as Server | undefined)?.remove();
  });

  it('are all answered within their time, and none of them is lost', async () => {
    proxy = await startProxy(server.socket);
    store = guardStore(await openPostgres(proxy.url, { warn: () => undefined }));
    let ids = 0;
    const bot = aProcess(store, { now: () => new Date(), newId: () => `walk-${String((ids += 1)).padStart(6, '0')}` });
    const times: number[] = [];
    let over = false;

    /** Somebody who walks through a scenario, back to its start and on, without a pause. */
    const walker = async (index: number): Promise<void> => {
      const place = { ...turn.place, conversation: `thread-${index}` };
      const timed = async (answering: Promise<Answer>): Promise<Answer> => {
        const started = performance.now();
        const answer = await answering;
        times.push(performance.now() - started);
        void answer.keep('message');
        return answer;
      };
      let answer = await timed(bot.answer({ ...turn, id: 'm', kind: 'message', place, text: licenseError, mentioned: true }));
      for (let revision = 1; !over; revision += 1) {
        const buttons = buttonsOf(cardIn(answer));
        const data = buttons.find(({ event }) => event === 'choose') ?? buttons.find(({ event }) => event === 'restart') ?? assert.fail();
        const path = data['path'] as readonly string[];
        const chosen = data['event'] === 'choose' ? [...path, `${String(data['fact'])}=${String(data['choice'])}`] : [];
        answer = await timed(bot.click(data, 'Megan', { place }));
        assert.equal(answer.outgoing.kind, 'update', `click ${revision} of ${index} was not the one that counts`);
        assert.deepEqual([buttonsOf(cardIn(answer))[0]?.['path'], buttonsOf(cardIn(answer))[0]?.['revision']], [chosen, revision + 1]);
        await sleep(5);
      }
    };

    const walkers = Promise.all(Array.from({ length: 40 }, (_, index) => walker(index)));
    await sleep(500);
    proxy.freeze();
    await sleep(2_000);
    proxy.thaw();
    await sleep(1_500);
    await server.crash();
    await sleep(1_000);
    await server.start();
    for (let tries = 0; ; tries += 1) {
      if (await store.check().then(() => true, () => false)) break;
      assert.ok(tries < 100, 'the store does not come back');
      await sleep(100);
    }
    await sleep(500);
    over = true;
    await walkers;
    const written = await store.get('walks', 'walk-000001');
    assert.ok(written !== undefined && written.revision > 1, 'nothing is written down after it came back');
    times.sort((a, b) => a - b);
    const slowest = times.at(-1) ?? 0;
    assert.ok(slowest < 3_000, `${slowest} ms`);
    process.stdout.write(`      ${times.length} answers through two outages; p99 ${Math.round(times[Math.floor(times.length * 0.99)] ?? 0)} ms, slowest ${Math.round(slowest)} ms\n`);
  });
});
