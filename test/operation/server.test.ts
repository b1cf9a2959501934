import assert from 'node:assert/strict';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { anActivity, type Json } from '../support/activity.js';
import { notStarting, withBuilt, type Built } from '../support/built.js';
import { startConnector, type FakeConnector } from '../support/connector.js';
import { buttonsOf, startConversation } from '../support/conversation.js';

const post = (built: Built, activity: Json): Promise<Response> =>
  fetch(`${built.url}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(anActivity(activity)) });
/** A request that its caller never finishes. */
function sendHalf({ url }: Built): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  socket.write('POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{');
  return socket;
}
const turnsOf = (built: Built): readonly Json[] => built.lines().filter(({ msg }) => msg === 'turn');
const read = async (url: string): Promise<string> => (await fetch(url)).text();

describe('the built server, for an operator', function () {
  this.timeout(90_000);
  const starts: (() => void)[] = [];
  /** A process of its own for each; all run side by side, because most of their time is waiting. */
  const together = (title: string, work: (connector: FakeConnector) => Promise<void>): void => {
    let outcome: Promise<void> | undefined;
    starts.push(() => {
      outcome = startConnector().then((connector) => work(connector).finally(() => connector.close()));
      // Told below, when it is its turn.
      outcome.catch(() => undefined);
    });
    it(title, () => outcome);
  };
  before(() => starts.forEach((start) => start()));

  together('tells of every turn in one line with every field and no text of people, counts it, and stops with 0', (connector) =>
    withBuilt({}, async (built) => {
      const chat = startConversation(connector, 'chat-of-Hanako');
      await post(built, chat.message({ from: { id: '29:secret-id', name: 'Hanako Yamada' }, text: 'Subscription with SKU 6fd2c87f does not have any available licenses, says Hanako of Contoso' }));
      await post(built, chat.message({ from: { id: '29:secret-id', name: 'Hanako Yamada' } }));
      const [button] = buttonsOf(chat.calls()[0]?.activity);
      await post(built, chat.click({ ...button, scenario: 'made-up-by-hanako' }));
      await post(built, chat.click(button ?? assert.fail()));
      await post(built, { text: 3 });
      while (turnsOf(built).length < 3) await wait(10);
      const [message, odd, click] = ['post', 'show', 'update'].map((outcome) => turnsOf(built).find((line) => line['outcome'] === outcome));
      const fields = ['level', 'time', 'turn', 'activity', 'kind', 'outcome', 'reading', 'event', 'intent', 'delivery', 'retries', 'status', 'ms', 'msg'];
      for (const line of turnsOf(built)) {
        assert.deepEqual([Object.keys(line), Object.keys(line['ms'] as Json)], [fields, ['recognize', 'store', 'send', 'reply', 'whole']]);
        assert.match(String(line['turn']), /^[\da-f-]{36}$/);
      }
      const told = (line: Json | undefined) => ['activity', 'kind', 'outcome', 'reading', 'event', 'intent', 'delivery', 'retries', 'status'].map((field) => line?.[field]);
      assert.deepEqual(told(message), ['chat-of-Hanako-message', 'message', 'post', 'answer', null, 'license-exhausted', 'delivered', 0, 200]);
      assert.deepEqual(told(odd).slice(1, 6), ['click', 'show', null, 'choose', null]);
      assert.deepEqual(told(click).slice(1), ['click', 'update', null, 'choose', 'license-exhausted', 'delivered', 0, 200]);
      const { recognize, store, send, reply, whole } = message?.['ms'] as Record<string, number>;
      assert.ok([recognize, store, send].every((part) => part !== undefined && part > 0), JSON.stringify(message));
      assert.ok(Number(recognize) + Number(send) <= Number(reply) && Number(reply) <= Number(whole));
      assert.doesNotMatch(JSON.stringify(built.lines()).replaceAll('chat-of-Hanako', ''), /hanako|yamada|contoso|29:|6fd2c87f/i);

      const figures = await read(built.metrics);
      for (const line of [
        'shirube_turns_total{kind="message",outcome="post",intent="license-exhausted"} 1', 'shirube_turns_total{kind="click",outcome="update",intent="license-exhausted"} 1', 'shirube_repetitions_total 1',
        'shirube_refusals_total{status="400"} 1', 'shirube_deliveries_total{outcome="delivered"} 2', 'shirube_delivery_retries_total 0', 'shirube_store_circuit_open 0', 'shirube_ready{part="store"} 1',
        'shirube_turn_seconds_count{kind="message"} 1', 'shirube_turn_part_seconds_count{part="recognize"} 1', 'shirube_store_failures_total 0',
      ]) assert.ok(figures.includes(`${line}\n`), line);
      assert.match(figures, /shirube_connections [1-9]/);
      assert.match(figures, /nodejs_eventloop_lag_p99_seconds .*nodejs_heap_size_used_bytes /s);
      assert.doesNotMatch(figures, /hanako|29:|chat-of/i);

      const readiness = JSON.parse(await read(`${built.url}/readyz`)) as Json;
      assert.deepEqual([readiness['status'], (readiness['store'] as Json)['state'], (readiness['credentials'] as Json)['state']], ['ready', 'usable', 'not needed in local mode']);
      built.signal('SIGTERM');
      assert.equal(await built.ended, 0);
      assert.equal(built.errors(), '');
    }));

  together('stops within ten seconds while the service and a caller hang', (connector) =>
    withBuilt({}, async (built) => {
      connector.next('POST', ...Array.from({ length: 5 }, () => ({ hang: true })));
      const hanging = post(built, startConversation(connector, 'hanging').message()).catch(() => undefined);
      const slow = sendHalf(built);
      await wait(300);
      const begun = performance.now();
      built.signal('SIGTERM');
      const code = await built.ended;
      const took = performance.now() - begun;
      slow.destroy();
      await hanging;
      assert.ok(took < 10_000, `${took} ms`);
      // The sender gives up after five seconds, so this turn ends by itself.
      assert.equal(code, 0);
    }));

  together('does not wait for a caller who sends half a request, and ends at once when it is told twice', async (connector) => {
    await withBuilt({}, async (built) => {
      const slow = sendHalf(built);
      await wait(200);
      const begun = performance.now();
      built.signal('SIGTERM');
      assert.equal(await built.ended, 0);
      assert.ok(performance.now() - begun < 5_000);
      slow.destroy();
    });
    await withBuilt({}, async (built) => {
      connector.next('POST', ...Array.from({ length: 5 }, () => ({ hang: true })));
      const hanging = post(built, startConversation(connector, 'twice').message()).catch(() => undefined);
      await wait(300);
      built.signal('SIGTERM');
      await wait(200);
      const begun = performance.now();
      built.signal('SIGTERM');
      assert.equal(await built.ended, 143);
      assert.ok(performance.now() - begun < 2_000);
      await hanging;
    });
  });

  together('goes on, says which part is away, and stops within ten seconds while the database hangs', async (connector) => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    await withBuilt({ DATABASE_URL: `postgres://user:hunter2@127.0.0.1:${port}/shirube` }, async (built) => {
      const chat = startConversation(connector, 'without-store');
      assert.equal((await post(built, chat.message())).status, 200);
      assert.equal(chat.calls().length, 1);
      const response = await fetch(`${built.url}/readyz`);
      const body = await response.text();
      assert.deepEqual([response.status, (JSON.parse(body) as { store: Json }).store['state'], (await fetch(`${built.url}/healthz`)).status], [503, 'unreachable', 200]);
      assert.match(await read(built.metrics), /shirube_store_failures_total [1-9][^]*shirube_store_circuit_open 1/);
      const begun = performance.now();
      built.signal('SIGTERM');
      assert.ok([0, 1].includes((await built.ended) ?? -1));
      assert.ok(performance.now() - begun < 10_000);
      assert.doesNotMatch(JSON.stringify(built.lines()) + body + built.errors(), /hunter2/);
    });
    silent.close();
  });

  together('names every fault that keeps it from starting at once, with what to do, and ends with 1', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const port = String((taken.address() as AddressInfo).port);
    const { code, words } = await notStarting({ PORT: port, METRICS_PORT: '0', METRICS_HOST: '203.0.113.7', DATA_DIR: '/dev/null/data' });
    taken.close();
    assert.equal(code, 1);
    assert.match(words, /for 3 reasons/);
    assert.match(words, new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is already in use\\.\n.*set PORT`));
    assert.match(words, /203\.0\.113\.7 is not an address of this machine\.\nSet METRICS_HOST/);
    assert.match(words, /\/dev\/null\/data/);
    assert.doesNotMatch(words, / at .*:\d+:\d+/);
  });
});
