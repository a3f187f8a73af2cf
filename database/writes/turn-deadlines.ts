import type { Query } from '../connect';

export interface DeadlineKey {
  /** 0 for a clock of the case itself. */
  readonly handoff: number;
  readonly clock: string;
  readonly effect: string;
  /** -1 for the end of the budget itself. */
  readonly rung: number;
}

export interface DeadlineRow extends DeadlineKey {
  readonly dueAt: number;
  readonly endsAt: number;
  readonly seq: number;
  readonly from: number;
  readonly to: number | null;
}

export interface DeadlineEnd extends DeadlineKey {
  readonly at: number;
}

/** Disarms deadlines and arms the ones that follow. */
export const turnDeadlines = (
  query: Query,
  escalation: string,
  ends: readonly DeadlineEnd[],
  rows: readonly DeadlineRow[],
) => query`
  with ended as (
    update deadline set to_at = ending.at
    from unnest(
      ${ends.map((end) => end.handoff)}::integer[], ${ends.map((end) => end.clock)}::text[],
      ${ends.map((end) => end.effect)}::text[], ${ends.map((end) => end.rung)}::integer[],
      ${ends.map((end) => end.at)}::timestamptz[]
    ) as ending (handoff, clock, effect, rung, at)
    where deadline.escalation = ${escalation} and coalesce(deadline.handoff, 0) = ending.handoff
      and deadline.clock = ending.clock and deadline.effect = ending.effect
      and coalesce(deadline.rung, -1) = ending.rung and to_at is null
    returning 1
  )
  insert into deadline (escalation, handoff, clock, effect, rung, due_at, ends_at, seq, from_at, to_at)
  select ${escalation}::uuid, nullif(handoff, 0), clock, effect, nullif(rung, -1), due_at, ends_at, seq, from_at, to_at
  from unnest(
    ${rows.map((row) => row.handoff)}::integer[], ${rows.map((row) => row.clock)}::text[],
    ${rows.map((row) => row.effect)}::text[], ${rows.map((row) => row.rung)}::integer[],
    ${rows.map((row) => row.dueAt)}::timestamptz[], ${rows.map((row) => row.endsAt)}::timestamptz[],
    ${rows.map((row) => row.seq)}::integer[], ${rows.map((row) => row.from)}::timestamptz[],
    ${rows.map((row) => row.to)}::timestamptz[]
  ) as armed (handoff, clock, effect, rung, due_at, ends_at, seq, from_at, to_at)
  where (select count(*) from ended) >= 0`;
