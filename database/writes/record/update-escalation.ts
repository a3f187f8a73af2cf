import type { Query } from '../../connect';
import type { EscalationRow } from './insert-escalation';

/** That the batch follows what is on record is the journal's to say: its constraints refuse what does not. */
export const updateEscalation = (query: Query, row: EscalationRow) => query`,
  escalation_moved as (
    update escalation
    set closed_at = ${row.closedAt}, seq = ${row.seq}, head = ${row.head}, state = ${row.state}::text::json, ended = ${row.ended},
      stand_ins = ${row.standIns}::text::jsonb
    where id = ${row.id}
  )`;
