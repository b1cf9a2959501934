import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server as Proxy, type Socket } from 'node:net';

/** A proxy that can stop passing anything on, as a network does when a cable is cut. */
export async function startProxy(socket: string): Promise<{ readonly url: string; freeze: () => void; thaw: () => void; close: () => Promise<void> }> {
  let frozen = false;
  let sockets: readonly Socket[] = [];
  const proxy: Proxy = createServer((inward) => {
    const outward = connect(socket);
    sockets = [...sockets, inward, outward];
    for (const [from, to] of [[inward, outward], [outward, inward]] as const) {
      from.on('error', () => undefined);
      from.on('data', (chunk) => {
        if (!frozen) to.write(chunk);
      });
      from.on('close', () => to.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `postgresql://shirube@127.0.0.1:${String((proxy.address() as AddressInfo).port)}/postgres`,
    freeze: () => {
      frozen = true;
    },
    thaw: () => {
      frozen = false;
    },
    async close() {
      for (const open of sockets) open.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
