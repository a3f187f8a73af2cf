import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Connection, type ConnectionOptions } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Sql } from '../database/connect';
import { Plans } from '../database/plans';
import type { CodecKeys } from '../wire/keys';
import { sealed } from '../wire/sealing-codec';
import type { TASK_QUEUE } from '../workflows/messages';
import { createApp } from './app';
import type { JustRecorded } from './context';
import { Engine } from './engine';
import type { Resolve } from './foresee';
import { digestOf } from './idempotency';
import { Callers } from './identify';
import { LIMITS, type Limits } from './limits';
import { Metrics } from './metrics';
import { Vault } from './vault';

export interface ApiParts {
  /** 0 takes a free one. */
  readonly port: number;
  readonly host: string;
  readonly sql: Sql;
  /** The Temporal server's address and whatever it takes to get in; it need not be there yet. */
  readonly connection: ConnectionOptions;
  readonly namespace: string;
  readonly taskQueue?: string;
  /** The same as the worker's. */
  readonly codecKeys: CodecKeys;
  /** Asks the directory, as the worker's activity does. */
  readonly resolve: Resolve;
  readonly justRecorded?: JustRecorded;
  readonly log: Logger;
  /** Milliseconds within which an act is answered; then 503, and the same key is safe. */
  readonly actWithinMs?: number;
  readonly limits?: Partial<Limits>;
  readonly trustProxy?: number;
  readonly tls?: boolean;
}

export interface RunningApi {
  readonly port: number;
  /** Takes no more, lets what is under way end, for some seconds at most. */
  stop(): Promise<void>;
}

/** The port is another program's. */
export class PortTaken extends Error {
  constructor(
    readonly port: number,
    readonly host: string,
  ) {
    super(`Port ${port} of ${host} is taken by another program.`);
    this.name = 'PortTaken';
  }
}

/** Longer than a try of an act with its recording, shorter than most callers and proxies wait. */
const ACT_WITHIN_MS = 10_000;
/** Milliseconds that what is under way may take once the server stops. */
const DRAIN_MS = 10_000;
const QUEUE: typeof TASK_QUEUE = 'baton';

/** Serves the HTTP contract until stopped. Rejects with {@link PortTaken} when the port is not free. */
export async function startApi(parts: ApiParts): Promise<RunningApi> {
  const { sql, namespace, codecKeys, resolve, justRecorded = () => undefined, log, taskQueue = QUEUE } = parts;
  // No retries of the SDK's own: its first pause is two seconds, ours fifty milliseconds (api/engine).
  const connection = Connection.lazy({ ...parts.connection, interceptors: [] });
  const withinMs = parts.actWithinMs ?? ACT_WITHIN_MS;
  const engine = new Engine({ connection, namespace, dataConverter: sealed(codecKeys), taskQueue, withinMs });
  let stopping = false;
  const app = createApp(
    {
      ...{ sql, engine, resolve, justRecorded, log },
      plans: new Plans(),
      callers: new Callers(sql, log),
      vault: new Vault(sql, codecKeys),
      digestOf: digestOf(codecKeys),
      metrics: new Metrics(),
      stopping: () => stopping,
      now: Date.now,
    },
    {
      limits: { ...LIMITS, ...parts.limits },
      trustProxy: parts.trustProxy ?? 0,
      tls: parts.tls ?? false,
    },
  );
  const server = createServer(app);
  server.headersTimeout = 10_000; // milliseconds; whoever sends slower than that is not a caller
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 75_000; // longer than the minute of common proxies, so that it is they who close
  await listen(server, parts.port, parts.host);
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      stopping = true;
      await drained(server);
      engine.stop();
      await connection.close();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, host) : error),
    );
    server.listen(port, host, resolve);
  });
}

/** Idle connections end at once, busy ones with their answer, or when the time is over. */
function drained(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
  });
}
