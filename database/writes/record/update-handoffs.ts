import type { Query } from '../../connect';
import type { HandoffRow } from './insert-handoffs';

/** What of a handoff comes later: when it was taken, when and how it ended. */
export const updateHandoffs = (query: Query, escalation: string, rows: readonly HandoffRow[]) => query`,
  handoffs_changed as (
    update handoff
    set accepted_at = later.accepted_at, ended_at = later.ended_at, outcome = later.outcome
    from unnest(
      ${rows.map((row) => row.handoff)}::integer[], ${rows.map((row) => row.acceptedAt)}::timestamptz[],
      ${rows.map((row) => row.endedAt)}::timestamptz[], ${rows.map((row) => row.outcome)}::text[]
    ) as later (handoff, accepted_at, ended_at, outcome)
    where handoff.escalation = ${escalation} and handoff.handoff = later.handoff
  )`;
