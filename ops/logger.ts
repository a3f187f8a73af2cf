import { DefaultLogger, type Logger as TemporalLogger } from '@temporalio/worker';
import pino, { type Logger } from 'pino';
import type { DataFolder } from './data-folder';
import { turnOver } from './log-file';

/**
 * JSON lines: into the data folder where there is one, so that what a person reads on the terminal stays readable; else, as
 * programs under a supervisor do, to the standard output. `close` writes out what is still in memory.
 */
export function makeLogger(
  level: string,
  folder: DataFolder | undefined,
): { log: Logger; path?: string; close(): void } {
  const path = folder?.of('baton.log');
  if (path) turnOver(path);
  const destination = pino.destination({ dest: path ?? 1, sync: false, mode: 0o600 });
  return {
    log: pino({ level, base: null }, destination),
    ...(path ? { path } : {}),
    close: () => destination.flushSync(),
  };
}

/** The same log for the Temporal SDK. */
export function forTemporal(log: Logger): TemporalLogger {
  const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;
  return new DefaultLogger('TRACE', ({ level, message, meta }) => log[levels[level]]({ ...meta }, message));
}
