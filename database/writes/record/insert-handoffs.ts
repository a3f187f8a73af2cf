import type { Query } from '../../connect';

export interface HandoffRow {
  readonly handoff: number;
  readonly step: string;
  readonly round: number;
  readonly offeredAt: number;
  readonly acceptedAt: number | null;
  readonly endedAt: number | null;
  readonly outcome: string | null;
  readonly fromDepartment: string | null;
  readonly fromPerson: string | null;
}

export const insertHandoffs = (query: Query, escalation: string, rows: readonly HandoffRow[]) => query`,
  handoffs_opened as (
    insert into handoff
      (escalation, handoff, step, round, offered_at, accepted_at, ended_at, outcome, from_department, from_person)
    select ${escalation}::uuid, * from unnest(
      ${rows.map((row) => row.handoff)}::integer[], ${rows.map((row) => row.step)}::text[],
      ${rows.map((row) => row.round)}::integer[], ${rows.map((row) => row.offeredAt)}::timestamptz[],
      ${rows.map((row) => row.acceptedAt)}::timestamptz[], ${rows.map((row) => row.endedAt)}::timestamptz[],
      ${rows.map((row) => row.outcome)}::text[], ${rows.map((row) => row.fromDepartment)}::text[],
      ${rows.map((row) => row.fromPerson)}::text[])
  )`;
