import { proxyActivities } from '@temporalio/workflow';
import type { Periodic } from './messages';

const { recover } = proxyActivities<Periodic>({
  // Ten thousand missing cases take a minute or two; a worker that dies in between is noticed by its silence.
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { maximumAttempts: 3 }, // the next sweep is a minute away
});

/** Starts a workflow for every open escalation that has none. Run by the schedule `recovery`. */
export async function recovery(): Promise<void> {
  await recover();
}
