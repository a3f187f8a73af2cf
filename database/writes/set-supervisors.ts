import type { Query } from '../connect';

/** The supervisors of these departments are these and no others: who was one is a member, who is new belongs there last of all. */
export async function setSupervisors(
  query: Query,
  departments: readonly string[],
  rows: readonly { readonly department: string; readonly person: string }[],
): Promise<void> {
  const given = query`unnest(
    ${rows.map((row) => row.department)}::text[], ${rows.map((row) => row.person)}::text[]) as given (department, person)`;
  await query`
    update membership set "as" = 'member'
    where department = any (${departments as string[]}::text[]) and "as" = 'supervisor'
      and not exists (select from ${given} where given.department = membership.department and given.person = membership.person)`;
  await query`
    insert into membership (person, department, "as", place)
    select given.person, given.department, 'supervisor',
      coalesce((select max(place) from membership own where own.person = given.person), 0)
        + row_number() over (partition by given.person order by given.department)
    from ${given}
    on conflict (person, department) do update set "as" = 'supervisor'`;
}
