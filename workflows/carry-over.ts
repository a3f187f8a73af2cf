import { workflowInfo } from '@temporalio/workflow';
import type { Carry } from './messages';
import { isUnreadable } from './unreadable';

/** The rules by which this program decides. A number leaves when no run uses it any more (design §3). */
const RULES: readonly number[] = [1];

/**
 * What a run starts from; undefined when it was started around the API. Throws where another program, or another configuration, could go
 * on: the workflow task then fails and is tried again, and the case is as it was.
 */
export function taken(carry: Carry): Carry | undefined {
  const { workflowId } = workflowInfo();
  if (isUnreadable(carry) && carry.$unreadable === 'unknown-key')
    throw new Error(`${workflowId} was sealed with a codec key that this worker does not have`);
  if (carry?.escalation !== workflowId) return undefined;
  if (carry.state && !RULES.includes(carry.state.rules))
    throw new Error(`${workflowId} was decided by rules ${carry.state.rules}; this program knows ${RULES.join(', ')}`);
  return carry;
}

/** Whether a run should move on: its history is long, as the server sees it or as a test does. */
export function isLong({ moveAt = Infinity }: Carry): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength >= moveAt;
}
