import type { Query } from '../connect';

/**
 * Who is, was or will be on duty in a department at an instant, by the roster and by what the directory said of people then; undefined:
 * nobody, or nobody who was there.
 */
export async function dutyAt(
  query: Query,
  department: string,
  at: number,
): Promise<{ readonly person: string; readonly for: string | null; readonly shift: string | null } | undefined> {
  const [row] = await query<{ person: string; for: string | null; shift: string | null }[]>`
    select there.person, nullif(asked.person, there.person) as "for", asked.shift
    from (
      select place, person, shift from duty_asked(${department}, ${at})
      union all
      select 1, document ->> 'duty', null from directory_document
      where kind = 'department' and id = ${department} and from_at <= ${at} and (to_at is null or to_at > ${at})
        and not exists (
          select from roster where department = ${department} and from_at <= ${at} and (to_at is null or to_at > ${at}))
    ) asked
    cross join lateral (select stood_in(asked.person, ${at})::text as person) there
    where there.person is not null
    order by asked.place limit 1`;
  return row;
}
