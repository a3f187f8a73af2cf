import type { Query } from '../../connect';

export interface CaseKeyRow {
  readonly id: string;
  readonly escalation: string;
  readonly wrapped: Buffer;
  readonly wrappedBy: string;
}

/** The key of a case in force, held until the transaction ends: nobody erases or drops it meanwhile. */
export async function caseKeyForUse(query: Query, escalation: string): Promise<CaseKeyRow | undefined> {
  const [row] = await query<CaseKeyRow[]>`
    select id, escalation, wrapped, wrapped_by as "wrappedBy" from case_key
    where escalation = ${escalation} and erased_at is null for share`;
  return row;
}

/** Keys in force that another key of the installation than this one wraps. */
export const caseKeysWrappedByOthers = (query: Query, wrappedBy: string, limit: number) => query<CaseKeyRow[]>`
  select id, escalation, wrapped, wrapped_by as "wrappedBy" from case_key
  where wrapped_by <> ${wrappedBy} and erased_at is null limit ${limit}`;
