import type { Query } from '../connect';
import type { EscalationRow } from './insert-escalation';

/** Moves an escalation on from the event that it stands at (`from`); changes no row when it stands elsewhere or takes no acts. */
export const updateEscalation = (query: Query, row: EscalationRow, from: { seq: number; head: string }) => query`
  update escalation
  set closed_at = ${row.closedAt}, seq = ${row.seq}, head = ${row.head}, state = ${row.state}::text::json, ended = ${row.ended}
  where id = ${row.id} and seq = ${from.seq} and head = ${from.head} and health = 'ok'`;
