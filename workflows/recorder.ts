import { TemporalFailure } from '@temporalio/common';
import { proxyActivities, proxyLocalActivities, sleep } from '@temporalio/workflow';
import type { Activities, Batch, Last, Recorded } from '../activities/types';
import type { Instant } from '../domain/calendar/instant';
import type { Answers, Need } from '../domain/escalation/needs';
import { isUnreadable } from './unreadable';

/**
 * In this process, without a trip to the server: one marker in the history. A retrying local activity holds its workflow task, and with
 * it every update; hence few tries, about 1.5 s of them where PostgreSQL refuses. `maximumAttempts`, because SDK 1.24 does not enforce
 * `scheduleToCloseTimeout` while a local activity retries. A single try may take far longer than a record does (3 ms), because a try that
 * is given up goes on and takes the time of those that follow: a machine that is short of breath must not be made to do things twice.
 */
const quick = proxyLocalActivities<Activities>({
  startToCloseTimeout: '2 seconds',
  retry: { initialInterval: '100 milliseconds', backoffCoefficient: 2, maximumAttempts: 5 },
});

/** The longest between two tries while PostgreSQL is away: what a case waits at most once it is back. */
const PATIENCE = '3 seconds';
/** By the server, without limit: six events for an outage of any length, and updates are heard meanwhile. */
const patient = proxyActivities<Activities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 1.5, maximumInterval: PATIENCE },
});

/** Milliseconds unrecorded from which new acts are refused: longer than the quick tries take, shorter than a caller waits. */
const LATE_AFTER = 5_000;

/** Writes one batch at a time and knows how long the present one has been under way. */
export class Recorder {
  private since: Instant | undefined;

  get isBusy(): boolean {
    return this.since !== undefined;
  }

  get isLate(): boolean {
    return this.since !== undefined && Date.now() - this.since > LATE_AFTER;
  }

  record(batch: Batch): Promise<Recorded> {
    return this.timed((by) => by.record(batch));
  }

  /** What is on record after this; as much under way as a batch, since nothing may be judged before it is known. */
  follow(last: Last): Promise<Recorded> {
    return this.timed((by) => by.follow(last));
  }

  private async timed(ask: (by: Activities) => Promise<Recorded>): Promise<Recorded> {
    this.since = Date.now();
    const recorded = await surely(ask);
    this.since = undefined;
    return recorded;
  }
}

export const resolve = (needs: readonly Need[], at: Instant): Promise<Answers> =>
  surely((by) => by.resolve({ needs, at }));

/** Whatever an activity answers with, the case waits: its failure may neither fail the workflow nor lose what was decided. */
async function surely<T>(ask: (by: Activities) => Promise<T>): Promise<T> {
  for (let by: Activities = quick; ; by = patient) {
    try {
      const answer = await ask(by);
      if (!isUnreadable(answer)) return answer;
    } catch (error) {
      if (!(error instanceof TemporalFailure)) throw error; // a local one is not wrapped as an ActivityFailure
      if (by === patient) await sleep(PATIENCE);
      continue;
    }
    // Not a failure that may be waited out: the workflow task fails, and goes on when a worker has the key.
    throw new Error('an activity answered what this worker cannot read: is a codec key missing?');
  }
}
