-- Calendars, lists of official days, rosters and responsibility tables: what says when somebody works, and whose work it is.

-- Versions are written once: running cases and their journals name them. "document" is what the administrator wrote, "table" what
-- was computed of it and of the lists of official days that were known then.
create table calendar (
  id slug not null,
  version integer not null check (version >= 1),
  document json not null,
  "table" json not null,
  from_at timestamptz not null,
  by slug,
  primary key (id, version)
);
create trigger calendar_is_final before update or delete on calendar for each row execute function refuse_change();
create trigger calendar_stays before truncate on calendar for each statement execute function refuse_change();

insert into calendar (id, version, document, "table", from_at) values (
  'round-the-clock', 1,
  '{"calendar":"round-the-clock","name":{"zh":"全天候","en":"Round the clock"},"zone":"UTC","hours":"daily 00:00-24:00"}',
  '{"id":"round-the-clock","version":1}',
  '1970-01-01T00:00:00Z');

-- A calendar that has any version has the first one.
alter table department drop constraint department_calendar_check;
alter table department
  alter column calendar type slug,
  add column calendar_first integer not null generated always as (1) stored,
  add constraint department_calendar_exists foreign key (calendar, calendar_first) references calendar (id, version);

-- The table of a calendar in force at an instant; before its first version, that one.
create function calendar_at(which slug, moment timestamptz) returns json language sql stable parallel safe as $$
  select "table" from calendar where id = which and (from_at <= moment or version = 1) order by version desc limit 1
$$;

-- The official days of a year, as an administrator has put them; the newest version counts, also against the list that the program
-- brings along.
create table day_list (
  list slug not null,
  year integer not null check (year between 1970 and 9999),
  version integer not null check (version >= 1),
  document json not null,
  from_at timestamptz not null,
  by slug,
  primary key (list, year, version)
);
create trigger day_list_is_final before update or delete on day_list for each row execute function refuse_change();
create trigger day_list_stays before truncate on day_list for each statement execute function refuse_change();

-- Who is on duty when (organisation/roster.ts says what "table" holds). The owner's document is in directory_document, kind 'roster',
-- with the same version; one row is in force at an instant.
create table roster (
  department slug not null references department,
  version bigint not null,
  "table" jsonb not null,
  people text[] not null, -- all whom it names
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (department, version),
  constraint roster_never_two exclude using gist (department with =, tstzrange(from_at, to_at) with &&)
);
create unique index roster_present on roster (department) where to_at is null;
create index roster_people on roster using gin (people) where to_at is null;

-- Who may be asked at an instant by a department's roster, in order: those of the shifts that run (a night that began yesterday
-- first), or, outside all of them, those on call. The same as askedAt in organisation/on-duty.ts; a test compares the two.
create function duty_asked(which slug, moment timestamptz) returns table (place bigint, person text, shift text)
language sql stable parallel safe as $$
  with present as materialized (
    select "table", (extract(epoch from moment) * 1000)::bigint as ms from roster
    where department = which and from_at <= moment and (to_at is null or to_at > moment)
  ), local as materialized (
    select "table", timestamp 'epoch' + make_interval(secs => ms / 1000 + 60 * zone.east) as clock
    from present cross join lateral (
      select (offset_from ->> 1)::integer as east
      from jsonb_array_elements("table" -> 'offsets') with ordinality as offsets (offset_from, number)
      where number = 1 or (offset_from ->> 0)::bigint <= ms order by number desc limit 1
    ) zone
  ), begun as materialized (
    select "table", back, clock::date - back as day,
      extract(hour from clock)::integer * 60 + extract(minute from clock)::integer + back * 1440 as minute,
      (select plan from jsonb_array_elements("table" -> 'plans') with ordinality as plans (plan, number)
        where coalesce(clock::date - back >= (plan ->> 'from')::date, true) and coalesce(clock::date - back <= (plan ->> 'to')::date, true)
        order by number limit 1) as plan
    from local cross join (values (1), (0)) as days (back)
  ), running as materialized (
    select "table", back, day, shifts.number, shifts.shift
    from begun cross join lateral jsonb_array_elements(plan -> 'shifts') with ordinality as shifts (shift, number)
    where exists (
      select from jsonb_array_elements(shifts.shift -> 'weekly' -> (extract(isodow from day)::integer - 1)) as span
      where minute >= (span ->> 0)::integer and minute < (span ->> 1)::integer)
  ), asked as (
    select * from running
    union all
    select "table", back, day, 1, plan -> 'onCall' from begun
    where back = 0 and jsonb_typeof(plan -> 'onCall') = 'object' and not exists (select from running)
  )
  select row_number() over (order by back desc, number, people.place), people.person, asked.shift ->> 'shift'
  from asked cross join lateral jsonb_array_elements_text(coalesce(
    "table" -> 'exceptions' -> day::text -> (asked.shift ->> 'shift'),
    asked.shift -> 'turns' -> (
      with turn as (
        select jsonb_array_length(asked.shift -> 'turns') as turns,
          floor((day - coalesce((asked.shift ->> 'first')::date, day)) / 7.0)::integer as week)
      select (week % turns + turns) % turns from turn)
  )) with ordinality as people (person, place)
