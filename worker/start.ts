import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { type Logger, NativeConnection, type NativeConnectionOptions, Worker } from '@temporalio/worker';
import { createActivities } from '../activities/activities';
import type { Standings } from '../activities/standings';
import type { Sql } from '../database/connect';
import type { CodecKeys } from '../wire/keys';
import { sealed } from '../wire/sealing-codec';
import { TASK_QUEUE } from '../workflows/messages';
import { confidentialActivities } from './confidential';
import { directoryActivities } from './directory-changes';
import { keepAlive } from './keep-alive';
import { workerOptions } from './options';
import { recoveryActivities } from './recovery';
import { prepareRuntime } from './runtime';
import { keepSchedules } from './schedules';
import { registerSearchAttributes } from './search-attributes';

export interface WorkerParts {
  /** The server's address and whatever it takes to get in. */
  readonly connection: NativeConnectionOptions;
  readonly namespace: string;
  readonly taskQueue?: string;
  readonly sql: Sql;
  /** Where the record stands; an API in the same process answers from it. */
  readonly standings: Standings;
  /** The same as the API's. */
  readonly codecKeys: CodecKeys;
  readonly bundlePath: string;
  /** Cases kept in memory; by default as many as the memory allows (`options`). */
  readonly cache?: number;
  /** Leaves the threads of workflows as the SDK makes them (docs/adr/0014). */
  readonly plainThreads?: boolean;
  readonly logger: Logger;
}

export interface RunningWorker {
  /** Finishes what is in hand, for some seconds at most, and takes nothing more. */
  stop(): Promise<void>;
  /** Rejects when the worker has ended and starting it again cannot help; a server that is away is waited for. */
  readonly failed: Promise<never>;
}

/** Milliseconds between two looks whether the server still has our schedule: its store may have been deleted under us. */
const LOOK_EVERY = 15_000;
/** Milliseconds that a look may take. */
const LOOK_WITHIN = 5_000;

/** Runs the workflows and their activities until stopped. Rejects when the server cannot be reached at the beginning. */
export async function startWorker(parts: WorkerParts): Promise<RunningWorker> {
  prepareRuntime(parts.logger, parts.plainThreads);
  const { namespace, codecKeys, logger, taskQueue = TASK_QUEUE } = parts;
  const connection = await NativeConnection.connect(parts.connection);
  const client = new Client({ connection, namespace, dataConverter: sealed(codecKeys) });
  const settings = {
    ...{ connection, namespace, taskQueue, codecKeys, bundlePath: parts.bundlePath },
    activities: {
      ...createActivities(parts),
      ...recoveryActivities({ sql: parts.sql, client, taskQueue }),
      ...confidentialActivities(parts),
      ...directoryActivities({ sql: parts.sql, client }),
    },
    ...(parts.cache === undefined ? {} : { cache: parts.cache }),
  };
  const create = () => Worker.create(workerOptions(settings));

  const first = await create().catch(async (error) => {
    await connection.close();
    throw error;
  });
  const stopping = new AbortController();
  const living = keepAlive(first, create, stopping.signal, logger);
  const looking = look(stopping.signal, logger, () =>
    connection.withDeadline(Date.now() + LOOK_WITHIN, () =>
      Promise.all([registerSearchAttributes(connection, namespace), keepSchedules(client, taskQueue)]),
    ),
  );
  const failed = living.then(() => new Promise<never>(() => undefined));
  failed.catch(() => undefined); // heard by whoever listens
  return {
    failed,
    stop: async () => {
      stopping.abort();
      await Promise.allSettled([living, looking]);
      await connection.close();
    },
  };
}

/** Now and then sees to it that the server has what we need there; what fails is tried again at the next look. */
async function look(stopping: AbortSignal, logger: Logger, see: () => Promise<unknown>): Promise<void> {
  while (!stopping.aborted) {
    await see().catch((error) =>
      logger.warn('What the server should keep for us could not be looked after', { error }),
    );
    await pause(LOOK_EVERY, undefined, { signal: stopping }).catch(() => undefined);
  }
}
