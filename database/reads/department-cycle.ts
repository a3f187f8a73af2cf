import type { Query } from '../connect';

/** A department that is its own ancestor, if there is one. */
export async function departmentCycle(query: Query): Promise<string | undefined> {
  const [row] = await query<{ id: string }[]>`
    with recursive up as (
      select id, parent from department where parent is not null
      union
      select up.id, department.parent from up join department on department.id = up.parent where department.parent is not null
    )
    select id from up where id = parent order by id limit 1`;
  return row?.id;
}
