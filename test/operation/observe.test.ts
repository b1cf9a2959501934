import assert from 'node:assert/strict';
import { pino } from 'pino';
import type { Ended, Event } from '../../src/operation/event.js';
import { createObserve, told } from '../../src/operation/observe.js';
import { StoreError } from '../../src/store/fault.js';

const ended: Ended = {
  kind: 'turn', turn: 'a turn', activity: '1', type: 'click', outcome: 'update', reading: null, event: 'choose', intent: 'upn-invalid', deliveries: [], retries: 0, status: 200,
  milliseconds: { recognize: 0, store: 1.26, send: 20.04, reply: 30, whole: 31.999 },
};

function lines(...events: readonly Event[]): readonly Record<string, unknown>[] {
  const written: string[] = [];
  const observe = createObserve(pino({ base: null }, { write: (line: string) => void written.push(line) }));
  events.forEach((event) => observe(event));
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the line of a turn', () => {
  it('tells times in milliseconds with one digit after the point', () => {
    assert.deepEqual(lines(ended)[0]?.['ms'], { recognize: 0, store: 1.3, send: 20, reply: 30, whole: 32 });
  });

  for (const [deliveries, delivery] of [[[], 'none'], [['delivered'], 'delivered'], [['gone', 'delivered'], 'gone'], [['delivered', 'undelivered', 'gone'], 'undelivered']] as const) {
    it(`tells the worst of what became of ${deliveries.length} messages: ${delivery}`, () => {
      assert.equal(lines({ ...ended, deliveries })[0]?.['delivery'], delivery);
    });
  }
});

describe('the log of the operation', () => {
  it('says when the store went away and came back, and leaves to the figures what only counts', () => {
    const said = lines({ kind: 'circuit', open: true }, { kind: 'circuit', open: false }, { kind: 'repeated' }, { kind: 'refused', status: 400 }, { kind: 'lost', loss: 'parked' }, { kind: 'store', failed: true });
    assert.deepEqual(said.map(({ level, msg }) => [level, msg]), [[50, 'the store is away; it is tried in the background'], [30, 'the store is back']]);
  });

  it('hands everything on to those who count', () => {
    const counted: Event[] = [];
    createObserve(pino({ level: 'silent' }), (event) => void counted.push(event))(ended);
    assert.deepEqual(counted, [ended]);
  });

  it('says of an error where it was, in our own words or in none', () => {
    const secret = 'what somebody wrote';
    const own = JSON.stringify(told(new StoreError('failed', 'The database failed.', 'Check the disk.', new Error(secret))));
    assert.match(own, /"message":"The database failed\.","remedy":"Check the disk\."/);
    assert.doesNotMatch(own + JSON.stringify(told(new TypeError(secret))), /somebody wrote/);
    assert.match(JSON.stringify(told(new TypeError(secret))), /"name":"TypeError","at":\["at .*observe\.test\.ts/);
  });
});
