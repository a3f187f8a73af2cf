import type { Query } from '../connect';

/**
 * Somebody who is leaving, or whose time has ended, has left, as one version of the directory: when no open handoff is in their hands, offered to them or theirs
 * to answer for, they lead and front no open case, owe no
 * answer to what was raised, and nobody has anything in their place. False, and nothing is written, while something rests on them, and for somebody
 * who stays. `at` in milliseconds.
 */
export async function markLeft(query: Query, person: string, at: number): Promise<boolean> {
  const rows = await query`
    with edit as (
      -- Edits follow one another: each takes this row first.
      select version + 1 as version from directory for update
    ), gone as (
      update person set standing = 'left' from edit
      where id = ${person} and (standing = 'leaving' or standing = 'active' and active_until < ${at})
        and not exists (
          select from handoff_state where to_at is null and state in ('offered', 'working', 'waiting')
            and (person = ${person} or offer_person = ${person} or accountable = ${person}))
        and not exists (
          select from escalation_state where to_at is null and state in ('open', 'resolved', 'confirmed')
            and (lead_person = ${person} or front_person = ${person}))
        and not exists (
          select from raise join escalation on escalation.id = raise.escalation and not ended
          where raise.to_at is null and raise.person = ${person})
        and not exists (select from escalation where not ended and stand_ins @> jsonb_build_array(jsonb_build_object('for', ${person}::text)))
      returning id
    ), bumped as (
      update directory set version = edit.version from edit where exists (select from gone) returning directory.version
    ), closed as (
      update directory_document said set to_at = greatest(${at}, said.from_at) from bumped
      where said.kind = 'person' and said.id = ${person} and said.to_at is null
      returning said.document, said.to_at
    )
    insert into directory_document (kind, id, version, document, from_at, by)
    select 'person', ${person}, bumped.version, jsonb_set(closed.document, '{standing}', '"left"'), closed.to_at, null
    from bumped, closed returning id`;
  return rows.length > 0;
}
