import type { Query } from '../../connect';

/** What a superior owes an answer to; `handoff` is 0 for what is about the case itself. */
export interface RaiseRow {
  readonly handoff: number;
  readonly clock: string;
  readonly seq: number;
  readonly department: string;
  readonly person: string;
  readonly until: number;
  readonly from: number;
  readonly to: number | null;
}

export interface RaiseEnd {
  readonly handoff: number;
  readonly clock: string;
  readonly at: number;
}

/** Ends those that are answered, or need no answer any more, and writes the ones that follow. */
export const turnRaises = (
  query: Query,
  escalation: string,
  ends: readonly RaiseEnd[],
  rows: readonly RaiseRow[],
) => query`,
  raise_ended as (
    update raise set to_at = ending.at
    from unnest(${ends.map((end) => end.handoff)}::integer[], ${ends.map((end) => end.clock)}::text[],
      ${ends.map((end) => end.at)}::timestamptz[]) as ending (handoff, clock, at)
    where raise.escalation = ${escalation} and raise.handoff = ending.handoff and raise.clock = ending.clock and to_at is null
    returning 1
  ), raise_begun as (
    insert into raise (escalation, handoff, clock, seq, department, person, until_at, from_at, to_at)
    select ${escalation}::uuid, * from unnest(
      ${rows.map((row) => row.handoff)}::integer[], ${rows.map((row) => row.clock)}::text[], ${rows.map((row) => row.seq)}::integer[],
      ${rows.map((row) => row.department)}::text[], ${rows.map((row) => row.person)}::text[],
      ${rows.map((row) => row.until)}::timestamptz[], ${rows.map((row) => row.from)}::timestamptz[],
      ${rows.map((row) => row.to)}::timestamptz[])
    where (select count(*) from raise_ended) >= 0
  )`;
