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
    const known = request.url === '/metrics';
    if (!known || request.method !== 'GET') return void response.writeHead(known ? 405 : 404, { 'Content-Length': 0 }).end();
    text().then(
      (body) => response.writeHead(200, { 'Content-Type': contentType }).end(body),
      () => response.writeHead(500, { 'Content-Length': 0 }).end(),
    );
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
