import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import restify from 'restify';
import type { Config } from '../config.js';
import { ShirubeError } from '../errors.js';
import { readBody } from './body.js';
import { faultOf } from './fault.js';
import { refusal, type Receive, type Reply } from './reply.js';
import { bound, traffic, type Traffic } from './traffic.js';

interface Parts {
  readonly config: Pick<Config, 'host' | 'port'>;
  readonly receive: Receive;
  readonly ready: () => Promise<boolean>;
  readonly log: Logger;
  readonly limits?: Traffic;
}

export interface Server {
  /** Resolves with the port that is listened on. */
  listen(): Promise<number>;
  /** Lets what is running finish, for ten seconds at most. */
  close(): Promise<void>;
}

const drainLimit = 10_000;
const linger = 1_000;

/** The only file that knows the web server. */
export function createServer({ config: { host, port }, receive, ready, log, limits = traffic }: Parts): Server {
  // An empty name keeps the Server header away.
  const server = restify.createServer({ name: '', ignoreTrailingSlash: true });
  // Its log would repeat what callers send. Assigned, because its types describe an older logger.
  Object.assign(server.log, { level: 'silent' });
  const { server: http } = server;
  bound(http, limits);

  const running = new Set<Promise<unknown>>();
  const send = (response: ServerResponse, { status, body = '' }: Reply, close = !http.listening): void => {
    if (response.headersSent || response.destroyed) return;
    response.writeHead(status, {
      ...(body && { 'Content-Type': 'application/json; charset=utf-8' }),
      'Content-Length': Buffer.byteLength(body),
      ...(status === 503 && { 'Retry-After': '1' }),
      ...(close && { Connection: 'close' }),
    });
    response.end(body);
  };

  const refuse = (request: restify.Request, response: ServerResponse, status: number): void => {
    // Closing at once, while the caller is still sending, would take the refusal out of his hands: he has a second.
    send(response, refusal(status), request.complete);
    if (!request.complete) setTimeout(() => request.complete || request.destroy(), linger).unref();
    request.resume();
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
  server.get('/readyz', async (_request, response) => send(response, (await ready()) ? { ...fixed, body: JSON.stringify({ status: 'ready' }) } : refusal(503)));
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
        server.once('error', (error: NodeJS.ErrnoException) => reject(toListenError(error, host, port)));
        server.listen(port, host, () => resolve(portOf(server.address(), port)));
      }),
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(resolve);
      });
      http.closeIdleConnections();
      const drained = closed.then(() => Promise.allSettled(running));
      await Promise.race([drained, sleep(drainLimit, undefined, { ref: false })]);
      http.closeAllConnections();
    },
  };
}

/** The port that the system chose, where the configured one is 0. */
function portOf(address: unknown, configured: number): number {
  return typeof address === 'object' && address !== null && 'port' in address && typeof address.port === 'number' ? address.port : configured;
}

const fixed = { status: 200, after: undefined };

function toListenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ShirubeError('listen', `Port ${port} on ${host} is already in use.`, `Stop the program that uses port ${port}, or set PORT to another one.`, error);
    case 'EACCES':
      return new ShirubeError('listen', `Port ${port} on ${host} may not be used by this user.`, 'Set PORT to a number above 1023.', error);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ShirubeError('listen', `${host} is not an address of this machine.`, 'Set HOST to an address of this machine, such as 127.0.0.1 or 0.0.0.0.', error);
    default:
      return error;
  }
}
