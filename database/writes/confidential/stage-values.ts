import type { Query } from '../../connect';

export interface Staged {
  readonly escalation: string;
  readonly field: string;
  readonly digest: string;
  readonly caseKey: string;
  readonly sealed: Buffer;
  readonly actor: string;
  readonly key: string;
  readonly givenAt: number;
}

/** Brings values before their act; one that another request under the same key has brought is claimed once more. */
export const stageValues = (query: Query, rows: readonly Staged[]) => query`
  insert into confidential_value ${query(
    rows.map((row) => ({
      escalation: row.escalation,
      field: row.field,
      digest: row.digest,
      case_key: row.caseKey,
      sealed: row.sealed,
      actor: row.actor,
      key: row.key,
      given_at: row.givenAt,
    })),
  )}
  on conflict (escalation, field, digest) do update set claims = confidential_value.claims + 1`;
