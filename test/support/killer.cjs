// Preloaded into the built server by tests, and no part of the product: it counts what the process does to the outside
// (statements, requests, replies) from the moment it is armed, and kills the process just before the one it is told.
const { subscribe } = require('node:diagnostics_channel');
const http = require('node:http');

const Libsql = require('libsql/promise');
const pg = require('pg');

// As much later as Teams delivers again.
const ahead = Number(process.env.CLOCK_AHEAD ?? 0);
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [RealDate.now() + ahead] : args));
  }
  static now() {
    return RealDate.now() + ahead;
  }
};

let left = Infinity;
let steps = [];

function boundary(name) {
  if (left === Infinity) return;
  steps.push(name);
  if ((left -= 1) <= 0) {
    process.kill(process.pid, 'SIGKILL');
    // The signal is on its way; nothing more may happen.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
}

function wrap(target, method, nameOf) {
  const original = target[method];
  target[method] = function (...args) {
    const name = nameOf.apply(this, args);
    if (name !== undefined) boundary(name);
    return original.apply(this, args);
  };
}

const wordsOf = (sql) => (typeof sql === 'string' && !/^\s*(begin|select count|pragma|create|insert into shirube_migration)/.test(sql) ? sql.trim().split(/\s+/, 3).join(' ') : undefined);
// What is written counts when it is committed.
wrap(Libsql.prototype, 'exec', (sql) => (sql === 'commit' ? sql : undefined));
wrap(pg.Client.prototype, 'query', (query) => wordsOf(typeof query === 'string' ? query : query?.text));
// Told by the client of the connector before anything of the request is written.
subscribe('undici:request:create', ({ request }) => boundary(`${request.method} to the service`));
wrap(http.ServerResponse.prototype, 'end', () => 'the reply');

process.on('message', ({ arm, report }) => {
  if (arm !== undefined) {
    left = arm ?? Infinity;
    steps = [];
  }
  process.send({ armed: left, steps: report ? steps : undefined });
});
process.channel.unref();
