import { type Logger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { lightenThreads } from './threads';

let prepared = false;

/**
 * The native part of the SDK, one for the process, prepared once. Signals are the program's own to answer, which drains the API before
 * the worker; what the native part has to say goes where everything else is said.
 */
export function prepareRuntime(logger: Logger): void {
  if (prepared) return;
  prepared = true;
  lightenThreads();
  const filter = makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' });
  Runtime.install({ shutdownSignals: [], logger, telemetryOptions: { logging: { filter, forward: {} } } });
}
