import type { Query } from '../connect';
import type { Documents } from '../directory/document';

/** A page of what the documents of a kind said at an instant, by id, of those after `after`; each as `documentAt` finds it. */
export async function documentsAt<K extends keyof Documents>(
  query: Query,
  kind: K,
  at: number,
  page: { readonly after: string; readonly limit: number },
): Promise<Documents[K][]> {
  const rows = await query<{ document: Documents[K] }[]>`
    select document from directory_document
    where kind = ${kind} and id > ${page.after} and from_at <= ${at} and (to_at is null or to_at > ${at})
    order by id limit ${page.limit}`;
  return rows.map(({ document }) => document);
}
