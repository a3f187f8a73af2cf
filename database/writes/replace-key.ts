import type { Query } from '../connect';

/** Another key has taken the place of this one, which ends at `endsAt` if not before. */
export const replaceKey = (query: Query, id: string, by: string, endsAt: number) => query`
  update api_key set replaced_by = ${by}, expires_at = least(expires_at, ${endsAt}) where id = ${id}`;
