import type { Query } from '../connect';

/** Which of these people are programs. */
export async function programsAmong(query: Query, people: readonly string[]): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const rows = await query<{ id: string }[]>`
    select id from person where kind = 'program' and id = any (${people as string[]}::text[])`;
  return new Set(rows.map(({ id }) => id));
}
