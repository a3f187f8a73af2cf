import type { Query } from '../../connect';

/** Destroys the key of a case and what was encrypted under it. @returns how many values are gone. */
export async function eraseValues(query: Query, escalation: string, at: number): Promise<number> {
  const [erased] = await query<{ id: string }[]>`
    update case_key set wrapped = null, erased_at = ${at}
    where escalation = ${escalation} and erased_at is null returning id`;
  if (!erased) return 0;
  const { count } = await query`
    update confidential_value set sealed = null where case_key = ${erased.id} and sealed is not null`;
  return count;
}
