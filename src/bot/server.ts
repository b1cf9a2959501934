import type { ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import restify from 'restify';
import type { Config } from '../config.js';
import { unobserved, type Observe } from '../operation/event.js';
import type { Readiness } from '../operation/readiness.js';
import { within } from '../within.js';
import { readBody } from './body.js';
import { faultOf } from './fault.js';
import { toListenError } from './port.js';
import { refusal, type Receive, type Reply } from './reply.js';
import { bound, traffic, type Traffic } from './traffic.js';

interface Parts {
  readonly config: Pick<Config, 'host' | 'port'>;
  readonly receive: Receive;
  readonly ready: () => Promise<Readiness>;
  readonly log: Logger;
  readonly observe?: Observe;
  readonly limits?: Traffic;
}

export interface Server {
  /** Resolves with the port that is listened on. */
  listen(): Promise<number>;
  /** Open connections. */
  connections(): Promise<number>;
  /**
   * Takes nothing new and lets what is running finish, for so many milliseconds at most.
   * @returns how many turns were abandoned
   */
  close(limit?: number): Promise<number>;
}

const drainLimit = 8_500;
const linger = 1_000;
/** Bytes of a refused body that are read all the same, so that the connection can go on. */
const worthReading = 64 * 1024;

/** The only file that knows the web server. */
export function createServer({ config: { host, port }, receive, ready, log, observe = unobserved, limits = traffic }: Parts): Server {
  // An empty name keeps the Server header away.
  const server = restify.createServer({ name: '', ignoreTrailingSlash: true });
  // Its log would repeat what callers send. Assigned, because its types describe an older logger.
  Object.assign(server.log, { level: 'silent' });
  const { server: http } = server;
  bound(http, limits);

  const running = new Set<Promise<unknown>>();
  const send = (response: ServerResponse, { status, body = '' }: Reply, close = !http.listening, ended = true): void => {
    if (response.headersSent || response.destroyed) return;
    if (status >= 400) observe({ kind: 'refused', status });
    response.writeHead(status, {
      ...(body && { 'Content-Type': 'application/json; charset=utf-8' }),
      'Content-Length': Buffer.byteLength(body),
      ...(status === 503 && { 'Retry-After': '1' }),
      ...(close && { Connection: 'close' }),
    });
    if (ended) response.end(body);
    else response.write(body);
  };

  const refuse = (request: restify.Request, response: ServerResponse, status: number): void => {
    const rest = request.complete ? 0 : Number(request.headers['content-length'] ?? Infinity);
    const read = rest <= worthReading;
    // What is left unread costs nothing; read, it would be garbage that the engine lets grow to 64 MB. Ending a response
    // closes at once, which while the caller is still sending would take the refusal out of his hands: he has a second.
    send(response, refusal(status), !read || request.complete, read);
    if (read) request.resume();
    if (!request.complete) setTimeout(() => request.complete || request.destroy(), linger).unref();
  };

  const answer = async (request: restify.Request, response: ServerResponse): Promise<Reply['after']> => {
    reading += 1;
    const body = await readBody(request, limits.bodyTime).finally(() => (reading -= 1));
    if (body.kind === 'refused') return void refuse(request, response, body.status);
    const reply = await receive(body.value, request.headers.authorization ?? '');
    send(response, reply);
    return reply.after;
  };

  let reading = 0;
  let answering = 0;
  const deliver = async (request: restify.Request, response: ServerResponse): Promise<void> => {
    if (reading >= limits.bodies || answering >= limits.deliveries) return refuse(request, response, 503);
    answering += 1;
    const after = await answer(request, response).finally(() => (answering -= 1));
    await after?.();
  };

  server.get('/healthz', async (_request, response) => send(response, { ...fixed, body: JSON.stringify({ status: 'alive' }) }));
  server.get('/readyz', async (_request, response) => send(response, await ready().then(({ ready, body }) => ({ ...fixed, status: ready ? 200 : 503, body }))));
  server.post('/api/messages', async (request, response) => {
    const delivery = deliver(request, response).finally(() => running.delete(delivery));
    running.add(delivery);
    await delivery;
  });
  // Takes the place of the web server's own error bodies, which repeat the path and the text of errors.
  server.on('restifyError', (_request: restify.Request, response: restify.Response, error: { statusCode?: number }) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) log.error(faultOf(error), 'a request failed');
    send(response, refusal(status));
  });

  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => reject(toListenError(error, { host, port })));
        server.listen(port, host, () => resolve(portOf(server.address(), port)));
      }),
    connections: () => new Promise((resolve) => http.getConnections((_error, count) => resolve(count))),
    close: async (limit = drainLimit) => {
      const closed = new Promise<void>((resolve) => {
        server.close(resolve);
      });
      http.closeIdleConnections();
      const end = Date.now() + limit;
      // Requests that were half sent when it began may still arrive, but nobody waits for them any longer than this.
      await within(Math.min(linger, limit), closed);
      while (running.size > reading && Date.now() < end) {
        await within(end - Date.now(), Promise.race(running)).catch(() => undefined);
      }
      http.closeAllConnections();
      return Math.max(running.size - reading, 0);
    },
  };
}

/** The port that the system chose, where the configured one is 0. */
function portOf(address: unknown, configured: number): number {
  return typeof address === 'object' && address !== null && 'port' in address && typeof address.port === 'number' ? address.port : configured;
}

const fixed = { status: 200, after: undefined };
