import type { Query } from '../connect';

/** Which of these departments, people and calendars are there. */
export async function knownIds(
  query: Query,
  departments: readonly string[],
  people: readonly string[],
  calendars: readonly string[] = [],
): Promise<{ departments: Set<string>; people: Set<string>; calendars: Set<string> }> {
  const rows = await query<{ of: 'department' | 'person' | 'calendar'; id: string }[]>`
    select 'department' as of, id from department where id = any (${departments as string[]}::text[])
    union all select 'person', id from person where id = any (${people as string[]}::text[])
    union all select 'calendar', id from calendar where version = 1 and id = any (${calendars as string[]}::text[])`;
  const ids = (of: 'department' | 'person' | 'calendar') =>
    new Set(rows.filter((row) => row.of === of).map((row) => row.id));
  return { departments: ids('department'), people: ids('person'), calendars: ids('calendar') };
}
