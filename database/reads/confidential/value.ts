import type { Query } from '../../connect';

/** A confidential value as it lies there; `sealed` and `wrapped` are null once it was erased. */
export interface ValueRow {
  readonly sealed: Buffer | null;
  readonly wrapped: Buffer | null;
  readonly wrappedBy: string;
}

export async function confidentialValue(
  query: Query,
  escalation: string,
  field: string,
  digest: string,
): Promise<ValueRow | undefined> {
  const [row] = await query<ValueRow[]>`
    select sealed, wrapped, wrapped_by as "wrappedBy"
    from confidential_value join case_key on case_key.id = confidential_value.case_key
    where confidential_value.escalation = ${escalation} and field = ${field} and digest = ${digest}`;
  return row;
}
