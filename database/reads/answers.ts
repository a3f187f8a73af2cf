import type { Need } from '../../domain/escalation/needs';
import type { Query } from '../connect';

export interface Asked {
  readonly ask: Need['ask'];
  /** The department, role, person or table asked about. */
  readonly subject: string;
  /** The fields by which a responsibility table is asked; JSON. */
  readonly fields: string | null;
}

/** One for each question, in order, all of one version of the directory; `value` is what `AnswerTo` (domain/escalation/needs) names. */
export interface Told {
  readonly directory: number;
  readonly value: unknown;
}

/**
 * What the directory says at an instant. Of several who might be meant each is asked in order, and whoever is absent is answered by
 * their substitute (`stand_in`): the first of whom somebody is there, is the answer.
 */
export const answers = (query: Query, asked: readonly Asked[], at: number) => query<Told[]>`
  select directory.version as directory, answer.value
  from unnest(
      ${asked.map((one) => one.ask)}::text[], ${asked.map((one) => one.subject)}::text[], ${asked.map((one) => one.fields)}::text[]
    ) with ordinality as asked (ask, subject, fields, number)
  cross join (select ${at}::timestamptz as moment) now
  cross join directory
  left join lateral (
    select jsonb_strip_nulls(jsonb_build_object(
      'department', named.department, 'person', there.person, 'for', nullif(named.person, there.person)))::json as value
    from (
      select 1 as place, id::text as department, head::text as person
      from department where asked.ask = 'head' and id = asked.subject and head is not null
      union all
      select row_number() over (order by person), department, person
      from (
        select department::text, person::text from membership
        where asked.ask = 'supervisor' and department = asked.subject and "as" = 'supervisor'
        union
        select department, person from lending
        where asked.ask = 'supervisor' and department = asked.subject and "as" = 'supervisor' and from_at <= moment and to_at > moment
      ) supervisor
      union all
      select place, department, person from role_holder where asked.ask = 'role' and role = asked.subject
      union all
      select chain.place, (select department from membership where membership.person = chain.person order by place limit 1), chain.person
      from (
        with recursive above as (
          select 1 as place, manager as person from person where asked.ask = 'manager' and id = asked.subject
          union all
          select above.place + 1, person.manager from above join person on person.id = above.person where above.place < 50
        )
        select place, person from above where person is not null
      ) chain
    ) named
    cross join lateral (select stand_in(named.person, moment)::text as person) there
    where there.person is not null and named.department is not null and (asked.ask <> 'manager' or there.person <> asked.subject)
    order by named.place limit 1
  ) party on asked.ask in ('head', 'supervisor', 'role', 'manager')
  left join lateral (
    select jsonb_strip_nulls(jsonb_build_object(
      'department', asked.subject, 'person', duty.person, 'for', duty.instead_of))::json as value
    from on_duty(asked.subject, moment) duty
  ) duty on asked.ask = 'duty'
  left join lateral (
    select limit_of(asked.subject, moment) as most,
      (select count(*)::integer from handoff_state
        where department = asked.subject and person is not null and to_at is null and state in ('offered', 'working', 'waiting')) as in_hand
    where asked.ask in ('least-loaded', 'room')
  ) room on asked.ask in ('least-loaded', 'room')
  left join lateral (
    select json_build_object('department', asked.subject, 'person', member.person) as value
    from (
      select person::text from membership where department = asked.subject and "as" = 'member'
      union
      select person from lending where department = asked.subject and "as" = 'member' and from_at <= moment and to_at > moment
    ) member
    join person on person.id = member.person and person.kind = 'person'
    cross join lateral (
      select count(*) as in_hand from handoff_state
      where handoff_state.person = member.person and to_at is null and state in ('offered', 'working', 'waiting')
    ) load
    where coalesce(room.in_hand < room.most, true) and is_there(member.person, moment)
    order by load.in_hand, member.person limit 1
  ) least on asked.ask = 'least-loaded'
  left join lateral (
    select json_build_object('limit', room.most, 'inHand', room.in_hand, 'head', (
      select jsonb_strip_nulls(jsonb_build_object(
        'department', department.id, 'person', there.person, 'for', nullif(department.head, there.person)))
      from department cross join lateral (select stand_in(department.head, moment) as person) there
      where department.id = asked.subject and there.person is not null)) as value
    where room.most is not null
  ) limited on asked.ask = 'room'
  left join lateral (
    select (json_build_object('person', person.id, 'departments', (
        select coalesce(json_agg(department order by lent, place), '[]')
        from (
          select department::text, false as lent, place from membership where membership.person = person.id
          union all
          select distinct department, true, 0 from lending
          where lending.person = person.id and from_at <= moment and to_at > moment
            and not exists (select from membership where membership.person = person.id and membership.department = lending.department)
        ) home
      ))::jsonb || case when is_there(person.id, moment) then '{}'
        else jsonb_build_object('away', jsonb_build_object('instead', stand_in(person.id, moment))) end)::json as value
    from person
    where id = asked.subject and standing = 'active' and (active_until is null or active_until > moment)
  ) somebody on asked.ask = 'person'
  left join lateral (
    select calendar_at(department.calendar, moment) as value from department where department.id = asked.subject
  ) place on asked.ask = 'calendar'
  left join lateral (
    select json_build_object('department', department, 'person', person, 'table', "table", 'version', version, 'row', row) as value
    from responsible(asked.subject, asked.fields::jsonb, moment)
  ) whose on asked.ask = 'responsibility'
  cross join lateral (
    select coalesce(party.value, duty.value, least.value, limited.value, somebody.value, place.value, whose.value) as value
  ) answer
  order by asked.number`;
