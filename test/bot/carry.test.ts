import assert from 'node:assert/strict';
import { carryOut } from '../../src/bot/carry.js';
import type { Stand } from '../../src/bot/connector.js';
import type { Outgoing } from '../../src/exchange.js';
import type { Delivery, Message } from '../../src/bot/sender.js';
import { admitted, type Json } from '../support/activity.js';
import { shown } from '../support/app.js';

const lost = (kind: 'gone' | 'undelivered'): Delivery => ({ kind, status: kind === 'gone' ? 404 : undefined, fault: 'Fault', tries: 1 });
const click: Json = { type: 'invoke', replyToId: 'card-1' };

/** Carries out with these outcomes in order; tells whether each message might arrive twice, and how many were lost. */
async function carry(outgoing: Outgoing, changes: Json, outcomes: readonly Delivery[]): Promise<{ readonly idempotent: readonly boolean[]; readonly losses: number }> {
  const sent: Message[] = [];
  let losses = 0;
  const send = async (message: Message): Promise<Delivery> => outcomes[sent.push(message) - 1] ?? { kind: 'delivered' };
  await carryOut({ activity: admitted(changes) } as unknown as Stand, { outgoing }, { send, deadline: 0, lost: () => void (losses += 1) });
  return { idempotent: sent.map(({ idempotent }) => idempotent), losses };
}

describe('what is carried out', () => {
  it('is a post that must not arrive twice, or an update that may', async () => {
    assert.deepEqual(await carry({ kind: 'post', ...shown }, {}, []), { idempotent: [false], losses: 0 });
    assert.deepEqual(await carry({ kind: 'update', ...shown }, click, []), { idempotent: [true], losses: 0 });
  });

  it('is posted anew when the message is gone, and lost only when that fails too', async () => {
    assert.deepEqual(await carry({ kind: 'update', ...shown }, click, [lost('gone')]), { idempotent: [true, false], losses: 0 });
    assert.deepEqual(await carry({ kind: 'update', ...shown }, click, [lost('gone'), lost('undelivered')]), { idempotent: [true, false], losses: 1 });
  });

  it('is not posted as well when an update may have arrived', async () => {
    assert.deepEqual(await carry({ kind: 'update', ...shown }, click, [lost('undelivered')]), { idempotent: [true], losses: 1 });
  });
});
