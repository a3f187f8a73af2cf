import type { Query } from '../connect';

/** Of these people, one who is their own manager through others, if there is one. */
export async function managerCycle(query: Query, people: readonly string[]): Promise<string | undefined> {
  const [row] = await query<{ id: string }[]>`
    with recursive up as (
      select id, manager from person where id = any (${people as string[]}::text[]) and manager is not null
      union
      select up.id, person.manager from up join person on person.id = up.manager where person.manager is not null
    )
    select id from up where id = manager order by id limit 1`;
  return row?.id;
}
