import { proxyActivities } from '@temporalio/workflow';
import type { Periodic } from './messages';

const { bringDirectory } = proxyActivities<Periodic>({
  // Ten thousand cases take some minutes; a worker that dies in between is noticed by its silence, and the next goes on where it was.
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { maximumAttempts: 5, maximumInterval: '10 seconds' }, // the next sweep is a minute away
});

/** Brings what has changed in the directory to running cases. Run by the schedule `directory`. */
export async function directory(): Promise<void> {
  await bringDirectory();
}
