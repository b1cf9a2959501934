import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that the bot made to the connector service. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly activity: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
}

export interface Behaviour {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Accepts and never answers. */
  readonly hang?: boolean;
  /** Accepts and breaks the connection. */
  readonly reset?: boolean;
  readonly body?: string;
}

export interface FakeConnector {
  readonly serviceUrl: string;
  readonly calls: readonly Call[];
  /** How many connections were opened. */
  readonly connections: () => number;
  /** Breaks the connections that nobody is using, as a service does after a while. */
  readonly dropIdle: () => void;
  /** What to do with the next calls of a method, in order; after that everything succeeds. */
  readonly next: (method: 'POST' | 'PUT', ...behaviours: readonly Behaviour[]) => void;
  readonly close: () => Promise<void>;
}

/** A connector service on this machine that writes down what the bot sends. */
export async function startConnector(): Promise<FakeConnector> {
  const calls: Call[] = [];
  const planned: { method: string; behaviour: Behaviour }[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '' } = request;
      const activity: Record<string, unknown> = JSON.parse(Buffer.concat(chunks).toString() || '{}');
      calls.push({ method, path: decodeURIComponent(path), activity, headers: request.headers });
      const at = planned.findIndex((plan) => plan.method === method);
      const { status = 200, headers = {}, hang = false, reset = false, body } = at < 0 ? {} : (planned.splice(at, 1)[0]?.behaviour ?? {});
      if (hang) return;
      if (reset) return void request.socket.resetAndDestroy();
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(body ?? JSON.stringify(status < 400 ? { id: `sent-${calls.length}` } : { error: { code: `Fault${status}`, message: 'no' } }));
    });
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    serviceUrl: `http://127.0.0.1:${port}/_connector`,
    calls,
    connections: () => connections,
    dropIdle: () => server.closeIdleConnections(),
    next: (method, ...behaviours) => void planned.push(...behaviours.map((behaviour) => ({ method, behaviour }))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
