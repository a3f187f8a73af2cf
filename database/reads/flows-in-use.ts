import type { Plan } from '../../domain/plan/plan';
import type { Query } from '../connect';

export interface FlowInUse {
  readonly flow: string;
  readonly version: number;
  readonly hash: string;
  /** Whether escalations are opened under it; else open ones still run under it. */
  readonly present: boolean;
}

/** The published version of each flow, and those of before under which cases still run. */
export const flowsInUse = (query: Query) => query<FlowInUse[]>`
  select flow, version, hash, latest as present
  from (select flow, version, hash, version = max(version) over (partition by flow) as latest from flow_version) every
  where latest or hash in (select plan from escalation where not ended)
  order by flow, version desc`;

export const plansByHash = (query: Query, hashes: readonly string[]) => query<{ hash: string; plan: Plan }[]>`
  select hash, plan from flow_version where hash = any (${hashes as string[]}::text[])`;
