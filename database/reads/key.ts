import type { Query } from '../connect';

export interface Key {
  readonly id: string;
  readonly person: string;
  readonly scopes: readonly string[];
  readonly lastUsedAt: number | null;
}

/** The key with this hash that may be used at `at`: neither revoked nor expired, of somebody active. */
export async function keyByHash(query: Query, hash: string, at: number): Promise<Key | undefined> {
  const [row] = await query<Key[]>`
    select api_key.id, person, scopes, last_used_at as "lastUsedAt"
    from api_key join person on person.id = api_key.person and person.active
    where hash = ${hash} and revoked_at is null and (expires_at is null or expires_at > ${at})`;
  return row;
}
