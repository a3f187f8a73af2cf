import type { Query } from '../connect';
import type { Documents } from '../directory/document';

/** What a document said when it was made; undefined where nothing is known of it. */
export async function firstDocument<K extends keyof Documents>(
  query: Query,
  kind: K,
  id: string,
): Promise<Documents[K] | undefined> {
  const [row] = await query<{ document: Documents[K] }[]>`
    select document from directory_document where kind = ${kind} and id = ${id} order by version limit 1`;
  return row?.document;
}
