import type { Query } from '../connect';
import type { HandoffRow } from './insert-handoffs';

/** What of a handoff comes later: when it was taken, when and how it ended. */
export const updateHandoffs = (query: Query, escalation: string, rows: readonly HandoffRow[]) => query`
  update handoff
  set accepted_at = now_it_is.accepted_at, ended_at = now_it_is.ended_at, outcome = now_it_is.outcome
  from unnest(
    ${rows.map((row) => row.handoff)}::integer[], ${rows.map((row) => row.acceptedAt)}::timestamptz[],
    ${rows.map((row) => row.endedAt)}::timestamptz[], ${rows.map((row) => row.outcome)}::text[]
  ) as now_it_is (handoff, accepted_at, ended_at, outcome)
  where handoff.escalation = ${escalation} and handoff.handoff = now_it_is.handoff`;
