import type { Query } from '../connect';

/** Which of these departments and people the directory has. */
export async function knownIds(
  query: Query,
  departments: readonly string[],
  people: readonly string[],
): Promise<{ departments: Set<string>; people: Set<string> }> {
  const rows = await query<{ of: 'department' | 'person'; id: string }[]>`
    select 'department' as of, id from department where id = any (${departments as string[]}::text[])
    union all select 'person', id from person where id = any (${people as string[]}::text[])`;
  const ids = (of: 'department' | 'person') => new Set(rows.filter((row) => row.of === of).map((row) => row.id));
  return { departments: ids('department'), people: ids('person') };
}
