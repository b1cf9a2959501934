import type { Identity } from '../config.js';

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether the bot may send to a service. Asked of what comes in, and again whenever something is sent: an address may
 * have been kept for a while, and the bot's token goes there.
 */
export function mayServe(serviceUrl: string, identity: Identity): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, port, username, password } = new URL(serviceUrl);
  if (username || password) return false;
  if (identity.kind === 'local') return (protocol === 'http:' || protocol === 'https:') && loopback.includes(hostname);
  return protocol === 'https:' && port === '' && identity.serviceHosts.includes(hostname);
}
