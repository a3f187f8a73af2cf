import type { Query } from '../connect';

/** Somebody who is leaving has left; refused (false) while an open handoff or case is in their hands, named to them or answered for by them. */
export async function markLeft(query: Query, person: string): Promise<boolean> {
  const { count } = await query`
    update person set standing = 'left'
    where id = ${person} and standing = 'leaving'
      and not exists (
        select from handoff_state where to_at is null and state in ('offered', 'working', 'waiting') and person = ${person})
      and not exists (
        select from handoff_state where to_at is null and offer_kind is not null and offer_person = ${person})
      and not exists (
        select from escalation_state where to_at is null and state not in ('closed', 'cancelled')
          and (lead_person = ${person} or front_person = ${person}))
      and not exists (select from escalation where not ended and absent @> array[${person}])`;
  return count === 1;
}
