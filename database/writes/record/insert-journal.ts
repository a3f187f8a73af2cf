import type { Query } from '../../connect';

/** An entry as it is published and hashed. Instants are epoch milliseconds, `actor` and `data` JSON text. */
export interface JournalRow {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly actor: string;
  readonly cause: string;
  readonly due: number | null;
  readonly directory: number | null;
  readonly data: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** In the order of `seq`: each row is checked against the one before it. */
export const insertJournal = (query: Query, escalation: string, rows: readonly JournalRow[]) => query`
  journal_written as (
    insert into journal (escalation, seq, at, type, actor, cause, due, directory, data, previous_hash, hash)
    select ${escalation}::uuid, seq, at, type, actor::jsonb, cause, due, directory, data::jsonb, previous_hash, hash
    from unnest(
      ${rows.map((row) => row.seq)}::integer[], ${rows.map((row) => row.at)}::timestamptz[],
      ${rows.map((row) => row.type)}::text[], ${rows.map((row) => row.actor)}::text[],
      ${rows.map((row) => row.cause)}::text[], ${rows.map((row) => row.due)}::timestamptz[],
      ${rows.map((row) => row.directory)}::bigint[], ${rows.map((row) => row.data)}::text[],
      ${rows.map((row) => row.previousHash)}::text[], ${rows.map((row) => row.hash)}::text[]
    ) as entry (seq, at, type, actor, cause, due, directory, data, previous_hash, hash)
  )`;
