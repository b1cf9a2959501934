import { createServer } from 'node:net';
import { ShirubeError } from '../errors.js';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** The environment variables that an address comes from. */
export interface Named {
  readonly port: string;
  readonly host: string;
}

export const main: Named = { port: 'PORT', host: 'HOST' };
export const metrics: Named = { port: 'METRICS_PORT', host: 'METRICS_HOST' };

/** Listens for a moment. Rejects with a `ShirubeError` when that is not possible. */
export function tryPort(address: Address, named: Named): Promise<void> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(toListenError(error, address, named)));
    server.listen(address.port, address.host, () => server.close(() => resolve()));
  });
}

export function toListenError(error: NodeJS.ErrnoException, { host, port }: Address, named: Named = main): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ShirubeError('listen', `Port ${port} on ${host} is already in use.`, `Stop the program that uses port ${port}, or set ${named.port} to another one.`, error);
    case 'EACCES':
      return new ShirubeError('listen', `Port ${port} on ${host} may not be used by this user.`, `Set ${named.port} to a number above 1023.`, error);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ShirubeError('listen', `${host} is not an address of this machine.`, `Set ${named.host} to an address of this machine, such as 127.0.0.1 or 0.0.0.0.`, error);
    default:
      return error;
  }
}
