import type { Query } from '../connect';

export interface KeyOnRecord {
  readonly id: string;
  readonly person: string;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

/** The keys of a person, newest first; or the one named. */
export const keysOf = (query: Query, of: { person: string } | { id: string }) => query<KeyOnRecord[]>`
  select id, person, scopes, created_at as "createdAt", expires_at as "expiresAt",
    last_used_at as "lastUsedAt", revoked_at as "revokedAt"
  from api_key where ${'id' in of ? query`id = ${of.id}` : query`person = ${of.person}`}
  order by created_at desc, id`;
