import type { Entry } from '../../domain/journal/entry';
import type { Query } from '../connect';

export interface StoredEntry extends Entry {
  readonly previousHash: string;
  readonly hash: string;
}

/** A page of a journal from `seq` on: entries as they are published and hashed. */
export async function journalFrom(
  query: Query,
  escalation: string,
  seq: number,
  limit: number,
): Promise<StoredEntry[]> {
  const rows = await query<(Omit<StoredEntry, 'at' | 'due' | 'directory'> & Stored)[]>`
    select seq, at, type, actor, cause, due, directory, data, previous_hash as "previousHash", hash
    from journal where escalation = ${escalation} and seq >= ${seq} order by seq limit ${limit}`;
  return rows.map(({ at, due, directory, ...row }) => ({
    ...row,
    at: rfc3339(at),
    ...(due === null ? {} : { due: rfc3339(due) }),
    ...(directory === null ? {} : { directory }),
  }));
}

interface Stored {
  readonly at: number;
  readonly due: number | null;
  readonly directory: number | null;
}

const rfc3339 = (instant: number): string => new Date(instant).toISOString();
