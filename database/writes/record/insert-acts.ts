import type { Query } from '../../connect';

/** What was answered to a command, under the caller's idempotency key. */
export interface ActRow {
  readonly actor: string;
  readonly key: string;
  readonly digest: string;
  readonly verb: string;
  readonly seq: number;
  readonly version: number;
  readonly handoff: number | null;
  readonly handoffVersion: number | null;
  readonly at: number;
}

export const insertActs = (query: Query, escalation: string, rows: readonly ActRow[]) => query`,
  acts_answered as (
    insert into act (escalation, actor, key, digest, verb, seq, version, handoff, handoff_version, at)
    select ${escalation}::uuid, * from unnest(
      ${rows.map((row) => row.actor)}::text[], ${rows.map((row) => row.key)}::text[],
      ${rows.map((row) => row.digest)}::text[], ${rows.map((row) => row.verb)}::text[],
      ${rows.map((row) => row.seq)}::integer[], ${rows.map((row) => row.version)}::integer[],
      ${rows.map((row) => row.handoff)}::integer[], ${rows.map((row) => row.handoffVersion)}::integer[],
      ${rows.map((row) => row.at)}::timestamptz[])
  )`;
