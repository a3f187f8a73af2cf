import type { Query } from '../connect';

/** A running case that still computes with a calendar which these departments do not have any more, and of which of them. */
export interface Outdated {
  readonly escalation: string;
  readonly departments: readonly string[];
}

/** In the order of ids, after one. `of`: the departments that have a calendar, or one department. */
export const outdatedCalendars = (
  query: Query,
  of: { readonly calendar: string } | { readonly department: string },
  at: number,
  after: string,
  limit: number,
) => query<Outdated[]>`
  with present as (
    select id as department, calendar_at(calendar, ${at}) as "table" from department
    where ${'calendar' in of ? query`calendar = ${of.calendar}` : query`id = ${of.department}`}
  )
  select escalation.id as escalation, array_agg(present.department::text order by present.department) as departments
  from escalation
  cross join lateral json_each(state -> 'calendars') as known (department, "table")
  join present on present.department = known.department
    and (present."table" ->> 'id', present."table" ->> 'version') is distinct from (known."table" ->> 'id', known."table" ->> 'version')
  where not ended and health = 'ok' and escalation.id > ${after}
  group by escalation.id order by escalation.id limit ${limit}`;
