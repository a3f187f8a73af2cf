import type { Query } from '../../connect';

export interface HandoffStateRow {
  readonly handoff: number;
  readonly seq: number;
  readonly state: string;
  readonly department: string;
  readonly person: string | null;
  readonly accountable: string | null;
  readonly offerKind: string | null;
  readonly offerDepartment: string | null;
  readonly offerPerson: string | null;
  readonly offerFromDepartment: string | null;
  readonly offerFromPerson: string | null;
  readonly offerAt: number | null;
  /** When the budgets of these clocks end; Infinity while a clock stands still or has none. So are all such instants here. */
  readonly acceptBy: number;
  readonly finishBy: number;
  readonly silenceBy: number;
  readonly waitBy: number;
  /** The first of those that the holder answers for, and its clock. */
  readonly dueAt: number;
  readonly dueKind: string | null;
  readonly version: number;
  readonly from: number;
  readonly to: number | null;
}

/** The present row of a handoff that ends, and when. */
export interface HandoffEnd {
  readonly handoff: number;
  readonly at: number;
}

/** Ends present rows and writes the ones that follow. */
export const turnHandoffStates = (
  query: Query,
  escalation: string,
  ends: readonly HandoffEnd[],
  rows: readonly HandoffStateRow[],
) => query`,
  held_ended as (
    update handoff_state set to_at = ending.at
    from unnest(${ends.map((end) => end.handoff)}::integer[], ${ends.map((end) => end.at)}::timestamptz[]) as ending (handoff, at)
    where handoff_state.escalation = ${escalation} and handoff_state.handoff = ending.handoff and to_at is null
    returning 1
  ), held_begun as (
    insert into handoff_state
      (escalation, handoff, seq, state, department, person, accountable, offer_kind, offer_department, offer_person,
      offer_from_department, offer_from_person, offer_at, accept_by, finish_by, silence_by, wait_by, due_at, due_kind,
      version, from_at, to_at)
    select ${escalation}::uuid, * from unnest(
      ${rows.map((row) => row.handoff)}::integer[], ${rows.map((row) => row.seq)}::integer[],
      ${rows.map((row) => row.state)}::text[], ${rows.map((row) => row.department)}::text[],
      ${rows.map((row) => row.person)}::text[], ${rows.map((row) => row.accountable)}::text[],
      ${rows.map((row) => row.offerKind)}::text[], ${rows.map((row) => row.offerDepartment)}::text[],
      ${rows.map((row) => row.offerPerson)}::text[], ${rows.map((row) => row.offerFromDepartment)}::text[],
      ${rows.map((row) => row.offerFromPerson)}::text[], ${rows.map((row) => row.offerAt)}::timestamptz[],
      ${rows.map((row) => row.acceptBy)}::timestamptz[], ${rows.map((row) => row.finishBy)}::timestamptz[],
      ${rows.map((row) => row.silenceBy)}::timestamptz[], ${rows.map((row) => row.waitBy)}::timestamptz[],
      ${rows.map((row) => row.dueAt)}::timestamptz[], ${rows.map((row) => row.dueKind)}::text[],
      ${rows.map((row) => row.version)}::integer[], ${rows.map((row) => row.from)}::timestamptz[],
      ${rows.map((row) => row.to)}::timestamptz[])
    where (select count(*) from held_ended) >= 0
  )`;
