import { Socket } from 'node:net';

/**
 * What a hosts file would do, which only an administrator can write: connections to the names in `HOSTS` lead to
 * `HOSTS_PORT` of this machine. Loaded into either server by `--import`; whose name a certificate must bear stays as it was.
 */
const names = (process.env['HOSTS'] ?? '').split(',');
const port = Number(process.env['HOSTS_PORT']);
const { connect } = Socket.prototype;

Socket.prototype.connect = function (options, ...rest) {
  const here = typeof options === 'object' && names.includes(options.host) && Number(options.port) === 443;
  return connect.call(this, here ? { ...options, host: '127.0.0.1', port } : options, ...rest);
};
