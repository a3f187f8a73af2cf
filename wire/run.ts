import { defineSearchAttributeKey, SearchAttributeType, TypedSearchAttributes } from '@temporalio/common';
import { type Carry, TASK_QUEUE } from '../workflows/messages';

/**
 * For operators' lists in Temporal's own tools, and nothing else: people's lists come from PostgreSQL. Set once, at the start, because an
 * upsert would be an event and a billable action. The server must know them (`ops/temporal/server`, `worker/search-attributes`).
 */
export const FLOW = defineSearchAttributeKey('BatonFlow', SearchAttributeType.KEYWORD);
/** The lead department that the flow names, at opening. */
export const LEAD = defineSearchAttributeKey('BatonLead', SearchAttributeType.KEYWORD);

/**
 * Until when a worker that has taken a task must have answered. A worker killed in mid-act is found dead after this long; a local activity
 * that takes longer than four fifths of it costs three events. The server's default is 10 s.
 */
const WORKFLOW_TASK_TIMEOUT = '5 seconds';

/** How the run of a case is started, whoever starts it: the API with the act that opens it, or the recovery from the stored state. */
export const caseRun = (carry: Carry, taskQueue: string = TASK_QUEUE) => ({
  workflowId: carry.escalation,
  taskQueue,
  args: [carry] as [Carry],
  workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT,
  // A case whose opening was refused, or whose workflow is gone, may be started again under its id.
  workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
  typedSearchAttributes: new TypedSearchAttributes([
    { key: FLOW, value: carry.plan.flow },
    { key: LEAD, value: carry.plan.lead.department },
  ]),
});