$$;

-- Who is on duty in a department at an instant: the first who is there, or whose substitute is; the department's fixed officer where
-- it has no roster. No row: nobody.
create function on_duty(which slug, moment timestamptz) returns table (person slug, instead_of slug, shift text)
language sql stable parallel safe as $$
  select there.person, nullif(asked.person, there.person), asked.shift
  from (
    select place, duty_asked.person, duty_asked.shift from duty_asked(which, moment)
    union all
    select 1, department.duty, null from department
    where department.id = which and department.duty is not null and not exists (
      select from roster where roster.department = which and from_at <= moment and (to_at is null or to_at > moment))
  ) asked
  cross join lateral (select stand_in(asked.person, moment) as person) there
  where there.person is not null
  order by asked.place limit 1
$$;

-- Who acted for somebody at a past instant: stand_in by what the directory said of people then, also of those who have left since.
create function stood_in(who slug, moment timestamptz) returns slug language plpgsql stable strict parallel safe as $$
declare
  passed text[] := '{}';
  away boolean;
  instead slug;
begin
  loop
    select absence.id is not null, absence.substitute into away, instead
    from directory_document said left join absence on absence.person = said.id
      and absence.from_at <= moment and (absence.to_at is null or absence.to_at > moment)
    where said.kind = 'person' and said.id = who and said.from_at <= moment and (said.to_at is null or said.to_at > moment)
      and said.document ->> 'standing' = 'active' and coalesce((said.document ->> 'activeUntil')::timestamptz > moment, true);
    if not found then
      return null;
    end if;
    if not away then
      return who;
    end if;
    passed := passed || who::text;
    if instead is null or instead = any (passed) then
      return null;
    end if;
    who := instead;
  end loop;
end $$;

-- The rows of responsibility tables; the document as a whole is in directory_document, kind 'responsibility', with the same version.
-- "fields" is what must hold: by field, the values that it may have. "holds" is when the row is in effect by its own dates, "valid" is
-- when the version of the table that it belongs to is (or was) the one in force.
create table responsibility_row (
  "table" slug not null,
  version bigint not null,
  place integer not null check (place >= 1),
  row text not null,
  fields jsonb not null,
  narrowness integer not null, -- how many fields it names
  department slug not null references department,
  person jsonb,
  holds tstzrange not null,
  from_at timestamptz not null,
  to_at timestamptz,
  primary key ("table", version, place),
  unique ("table", version, row)
);
create index responsibility_row_present on responsibility_row ("table", from_at);

-- Which row answers for these fields at an instant: of those that hold the one that names the most fields, then the first.
create function responsible(which slug, given jsonb, moment timestamptz) returns setof responsibility_row
language sql stable parallel safe as $$
  select * from responsibility_row
  where "table" = which and from_at <= moment and (to_at is null or to_at > moment) and holds @> moment
    and not exists (
      select from jsonb_each(fields) as condition (field, allowed)
      where not coalesce(allowed @> (given -> field), false))
  order by narrowness desc, place limit 1
$$;

-- Somebody who acts in a department; "named" is whom they stand in for, or they themselves.
create function acting(department text, person text, named text) returns json language sql immutable parallel safe as $$
  select jsonb_strip_nulls(jsonb_build_object('department', department, 'person', person, 'for', nullif(named, person)))::json
$$;

