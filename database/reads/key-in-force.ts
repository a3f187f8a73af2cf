import type { Query } from '../connect';

/** That a key may be used, and the directory's version: what was read of its owner under that version still holds. */
export interface KeyInForce {
  readonly lastUsedAt: number | null;
  readonly directory: number;
}

/** The key with this hash, if it may be used at `at`: neither revoked nor expired, of somebody active. */
export async function keyInForce(query: Query, hash: string, at: number): Promise<KeyInForce | undefined> {
  const [row] = await query<KeyInForce[]>`
    select api_key.last_used_at as "lastUsedAt", directory.version as directory
    from api_key join person on person.id = api_key.person and person.active cross join directory
    where hash = ${hash} and revoked_at is null and (expires_at is null or expires_at > ${at})
      and (person.active_until is null or person.active_until > ${at})`;
  return row;
}
