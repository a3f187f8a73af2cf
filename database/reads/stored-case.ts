import type { State } from '../../domain/escalation/state';
import type { Plan } from '../../domain/plan/plan';
import type { Query } from '../connect';

/** What is needed to go on with an escalation. */
export interface StoredCase {
  readonly state: State;
  /** Hash of the event `state.seq`. */
  readonly head: string;
  readonly plan: Plan;
  /** The acts answered last, at most 50, the oldest first: a command that is sent again acts no more. */
  readonly recent: readonly (readonly [key: string, answer: ActAnswer])[];
}

interface ActAnswer {
  readonly seq: number;
  readonly version: number;
  readonly handoff?: { readonly handoff: number; readonly version: number };
}

/** Undefined for one that is unknown, has ended, or is in doubt: those do not go on. */
export async function storedCase(query: Query, escalation: string): Promise<StoredCase | undefined> {
  const [row] = await query<StoredCase[]>`
    select escalation.state, escalation.head, flow_version.plan,
      (select coalesce(json_agg(json_build_array(key, json_strip_nulls(json_build_object('seq', seq, 'version', act_version,
          'handoff', case when handoff is not null then json_build_object('handoff', handoff, 'version', handoff_version) end)))
        order by seq), '[]') from (
          select key, seq, version as act_version, handoff, handoff_version from act
          where escalation = escalation.id order by seq desc limit 50
        ) last_acts) as recent
    from escalation join flow_version on flow_version.hash = escalation.plan
    where escalation.id = ${escalation} and not ended and health = 'ok'`;
  return row;
}
