import type { Query } from '../connect';

export interface KeyOnRecord {
  readonly id: string;
  readonly person: string;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
  /** The id of the key that took its place. */
  readonly replacedBy: string | null;
}

/** The keys of a person, newest first; or the one named, which nobody else changes then until the transaction ends. */
export const keysOf = (query: Query, of: { person: string } | { id: string }, held?: 'to change it') => query<
  KeyOnRecord[]
>`
  select id, person, scopes, created_at as "createdAt", expires_at as "expiresAt",
    last_used_at as "lastUsedAt", revoked_at as "revokedAt", replaced_by as "replacedBy"
  from api_key where ${'id' in of ? query`id = ${of.id}` : query`person = ${of.person}`}
  order by created_at desc, id ${held ? query`for update` : query``}`;
