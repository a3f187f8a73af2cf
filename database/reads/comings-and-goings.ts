import type { Query } from '../connect';

/** The instants in [from, to) at which one of these people, or of those who may stand in for them, comes or goes. */
export async function comingsAndGoings(
  query: Query,
  people: readonly string[],
  from: number,
  to: number,
): Promise<readonly number[]> {
  const rows = await query<{ at: number }[]>`
    with recursive concerned as (
      select id::text from unnest(${people as string[]}::text[]) id
      union
      select absence.substitute::text from absence join concerned on concerned.id = absence.person
      where absence.substitute is not null and absence.from_at < ${to} and (absence.to_at is null or absence.to_at > ${from})
    )
    select distinct edge.at
    from concerned
    join person on person.id = concerned.id
    left join absence on absence.person = person.id
    cross join lateral (values (absence.from_at), (absence.to_at), (person.active_until)) as edge (at)
    where edge.at >= ${from} and edge.at < ${to}
    order by edge.at`;
  return rows.map(({ at }) => at);
}
