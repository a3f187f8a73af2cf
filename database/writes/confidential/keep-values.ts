import type { Query } from '../../connect';

/** Their act is on record. */
export const keepValues = (query: Query, escalation: string, digests: readonly string[]) => query`
  update confidential_value set kept = true
  where escalation = ${escalation} and digest = any (${digests as string[]}::text[]) and not kept`;
