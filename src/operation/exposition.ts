import { createServer } from 'node:http';
import type { Metrics } from './metrics.js';

export interface Exposition {
  /** Resolves with the port that is listened on. */
  listen(): Promise<number>;
  /** Nobody who reads figures is waited for. */
  close(): void;
}

/** Tells the metrics on a port of their own, so that no setting of a proxy can publish them together with the bot. */
export function createExposition({ text, contentType }: Pick<Metrics, 'text' | 'contentType'>, host: string, port: number): Exposition {
  const server = createServer((request, response) => {
    // In two steps, because the web server of the bot changes `writeHead` for the whole process to return nothing.
    const reply = (status: number, body = ''): void => {
      response.writeHead(status, body === '' ? { 'Content-Length': 0 } : { 'Content-Type': contentType });
      response.end(body);
    };
    if (request.url !== '/metrics') return reply(404);
    if (request.method !== 'GET') return reply(405);
    text().then((body) => reply(200, body), () => reply(500));
  });
  server.maxConnections = 16;
  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          // A reader of figures keeps nothing alive.
          server.unref();
          const address = server.address();
          resolve(typeof address === 'object' && address !== null ? address.port : port);
        });
      }),
    close: () => server.close().closeAllConnections(),
  };
}
