import type { Query, Sql } from '../../connect';

/** One request brought these in vain. They go with the last that claims them, and the case's key with the last value under it. */
export const dropValues = (sql: Sql, escalation: string, digests: readonly string[]): Promise<void> =>
  sql.begin(async (query: Query) => {
    const own = digests as string[];
    // Whoever is bringing values under this key has it locked, and what they bring is seen below.
    await query`select from case_key where escalation = ${escalation} and erased_at is null for update`;
    await query`
      with claimed as (
        update confidential_value set claims = claims - 1
        where escalation = ${escalation} and digest = any (${own}::text[]) and not kept and claims > 1
      )
      delete from confidential_value
      where escalation = ${escalation} and digest = any (${own}::text[]) and not kept and claims = 1`;
    await query`
      delete from case_key
      where escalation = ${escalation} and erased_at is null
        and not exists (select from confidential_value where confidential_value.case_key = case_key.id)`;
  });
