import type { Query } from '../connect';

export interface KeyRow {
  readonly id: string;
  /** SHA-256 of the whole key, hexadecimal: the key itself is kept nowhere. */
  readonly hash: string;
  readonly person: string;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  readonly expiresAt: number | null;
}

export const insertKey = (query: Query, row: KeyRow) => query`
  insert into api_key (id, hash, person, scopes, created_at, expires_at)
  values (${row.id}, ${row.hash}, ${row.person}, ${row.scopes as string[]}::text[], ${row.createdAt}, ${row.expiresAt})`;
