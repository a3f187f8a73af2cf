import type { Query } from '../connect';

/**
 * What a flow asks the directory for. `holder` and `active-head` do not mind absences: it is about who is to be there at all;
 * `lasting-holder` is one whose time has no end that is known.
 */
export type Demanded =
  | 'department'
  | 'head'
  | 'duty'
  | 'supervisor'
  | 'member'
  | 'role'
  | 'person'
  | 'holder'
  | 'lasting-holder'
  | 'active-head';

export interface Demand {
  readonly ask: Demanded;
  /** The department, role or person. */
  readonly of: string;
}

/** Whether the directory has an answer at an instant, one for each demand, in order. */
export async function demandsMet(query: Query, demands: readonly Demand[], at: number): Promise<boolean[]> {
  const rows = await query<{ met: boolean }[]>`
    select coalesce(case asked.ask
      when 'department' then exists (select from department where id = subject)
      when 'head' then (select stand_in(head, ${at}) from department where id = subject) is not null
      when 'duty' then exists (select from on_duty(subject, ${at}))
      when 'supervisor' then exists (
        select from membership where department = subject and "as" = 'supervisor' and stand_in(person, ${at}) is not null)
        or exists (select from lending where department = subject and "as" = 'supervisor' and from_at <= ${at} and to_at > ${at} and stand_in(person, ${at}) is not null)
      when 'member' then exists (select from membership where department = subject and is_there(person, ${at}))
        or exists (select from lending where department = subject and from_at <= ${at} and to_at > ${at} and is_there(person, ${at}))
      when 'role' then exists (select from role_holder where role = subject and stand_in(person, ${at}) is not null)
      when 'person' then stand_in(subject, ${at}) is not null
      when 'holder' then exists (
        select from role_holder join person on person.id = role_holder.person
        where role = subject and standing = 'active' and (active_until is null or active_until > ${at}))
      when 'lasting-holder' then exists (
        select from role_holder join person on person.id = role_holder.person
        where role = subject and standing = 'active' and active_until is null)
      when 'active-head' then exists (
        select from department join person on person.id = department.head
        where department.id = subject and standing = 'active' and (active_until is null or active_until > ${at}))
      end, false) as met
    from unnest(${demands.map(({ ask }) => ask)}::text[], ${demands.map(({ of }) => of)}::text[])
      with ordinality as asked (ask, subject, number)
    order by number`;
  return rows.map(({ met }) => met);
}
