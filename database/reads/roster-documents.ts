import type { Query } from '../connect';

/** What the rosters of these departments say now; nothing of a department that has none. */
export async function rosterDocuments(
  query: Query,
  departments: readonly string[],
): Promise<{ id: string; document: object }[]> {
  if (departments.length === 0) return [];
  return await query<{ id: string; document: object }[]>`
    select id, document from directory_document
    where kind = 'roster' and id = any (${departments as string[]}::text[]) and to_at is null
    order by id`;
}
