import type { Query } from '../connect';

/** Notes that a key was used; at most one write a minute, so that reads with a key stay reads. */
export const touchKey = (query: Query, id: string, at: number) => query`
  update api_key set last_used_at = ${at}
  where id = ${id} and (last_used_at is null or last_used_at < ${at - 60_000})`;
