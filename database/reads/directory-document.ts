import type { Query } from '../connect';
import type { Documents } from '../directory/document';

/** What a document said at an instant; undefined where it was not there, or nothing is known of it. */
export async function documentAt<K extends keyof Documents>(
  query: Query,
  kind: K,
  id: string,
  at: number,
): Promise<Documents[K] | undefined> {
  const [row] = await query<{ document: Documents[K] }[]>`
    select document from directory_document
    where kind = ${kind} and id = ${id} and from_at <= ${at} and (to_at is null or to_at > ${at})`;
  return row?.document;
}
