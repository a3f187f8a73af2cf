import type { Query } from '../connect';

/** Which of these people have left by an instant, or are leaving: nothing comes to them any more. */
export async function goneAmong(query: Query, people: readonly string[], at: number): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const rows = await query<{ id: string }[]>`
    select id from person
    where id = any (${people as string[]}::text[]) and (standing <> 'active' or active_until <= ${at})`;
  return new Set(rows.map(({ id }) => id));
}
