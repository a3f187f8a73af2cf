import type { Query } from '../../connect';

/** An escalation as a record leaves it. Instants are epoch milliseconds. */
export interface EscalationRow {
  readonly id: string;
  readonly number: number;
  readonly flow: string;
  readonly flowVersion: number;
  readonly plan: string;
  readonly title: string;
  readonly opener: string | null;
  readonly contactedAt: number;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly seq: number;
  /** Hash of the event `seq`. */
  readonly head: string;
  /** The fold of the journal up to `seq`, as JSON text. */
  readonly state: string;
  readonly ended: boolean;
  /** Who has something in the case in the place of somebody absent: a list of `{department, person, for}`, as JSON text. */
  readonly standIns: string;
}

export const insertEscalation = (query: Query, row: EscalationRow) => query`,
  escalation_opened as (
    insert into escalation
      (id, number, flow, version, plan, title, opener, contacted_at, opened_at, closed_at, seq, head, state, ended, stand_ins)
    values
      (${row.id}, ${row.number}, ${row.flow}, ${row.flowVersion}, ${row.plan}, ${row.title}, ${row.opener},
      ${row.contactedAt}, ${row.openedAt}, ${row.closedAt}, ${row.seq}, ${row.head}, ${row.state}::text::json, ${row.ended},
      ${row.standIns}::text::jsonb)
  )`;
