import type { Query } from '../connect';

/** The compiled roster of a department now (`organisation/roster`), or its fixed officer where it has none; undefined: no such department. */
export async function rosterTable(
  query: Query,
  department: string,
): Promise<{ readonly table: object | null; readonly duty: string | null } | undefined> {
  const [row] = await query<{ table: object | null; duty: string | null }[]>`
    select roster."table", department.duty
    from department left join roster on roster.department = department.id and roster.to_at is null
    where department.id = ${department}`;
  return row;
}
