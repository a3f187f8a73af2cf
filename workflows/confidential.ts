import { proxyActivities } from '@temporalio/workflow';
import type { Periodic } from './messages';

const { settleConfidential } = proxyActivities<Periodic>({
  startToCloseTimeout: '10 minutes',
  retry: { maximumAttempts: 3 }, // the next one is an hour away
});

/** Lets go of confidential values whose acts never came on record. Run by the schedule `confidential`. */
export async function confidential(): Promise<void> {
  await settleConfidential();
}
