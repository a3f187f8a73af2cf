import { createServer } from 'node:net';

/** A port of this machine's loopback that nobody listens on. */
export const freePort = (): Promise<number> => listenOnce(0);

/** True when nobody listens on this port of the loopback. */
export const isFree = (port: number): Promise<boolean> =>
  listenOnce(port).then(
    () => true,
    () => false,
  );

function listenOnce(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}
