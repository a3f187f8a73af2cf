import type { Query } from '../connect';

/** From `at` on the key opens nothing. False when there is no such key, or when it was revoked before. */
export async function revokeKey(query: Query, id: string, at: number): Promise<boolean> {
  const { count } = await query`update api_key set revoked_at = ${at} where id = ${id} and revoked_at is null`;
  return count === 1;
}
