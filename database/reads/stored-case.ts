import type { State } from '../../domain/escalation/state';
import type { Plan } from '../../domain/plan/plan';
import type { Query } from '../connect';

/** What is needed to go on with an escalation. */
export interface StoredCase {
  readonly state: State;
  /** Hash of the event `state.seq`. */
  readonly head: string;
  readonly plan: Plan;
}

/** Undefined for one that is unknown, has ended, or is in doubt: those do not go on. */
export async function storedCase(query: Query, escalation: string): Promise<StoredCase | undefined> {
  const [row] = await query<StoredCase[]>`
    select escalation.state, escalation.head, flow_version.plan
    from escalation join flow_version on flow_version.hash = escalation.plan
    where escalation.id = ${escalation} and not ended and health = 'ok'`;
  return row;
}
