import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { type Duration, msToTs, tsToMs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';

// Moves the clock of one workflow, on a dev server (CLI 1.9 or newer) that was started with
// `frontend.WorkflowTimeSkippingEnabled=true`. An experimental feature of the server: its raw calls stand here and nowhere else.

const { FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED, FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED } =
  temporal.api.enums.v1.FastForwardPollingResult;

/**
 * Fires every timer that is due within `by`, one after another, and resolves once the workflow's time is now + `by`. Give it a second more
 * than the deadline that is meant: the deadline was counted from an instant a little later than the caller's.
 */
export async function fastForward(
  client: Client,
  workflowId: string,
  by: Duration,
  timeoutMs = 30_000,
): Promise<number> {
  const base = { namespace: client.options.namespace, workflowExecution: { workflowId } };
  const id = randomUUID();
  await client.workflowService.updateWorkflowExecutionOptions({
    ...base,
    workflowExecutionOptions: {
      timeSkippingConfig: { enabled: true, fastForwardConfig: { id, duration: msToTs(by) } },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  for (const until = Date.now() + timeoutMs; ; ) {
    const polled = await client.connection.withDeadline(until, () =>
      client.workflowService.pollWorkflowExecutionTimeSkipping({ ...base, fastForwardId: id }),
    );
    if (polled.fastForwardPollingResult === FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED)
      return virtualNow(client, workflowId);
    if (polled.fastForwardPollingResult === FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED)
      throw new Error(`fast-forward of ${workflowId}: ${polled.failedReason}`);
    if (Date.now() > until) throw new Error(`fast-forward of ${workflowId} did not end within ${timeoutMs} ms`);
  }
}

/** The instant at which the workflow is, in epoch milliseconds. A query handler would tell that of the last task. */
export async function virtualNow(client: Client, workflowId: string): Promise<number> {
  const described = await client.workflowService.describeWorkflowExecution({
    namespace: client.options.namespace,
    execution: { workflowId },
  });
  const now = described.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return now ? tsToMs(now) : Date.now();
}
