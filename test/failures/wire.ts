import type { AddressInfo } from 'node:net';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';

/**
 * A wire that can be cut, in front of any server. `pass` lets everything through. `cut` ends what is connected and refuses what comes.
 * `mute` takes what is sent to the server there, and lets no answer back. `hold` takes connections and nothing more, as a host does
 * whose network has gone.
 */
export type Mode = 'pass' | 'cut' | 'mute' | 'hold';

export class Wire {
  private mode: Mode = 'pass';
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  /** Bytes of answers that were not let back. */
  swallowed = 0;

  private constructor(private readonly server: Server) {}

  static async to(host: string, port: number): Promise<Wire> {
    const server = createServer();
    const wire = new Wire(server);
    server.on('connection', (near) => wire.pair(near, host, port));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  /** `url` as it is reached through the wire. */
  static async before(url: string): Promise<{ wire: Wire; url: string }> {
    const through = new URL(url);
    const wire = await Wire.to(through.hostname, Number(through.port));
    through.hostname = '127.0.0.1';
    through.port = String(wire.port);
    return { wire, url: through.href };
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  set(mode: Mode): void {
    this.mode = mode;
    if (mode === 'cut') this.drop();
  }

  async close(): Promise<void> {
    this.drop();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pair(near: Socket, host: string, port: number): void {
    near.on('error', () => undefined);
    if (this.mode === 'cut') {
      near.destroy();
      return;
    }
    const far = dial(port, host);
    const pair = [near, far] as const;
    this.pairs.add(pair);
    far.on('error', () => undefined);
    near.on('data', (bytes) => this.mode !== 'hold' && far.write(bytes));
    far.on('data', (bytes) => {
      if (this.mode === 'pass') near.write(bytes);
      else this.swallowed += bytes.length;
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on('close', () => {
        this.pairs.delete(pair);
        other.destroy();
      });
  }

  private drop(): void {
    for (const [near, far] of this.pairs) {
      near.destroy();
      far.destroy();
    }
  }
}
