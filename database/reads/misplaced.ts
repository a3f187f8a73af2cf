import type { Query } from '../connect';

/** A case in which something is in hands in which it should not be, and whose. */
export interface Misplaced {
  readonly escalation: string;
  readonly people: readonly string[];
}

/**
 * What the directory's people have to do with open cases, and should not: they are leaving or gone, they are absent and somebody can act
 * for them, or they are there again and somebody else still acts for them. In the order of ids, after one.
 */
export const misplaced = (query: Query, at: number, after: string, limit: number) => query<Misplaced[]>`
  with gone as (
    select id as person, null::text as away from person where standing <> 'active' or active_until <= ${at}
  ), away as (
    select absence.person from absence join person on person.id = absence.person
    where from_at <= ${at} and (to_at is null or to_at > ${at}) and standing = 'active' and (active_until is null or active_until > ${at})
  ), resting as (
    select escalation, department, person from handoff_state
    where to_at is null and state in ('offered', 'working', 'waiting') and person in (select person from gone union select person from away)
    union all
    select escalation, offer_department, offer_person from handoff_state
    where to_at is null and state <> 'offered' and offer_kind is not null and offer_person in (select person from gone union select person from away)
    union all
    select escalation, lead_department, lead_person from escalation_state
    where to_at is null and state not in ('closed', 'cancelled') and lead_person in (select person from gone union select person from away)
    union all
    select escalation, front_department, front_person from escalation_state
    where to_at is null and state not in ('closed', 'cancelled') and front_person in (select person from gone union select person from away)
    union all
    select raise.escalation, raise.department, raise.person from raise join escalation on id = raise.escalation and not ended
    where raise.to_at is null and raise.person in (select person from gone union select person from away)
  ), found as (
    select escalation, person from resting where person in (select person from gone)
    union
    -- Absent: only where a substitute, or else the head, can act for them; otherwise it waits for their return.
    select escalation, resting.person from resting
    where person in (select person from away) and (
      stand_in(resting.person, ${at}) is not null
      or exists (select from department where department.id = resting.department
        and stand_in(department.head, ${at}) <> resting.person))
    union
    select id, person from escalation cross join lateral unnest(absent) as theirs (person)
    where not ended and absent <> '{}' and (is_there(person::slug, ${at}) or person in (select gone.person from gone))
  )
  select found.escalation, array_agg(distinct found.person::text order by found.person::text) as people
  from found join escalation on escalation.id = found.escalation and health = 'ok' and not ended
  where found.escalation > ${after}
  group by found.escalation order by found.escalation limit ${limit}`;
