import type { Query } from '../connect';

/** A case in which something is in hands in which it should not be, and whose. */
export interface Misplaced {
  readonly escalation: string;
  readonly people: readonly string[];
}

/**
 * What the directory's people have to do with open cases, and should not: they are leaving or gone, they are absent and somebody can act
 * for them, or somebody acts in their place who should not: they are there again, or another does. In the order of ids, after one.
 */
export const misplaced = (query: Query, at: number, after: string, limit: number) => query<Misplaced[]>`
  with unfit as (
    select id as person, true as gone from person where standing <> 'active' or active_until <= ${at}
    union all
    select absence.person, false from absence join person on person.id = absence.person
    where from_at <= ${at} and (to_at is null or to_at > ${at}) and standing = 'active' and (active_until is null or active_until > ${at})
  ), theirs as (
    select escalation, department, person from handoff_state where to_at is null and state in ('offered', 'working', 'waiting')
    union all
    select escalation, offer_department, offer_person from handoff_state
    where to_at is null and state <> 'offered' and offer_kind is not null
    union all
    select escalation, lead_department, lead_person from escalation_state where to_at is null and state not in ('closed', 'cancelled')
    union all
    select escalation, front_department, front_person from escalation_state where to_at is null and state not in ('closed', 'cancelled')
    union all
    select raise.escalation, raise.department, raise.person from raise join escalation on id = raise.escalation and not ended
    where raise.to_at is null
  ), found as (
    select escalation, person from theirs join unfit using (person)
    -- Absent: only where a substitute, or else the head, can act for them; otherwise it waits for their return.
    where gone or stand_in(person, ${at}) is not null or exists (
      select from department where id = theirs.department and stand_in(head, ${at}) <> theirs.person)
    union
    select id, absent from escalation
    cross join lateral jsonb_to_recordset(stand_ins) as one (department text, person text, "for" text)
    cross join lateral (select "for"::slug as absent, stand_in("for"::slug, ${at}) as substitute) by_rule
    where not ended and stand_ins <> '[]' and (
      absent in (select person from unfit where gone)
      or substitute <> one.person
      or substitute is null and coalesce(
        (select stand_in(head, ${at}) <> one.person from department where id = one.department), not is_there(one.person::slug, ${at})))
  )
  select found.escalation, array_agg(distinct found.person::text order by found.person::text) as people
  from found join escalation on escalation.id = found.escalation and health = 'ok' and not ended
  where found.escalation > ${after}
  group by found.escalation order by found.escalation limit ${limit}`;
