import type { Query } from '../../connect';

/** What a rung says, to a person or (null) to a department's queue. */
export interface NotificationRow {
  readonly seq: number;
  readonly handoff: number | null;
  readonly kind: string;
  /** Null for what no clock has brought about. */
  readonly clock: string | null;
  readonly department: string;
  readonly person: string | null;
  /** Until when the receiver is asked to act: the end of the clock's budget, or of a superior's time to answer. */
  readonly dueAt: number | null;
  readonly at: number;
}

/** A head is told once that the department is at its limit, and again when that was read. */
export const insertNotifications = (query: Query, escalation: string, rows: readonly NotificationRow[]) => query`,
  notifications_sent as (
    insert into notification (escalation, seq, handoff, kind, clock, department, person, due_at, at)
    select ${escalation}::uuid, told.* from unnest(
      ${rows.map((row) => row.seq)}::integer[], ${rows.map((row) => row.handoff)}::integer[],
      ${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.clock)}::text[],
      ${rows.map((row) => row.department)}::text[], ${rows.map((row) => row.person)}::text[],
      ${rows.map((row) => row.dueAt)}::timestamptz[], ${rows.map((row) => row.at)}::timestamptz[])
      as told (seq, handoff, kind, clock, department, person, due_at, at)
    where told.kind <> 'at-limit' or not exists (
      select from notification known join department on department.id = known.department and department.head = known.person
      where known.person = told.person and known.department = told.department and known.kind = 'at-limit' and known.read_at is null)
  )`;
