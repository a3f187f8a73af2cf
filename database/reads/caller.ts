import type { Membership } from '../../domain/escalation/parties';
import type { Query } from '../connect';

/** Whose key was shown, and what they are: all that a request needs to know of its caller, in one trip. */
export interface Caller {
  /** The key's id. */
  readonly key: string;
  readonly scopes: readonly string[];
  readonly lastUsedAt: number | null;
  readonly person: string;
  readonly kind: 'person' | 'program';
  readonly relations: readonly { readonly department: string; readonly as: Membership }[];
  readonly roles: readonly string[];
  /** The directory's version in which this holds. */
  readonly directory: number;
  /** Milliseconds: until when it holds without an edit, since lendings begin and end and shifts change; infinity where none does. */
  readonly until: number;
}

/**
 * The caller whose key has this hash, if it may be used at `at`: neither revoked nor expired, of somebody active. Relations are by
 * membership, by lendings in force, by the department's own row or its roster, and for a head the departments below, which a head
 * supervises. Who stands in for somebody absent is nothing more for it: the work that comes to them is theirs by name.
 */
export async function callerByKey(query: Query, hash: string, at: number): Promise<Caller | undefined> {
  const [row] = await query<Caller[]>`
    with recursive me as (
      select api_key.id as key, api_key.scopes, api_key.last_used_at, person.id, person.kind, person.active_until
      from api_key join person on person.id = api_key.person and person.active
      where hash = ${hash} and revoked_at is null and (expires_at is null or expires_at > ${at})
        and (person.active_until is null or person.active_until > ${at})
    ), below as (
      select child.id from me join department top on top.head = me.id join department child on child.parent = top.id
      union
      select child.id from department child join below on child.parent = below.id
    ), lent as (
      select department::text, "as", from_at, to_at from me join lending on lending.person = me.id where to_at > ${at}
    ), rostered as materialized (
      select roster.department::text from me join roster on roster.people @> array[me.id::text] and roster.to_at is null
    ), relation as (
      select department::text, "as" from me join membership on membership.person = me.id
      union select department, "as" from lent where from_at <= ${at}
      union select department.id, 'head' from me join department on department.head = me.id
      union select department.id, 'duty' from me join department on department.duty = me.id
        where not exists (select from roster where roster.department = department.id and roster.to_at is null)
      union select rostered.department, 'duty' from me cross join rostered
        cross join lateral on_duty(rostered.department, ${at}) duty where duty.person = me.id
      union select id, 'supervisor' from below
    )
    select me.key, me.scopes, me.last_used_at as "lastUsedAt", me.id as person, me.kind,
      coalesce((
        select json_agg(json_build_object('department', department, 'as', "as") order by department, "as") from relation
      ), '[]') as relations,
      array(select role::text from role_holder where role_holder.person = me.id order by role) as roles,
      (select version from directory) as directory,
      least(
        coalesce(me.active_until, 'infinity'),
        (select coalesce(min(case when from_at > ${at} then from_at else to_at end), 'infinity') from lent),
        -- Shifts change on a full minute.
        case when exists (select from rostered) then date_trunc('minute', ${at}::timestamptz) + interval '1 minute' else 'infinity' end
      ) as until
    from me`;
  return row;
}
