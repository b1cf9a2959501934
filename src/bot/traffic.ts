import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How much of a machine callers may hold before anybody knows who they are. Times in milliseconds. */
export interface Traffic {
  readonly headerTime: number;
  readonly bodyTime: number;
  readonly requestTime: number;
  /** How often the web server looks for connections that are over these times. */
  readonly checkEvery: number;
  readonly connections: number;
  /** Bodies that are read at the same time, each of which may hold its half megabyte. */
  readonly bodies: number;
  /** Activities that are read or answered at the same time. */
  readonly deliveries: number;
}

export const traffic: Traffic = { headerTime: 10_000, bodyTime: 10_000, requestTime: 15_000, checkEvery: 1_000, connections: 4_000, bodies: 256, deliveries: 2_000 };

const body = '{"error":"unavailable"}';
const full = `HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${body.length}\r\nRetry-After: 1\r\nConnection: close\r\n\r\n${body}`;

/** Bounds the connections of a web server that does not listen yet. */
export function bound(server: Server, { headerTime, requestTime, checkEvery, connections }: Traffic): void {
  server.headersTimeout = headerTime;
  server.requestTimeout = requestTime;
  // Not in the types. By default slow clients are looked for every 30 s only, whatever their time limit.
  Object.assign(server, { connectionsCheckingInterval: checkEvery });
  // The web server listens for upgrades without answering them, which would leave their sockets open.
  server.on('upgrade', (_request, socket) => socket.destroy());

  const open = new Set<Socket>();
  // Before the web server's own listener, so that it does not read from a connection that is one too many.
  server.prependListener('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    if (open.size <= connections) return;
    // `maxConnections` would hang up without a word.
    socket.on('error', () => socket.destroy());
    socket.end(full, () => socket.destroy());
  });
}
