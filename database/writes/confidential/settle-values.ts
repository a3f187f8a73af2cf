import type { Query } from '../../connect';

/**
 * What was brought before an instant and never settled, because its request died: it is kept when its act is on record, and goes when
 * not. @returns how many were looked at, and how many went.
 */
export async function settleValues(query: Query, before: number): Promise<{ lookedAt: number; gone: number }> {
  const { count: kept } = await query`
    update confidential_value set kept = true
    where not kept and given_at < ${before} and exists (
      select from act where act.escalation = confidential_value.escalation
        and act.actor = confidential_value.actor and act.key = confidential_value.key)`;
  const { count: gone } = await query`delete from confidential_value where not kept and given_at < ${before}`;
  await query`
    delete from case_key where erased_at is null and made_at < ${before}
      and not exists (select from confidential_value where confidential_value.case_key = case_key.id)`;
  return { lookedAt: kept + gone, gone };
}
