import { type Logger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { lightenThreads } from './threads';

let prepared = false;

/**
 * The native part of the SDK, one for the process, prepared once. Signals are the program's own to answer, which drains the API before
 * the worker; what the native part has to say goes where everything else is said. `plainThreads` leaves the threads of workflows as the
 * SDK makes them.
 */
export function prepareRuntime(logger: Logger, plainThreads = false): void {
  if (prepared) return;
  prepared = true;
  if (!plainThreads) lightenThreads(logger);
  const filter = makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' });
  Runtime.install({ shutdownSignals: [], logger, telemetryOptions: { logging: { filter, forward: {} } } });
}
