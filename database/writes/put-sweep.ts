import type { Query } from '../connect';

/** How a periodic piece of work ended last. It is about this program and not about a case, so its instant is the machine's. */
export interface SweepRow {
  readonly name: 'recovery' | 'directory' | 'confidential';
  readonly endedAt: number;
  readonly tookMs: number;
  /** How many things it looked at, and on how many it had to act. */
  readonly lookedAt: number;
  readonly actedOn: number;
}

export const putSweep = (query: Query, row: SweepRow) => query`
  insert into sweep (name, ended_at, took_ms, looked_at, acted_on)
  values (${row.name}, ${row.endedAt}, ${row.tookMs}, ${row.lookedAt}, ${row.actedOn})
  on conflict (name) do update set
    ended_at = excluded.ended_at, took_ms = excluded.took_ms,
    looked_at = excluded.looked_at, acted_on = excluded.acted_on`;
