import assert from 'node:assert/strict';
import { pino } from 'pino';
import { createServer } from '../../src/bot/server.js';
import { ShirubeError } from '../../src/errors.js';
import { createStart } from '../../src/operation/start.js';
import { stop } from '../../src/operation/stop.js';

const log = pino({ level: 'silent' });
const never = new Promise<never>(() => undefined);

describe('a stop in order', () => {
  it('ends with 0 when everything was finished and closed, in this order', async () => {
    const done: string[] = [];
    const code = await stop({ log, drain: async () => (done.push('drained'), 0), close: async () => done.push('closed') });
    assert.deepEqual([code, done], [0, ['drained', 'closed']]);
  });

  it('ends with 1 when a turn was abandoned, a store hangs, or closing fails', async () => {
    const drain = (): Promise<number> => Promise.resolve(0);
    assert.equal(await stop({ log, drain: () => Promise.resolve(1), close: () => Promise.resolve() }), 1);
    assert.equal(await stop({ log, drain, close: () => never }), 1);
    assert.equal(await stop({ log, drain, close: () => Promise.reject(new Error('no')) }), 1);
  });

  it('abandons a turn that hangs, and says so', async () => {
    const server = createServer({ config: { host: '127.0.0.1', port: 0 }, log, ready: async () => ({ ready: true, body: '' }), receive: () => never });
    const port = await server.listen();
    const hanging = fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }).catch(() => 'hung up');
    while ((await server.connections()) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(await server.close(100), 1);
    assert.equal(await hanging, 'hung up');
  });
});

describe('a start', () => {
  const fault = (text: string): never => {
    throw new ShirubeError('store', text, `Mend ${text}.`);
  };

  it('tells all faults at once, each with its remedy', async () => {
    const start = createStart();
    assert.deepEqual([await start.step(() => 1), await start.step(() => fault('one')), await start.step(async () => fault('two'))], [1, undefined, undefined]);
    assert.throws(() => start.end(), (error: unknown) => {
      assert(error instanceof ShirubeError);
      assert.deepEqual([error.code, error.message.includes('for 2 reasons'), error.message.includes('one\nMend one.\n\ntwo\nMend two.')], ['startup', true, true]);
      return true;
    });
  });

  it('tells a single fault as it is, and none when there is none', async () => {
    const start = createStart();
    start.end();
    await start.step(() => fault('one'));
    assert.throws(() => start.end(), { code: 'store', message: 'one' });
  });

  it('hides no fault of its own among those of the operator', async () => {
    await assert.rejects(createStart().step(() => Promise.reject(new TypeError('a bug'))), TypeError);
  });
});
