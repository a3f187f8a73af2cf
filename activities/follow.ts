import type { Query } from '../database/connect';
import { standingOf } from '../database/reads/standing';
import { adopt } from './adopt';
import type { Last, Recorded } from './types';

/**
 * What is on record after the event that a workflow takes for the last one. A workflow that was started from the stored state asks this
 * first: the worker of a server that was lost may have recorded an act after that state was read.
 */
export async function follow(query: Query, { escalation, seq, head }: Last): Promise<Recorded> {
  const stood = await standingOf(query, escalation);
  if (stood && stood.health !== 'ok') return { kind: stood.health };
  if (stood?.seq === seq && stood.head === head) return { kind: 'recorded', head };
  // Not marked as such: the next record of this workflow would be refused, and marks it.
  return (await adopt(query, { escalation, head }, seq + 1)) ?? { kind: 'diverged' };
}
