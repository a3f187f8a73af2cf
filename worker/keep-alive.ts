import { setTimeout as pause } from 'node:timers/promises';
import { isGrpcServiceError } from '@temporalio/client';
import { type Logger, TransportError, UnexpectedError, type Worker } from '@temporalio/worker';

/** Milliseconds before a worker that the server has thrown out is made again; doubled up to the longest while that goes on. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 5_000;
/** Milliseconds of life after which the pause is the first one again. */
const HEALTHY_AFTER = 30_000;

/**
 * Runs a worker until it is stopped. While the server is merely away the worker itself goes on asking; what throws it out (a namespace
 * that is not there yet, a store that was deleted under it) makes it end, and another is made. Rejects for what is no fault of the server's.
 */
export async function keepAlive(
  first: Worker,
  create: () => Promise<Worker>,
  stopping: AbortSignal,
  logger: Logger,
): Promise<void> {
  let worker = first;
  let wait = FIRST_PAUSE;
  for (;;) {
    const began = Date.now();
    const shutDown = () => worker.getState() === 'RUNNING' && worker.shutdown();
    stopping.addEventListener('abort', shutDown);
    try {
      const running = worker.run();
      if (stopping.aborted) shutDown();
      await running;
      if (stopping.aborted) return;
    } catch (error) {
      if (!isServers(error)) throw error;
      logger.warn('The server has thrown the worker out; it is made again', { error });
    } finally {
      stopping.removeEventListener('abort', shutDown);
    }
    if (Date.now() - began > HEALTHY_AFTER) wait = FIRST_PAUSE;
    for (let next: Worker | undefined; !next; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      await pause(wait, undefined, { signal: stopping }).catch(() => undefined);
      if (stopping.aborted) return;
      next = await create().catch((error) => {
        if (!isServers(error)) throw error;
        return undefined;
      });
      if (next) worker = next;
    }
  }
}

/** The server, or the way to it: it may be well again later. Anything else is ours. */
const isServers = (error: unknown): boolean =>
  error instanceof TransportError || error instanceof UnexpectedError || isGrpcServiceError(error);
