import type { Query } from '../connect';

/**
 * Those of these absences from which the substitutes lead back to somebody whom the chain has passed, while all of them are away: who
 * is in the circle, in its order.
 */
export const substituteCircles = (query: Query, absences: readonly string[]) => query<
  { id: string; people: string[] }[]
>`
  with recursive chain as (
    select id, person::text as first, substitute::text as next, array[person::text] as passed, tstzrange(from_at, to_at) as during
    from absence where id = any (${absences as string[]}::text[]) and substitute is not null
    union all
    select chain.id, chain.first, absence.substitute, passed || absence.person::text, during * tstzrange(from_at, to_at)
    from chain join absence on absence.person = chain.next and tstzrange(from_at, to_at) && during
    where chain.next <> all (passed) and absence.substitute is not null
  )
  select distinct on (id) id, passed[array_position(passed, next):] as people from chain where next = any (passed) order by id`;
