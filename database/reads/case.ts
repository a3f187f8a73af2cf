import type { State } from '../../domain/escalation/state';
import type { Query } from '../connect';
import type { Standing } from './standing';

/** A case as the API meets it, with what was answered under a key if something was. */
export interface Case {
  readonly state: State;
  /** Hash of the event `state.seq`. */
  readonly head: string;
  /** Hash of the plan under which it runs. */
  readonly plan: string;
  readonly health: Standing['health'];
  readonly act: {
    readonly digest: string;
    readonly seq: number;
    readonly version: number;
    readonly handoff: number | null;
    readonly handoffVersion: number | null;
  } | null;
}

/** The case, and the act that `actor` did to it under `key` (in one trip: every act reads this before and after). */
export async function caseWithAct(
  query: Query,
  escalation: string,
  actor: string,
  key: string,
): Promise<Case | undefined> {
  const [row] = await query<
    (Omit<Case, 'act'> & { [K in keyof NonNullable<Case['act']>]: NonNullable<Case['act']>[K] | null })[]
  >`
    select state, head, plan, health,
      act.digest, act.seq, act.version, act.handoff, act.handoff_version as "handoffVersion"
    from escalation left join act on act.escalation = escalation.id and act.actor = ${actor} and act.key = ${key}
    where escalation.id = ${escalation}`;
  if (!row) return undefined;
  const { state, head, plan, health, digest, seq, version, handoff, handoffVersion } = row;
  const act =
    digest === null || seq === null || version === null ? null : { digest, seq, version, handoff, handoffVersion };
  return { state, head, plan, health, act };
}
