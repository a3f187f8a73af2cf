import { createHash, randomBytes } from 'node:crypto';
import type { Query } from './connect';
import { insertKey } from './writes/insert-key';

/** What every key begins with, so that one found in a log or a repository is known for what it is. */
const PREFIX = 'baton';
const ID_BYTES = 6;
/** 256 bits: a key cannot be guessed, so a plain hash of it needs no salt and no stretching. */
const SECRET_BYTES = 32;

/** How a key begins; the rest is secret. */
export const prefixOf = (id: string): string => `${PREFIX}_${id}_`;

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/**
 * Makes a key for a person or a program. `key` is shown to the caller once and is kept nowhere. Instants in milliseconds. An `id` is
 * given where a repeat of the request must find it.
 */
export async function createKey(
  query: Query,
  given: { id?: string; person: string; scopes: readonly string[]; at: number; expiresAt?: number | null },
): Promise<{ id: string; key: string }> {
  const id = given.id ?? randomBytes(ID_BYTES).toString('hex');
  const key = `${prefixOf(id)}${randomBytes(SECRET_BYTES).toString('hex')}`;
  await insertKey(query, {
    id,
    hash: hashOf(key),
    person: given.person,
    scopes: given.scopes,
    createdAt: given.at,
    expiresAt: given.expiresAt ?? null,
  });
  return { id, key };
}
