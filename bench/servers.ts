import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../ops/free-port';
import { type LocalPostgres, startPostgres } from '../ops/postgres/server';
import { findTemporal } from '../ops/temporal/find';
import { thisMachine } from '../ops/temporal/route';
import { type LocalTemporal, startTemporal } from '../ops/temporal/server';

export interface Servers {
  readonly folder: string;
  readonly postgres: LocalPostgres;
  readonly temporal: LocalTemporal;
  stop(): Promise<void>;
}

/** A Temporal server and a PostgreSQL as `npm start` starts them, in a folder that goes with them. Both sides use them in turn. */
export async function startServers(log: (line: string) => void): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as a user of its own who must get there
  const binary = await findTemporal(thisMachine(log));
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    await Promise.all(started.splice(0).map((part) => part.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const postgres = await startPostgres({ folder: join(folder, 'postgres'), port: await freePort(), log });
    started.push(postgres);
    const ports = { grpc: await freePort(), metrics: await freePort() };
    const temporal = await startTemporal({ binary: binary.path, folder: join(folder, 'temporal'), ports, log });
    started.push(temporal);
    return { folder, postgres, temporal, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