-- What the directory says at an instant to one question of domain/escalation/needs.ts, in the shape of its AnswerTo; null for nobody, or
-- nothing. Of several who might be meant each is asked in order, and whoever is absent is answered by their substitute: the first of
-- whom somebody is there, is the answer. A function, because its plans are kept: to plan one statement for all questions took
-- three times as long as to answer them.
create function directory_answer(ask text, subject text, fields jsonb, moment timestamptz) returns json
language plpgsql stable parallel safe as $$
declare
  named record;
  there text;
  most integer;
  already integer;
begin
  case ask
  when 'head' then
    for named in select department.head as person from department where id = subject and department.head is not null loop
      there := stand_in(named.person, moment);
      return case when there is not null then acting(subject, there, named.person) end;
    end loop;
    return null;
  when 'duty' then
    return (select acting(subject, duty.person, coalesce(duty.instead_of, duty.person)) from on_duty(subject, moment) duty);
  when 'supervisor' then
    for named in
      select person::text from membership where department = subject and "as" = 'supervisor'
      union
      select person from lending where department = subject and "as" = 'supervisor' and from_at <= moment and to_at > moment
      order by person
    loop
      there := stand_in(named.person, moment);
      if there is not null then
        return acting(subject, there, named.person);
      end if;
    end loop;
    return null;
  when 'role' then
    -- Of the shift leaders whoever is on shift is asked first.
    for named in
      select held.department, held.person from role_holder held where role = subject
      order by exists (
        select from roster where roster.department = held.department and people @> array[held.person::text] and to_at is null
          and held.person in (select asked.person from duty_asked(held.department, moment) asked)
      ) desc, place
    loop
      there := stand_in(named.person, moment);
      if there is not null then
        return acting(named.department, there, named.person);
      end if;
    end loop;
    return null;
  when 'manager' then
    for named in
      with recursive above as (
        select 1 as step, manager as person from person where id = subject
        union all
        select step + 1, person.manager from above join person on person.id = above.person where step < 50
      )
      select above.person, (
        select department from membership where membership.person = above.person order by place limit 1) as department
      from above where above.person is not null order by step
    loop
      there := stand_in(named.person, moment);
      -- Who stands in for the own manager is not asked: the next one above is.
      if there is not null and there <> subject and named.department is not null then
        return acting(named.department, there, named.person);
      end if;
    end loop;
    return null;
  when 'person' then
    return (
      select jsonb_build_object('person', person.id, 'departments', (
          select coalesce(jsonb_agg(department order by lent, place), '[]')
          from (
            select department::text, false as lent, place from membership where membership.person = person.id
            union all
            select distinct department, true, 0 from lending
            where lending.person = person.id and from_at <= moment and to_at > moment and not exists (
              select from membership where membership.person = person.id and membership.department = lending.department)
          ) home
        )) || case when is_there(person.id, moment) then '{}'
          else jsonb_build_object('away', jsonb_build_object('instead', stand_in(person.id, moment))) end
      from person where id = subject and standing = 'active' and (active_until is null or active_until > moment));
  when 'calendar' then
    return (select calendar_at(department.calendar, moment) from department where id = subject);
  when 'responsibility' then
    return (
      select json_build_object('department', department, 'person', person, 'table', "table", 'version', version, 'row', row)
      from responsible(subject, fields, moment));
  when 'room', 'least-loaded' then
    most := limit_of(subject, moment);
    if most is not null then
      select count(*) into already from handoff_state
      where department = subject and person is not null and to_at is null and state in ('offered', 'working', 'waiting');
    end if;
    if ask = 'room' then
      return case when most is not null then json_build_object(
        'limit', most, 'inHand', already, 'head', directory_answer('head', subject, null, moment)) end;
    end if;
    return (
      select acting(subject, member.person, member.person)
      from (
        select person::text from membership where department = subject and "as" = 'member'
        union
        select person from lending where department = subject and "as" = 'member' and from_at <= moment and to_at > moment
      ) member
      join person on person.id = member.person and person.kind = 'person'
      cross join lateral (
        select count(*) as in_hand from handoff_state
        where handoff_state.person = member.person and to_at is null and state in ('offered', 'working', 'waiting')
      ) load
      where (most is null or already < most) and is_there(member.person, moment)
      order by load.in_hand, member.person limit 1);
  end case;
end $$;
