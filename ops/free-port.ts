import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** A port of this machine's loopback that nobody listens on. */
export const freePort = (): Promise<number> => listenOnce(0, LOOPBACK);

/** True when nobody listens on this port. */
export const isFree = (port: number, host = LOOPBACK): Promise<boolean> =>
  listenOnce(port, host).then(
    () => true,
    () => false,
  );

function listenOnce(wanted: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(wanted, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}
