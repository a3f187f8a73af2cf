import type { Query } from '../../connect';

export interface EscalationStateRow {
  readonly seq: number;
  readonly number: number;
  readonly state: string;
  readonly priority: string;
  readonly leadDepartment: string;
  readonly leadPerson: string;
  readonly frontDepartment: string;
  readonly frontPerson: string;
  readonly holderDepartment: string | null;
  readonly holderPerson: string | null;
  /** When the budgets of these clocks end; Infinity while a clock stands still or has none. So are all such instants here. */
  readonly firstAnswerBy: number;
  readonly updateBy: number;
  readonly resolutionBy: number;
  readonly dueAt: number;
  readonly dueKind: string | null;
  readonly version: number;
  readonly from: number;
  readonly to: number | null;
}

/** Ends the present row at `endsAt` (null: there is none yet) and writes the ones that follow. */
export const turnEscalationState = (
  query: Query,
  escalation: string,
  endsAt: number | null,
  rows: readonly EscalationStateRow[],
) => query`,
  state_ended as (
    update escalation_state set to_at = ${endsAt}
    where escalation = ${escalation} and to_at is null and ${endsAt}::timestamptz is not null
    returning 1
  ), state_begun as (
    insert into escalation_state
      (escalation, seq, number, state, priority, lead_department, lead_person, front_department, front_person,
      holder_department, holder_person, first_answer_by, update_by, resolution_by, due_at, due_kind, version, from_at, to_at)
    select ${escalation}::uuid, * from unnest(
      ${rows.map((row) => row.seq)}::integer[], ${rows.map((row) => row.number)}::bigint[],
      ${rows.map((row) => row.state)}::text[], ${rows.map((row) => row.priority)}::text[],
      ${rows.map((row) => row.leadDepartment)}::text[], ${rows.map((row) => row.leadPerson)}::text[],
      ${rows.map((row) => row.frontDepartment)}::text[], ${rows.map((row) => row.frontPerson)}::text[],
      ${rows.map((row) => row.holderDepartment)}::text[], ${rows.map((row) => row.holderPerson)}::text[],
      ${rows.map((row) => row.firstAnswerBy)}::timestamptz[], ${rows.map((row) => row.updateBy)}::timestamptz[],
      ${rows.map((row) => row.resolutionBy)}::timestamptz[], ${rows.map((row) => row.dueAt)}::timestamptz[],
      ${rows.map((row) => row.dueKind)}::text[], ${rows.map((row) => row.version)}::integer[],
      ${rows.map((row) => row.from)}::timestamptz[], ${rows.map((row) => row.to)}::timestamptz[])
    where (select count(*) from state_ended) >= 0
  )`;
