import type { Query } from '../../connect';

export interface StintRow {
  /** 0 while the case itself is charged. */
  readonly handoff: number;
  readonly seq: number;
  readonly kind: string;
  readonly department: string;
  readonly person: string | null;
  readonly chargedKind: string;
  readonly chargedDepartment: string | null;
  readonly chargedPerson: string | null;
  readonly chargedName: string | null;
  /** The absent person in whose place `chargedPerson` has the work. */
  readonly chargedFor: string | null;
  readonly reason: string | null;
  readonly from: number;
  readonly to: number | null;
}

export interface StintEnd {
  /** 0 for the stint of the case itself. */
  readonly handoff: number;
  readonly at: number;
}

/** Ends running stints and writes the ones that follow. A stint of the case that took no time was none: it goes. */
export const turnStints = (
  query: Query,
  escalation: string,
  ends: readonly StintEnd[],
  rows: readonly StintRow[],
) => query`,
  stint_ending as (
    select * from unnest(${ends.map((end) => end.handoff)}::integer[], ${ends.map((end) => end.at)}::timestamptz[])
      as ending (handoff, at)
  ), stint_gone as (
    delete from stint using stint_ending
    where stint.escalation = ${escalation} and coalesce(stint.handoff, 0) = 0 and stint.to_at is null
      and stint_ending.handoff = 0 and stint.from_at = stint_ending.at
    returning 1
  ), stint_ended as (
    update stint set to_at = stint_ending.at
    from stint_ending
    where stint.escalation = ${escalation} and coalesce(stint.handoff, 0) = stint_ending.handoff and stint.to_at is null
      and (stint_ending.handoff > 0 or stint.from_at < stint_ending.at)
    returning 1
  ), stint_begun as (
    insert into stint
      (escalation, handoff, seq, kind, department, person, charged_kind, charged_department, charged_person, charged_name,
      charged_for, reason, from_at, to_at)
    select ${escalation}::uuid, nullif(handoff, 0), seq, kind, department, person, charged_kind, charged_department,
      charged_person, charged_name, charged_for, reason, from_at, to_at
    from unnest(
      ${rows.map((row) => row.handoff)}::integer[], ${rows.map((row) => row.seq)}::integer[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.department)}::text[],
      ${rows.map((row) => row.person)}::text[], ${rows.map((row) => row.chargedKind)}::text[],
      ${rows.map((row) => row.chargedDepartment)}::text[], ${rows.map((row) => row.chargedPerson)}::text[],
      ${rows.map((row) => row.chargedName)}::text[], ${rows.map((row) => row.chargedFor)}::text[],
      ${rows.map((row) => row.reason)}::text[],
      ${rows.map((row) => row.from)}::timestamptz[], ${rows.map((row) => row.to)}::timestamptz[]
    ) as begun (handoff, seq, kind, department, person, charged_kind, charged_department, charged_person, charged_name,
      charged_for, reason, from_at, to_at)
    where (select count(*) from stint_gone) + (select count(*) from stint_ended) >= 0
  )`;
