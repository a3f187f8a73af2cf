-- Made from a fresh migration; a test compares it. Not to be edited.

create extension btree_gist;

create domain case_state as text CHECK ((VALUE = ANY (ARRAY['open'::text, 'resolved'::text, 'confirmed'::text, 'closed'::text, 'cancelled'::text])));

create domain charged_kind as text CHECK ((VALUE = ANY (ARRAY['person'::text, 'department'::text, 'customer'::text, 'vendor'::text, 'other'::text])));

create domain handoff_standing as text CHECK ((VALUE = ANY (ARRAY['offered'::text, 'working'::text, 'waiting'::text, 'done'::text, 'waived'::text, 'cancelled'::text])));

create domain offer_kind as text CHECK ((VALUE = ANY (ARRAY['first'::text, 'transfer'::text])));

create domain sha256 as text CHECK ((length(VALUE) = 64));

create domain slug as text CHECK (((VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(VALUE) <= 64)));

create domain stint_kind as text CHECK ((VALUE = ANY (ARRAY['offered'::text, 'working'::text, 'waiting'::text, 'confirming'::text, 'coordinating'::text])));

create type health as enum ('ok', 'diverged', 'broken');

create sequence escalation_number as bigint;

CREATE OR REPLACE FUNCTION public.acting(department text, person text, named text)
 RETURNS json
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select jsonb_strip_nulls(jsonb_build_object('department', department, 'person', person, 'for', nullif(named, person)))::json
$function$;

CREATE OR REPLACE FUNCTION public.calendar_at(which slug, moment timestamp with time zone)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select "table" from calendar where id = which and (from_at <= moment or version = 1) order by version desc limit 1
$function$;

CREATE OR REPLACE FUNCTION public.directory_answer(ask text, subject text, fields jsonb, moment timestamp with time zone)
 RETURNS json
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION public.directory_document_is_closed_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and old.to_at is null and new.to_at is not null
     and (new.kind, new.id, new.version, new.document, new.from_at) = (old.kind, old.id, old.version, old.document, old.from_at)
     and new."by" is not distinct from old."by" then
    return new;
  end if;
  raise exception '% of % is refused: what was is not edited', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
end $function$;

CREATE OR REPLACE FUNCTION public.directory_job_of()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into directory_job (kind, subject, requested_at) values (tg_argv[0], new.id, date_trunc('milliseconds', clock_timestamp()));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.duty_asked(which slug, moment timestamp with time zone)
 RETURNS TABLE(place bigint, person text, shift text)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.escalation_is_whole()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  wrong text;
begin
  if not exists (select from journal where escalation = new.id and seq = new.seq and hash = new.head)
     or exists (select from journal where escalation = new.id and seq = new.seq + 1) then
    wrong := 'its head is not the last event of its journal';
  elsif not exists (select from escalation_state where escalation = new.id and to_at is null) then
    wrong := 'it has no present state, lead and front';
  elsif exists (
    select from handoff
    left join handoff_state held on held.escalation = handoff.escalation and held.handoff = handoff.handoff and held.to_at is null
    left join stint on stint.escalation = handoff.escalation and coalesce(stint.handoff, 0) = handoff.handoff and stint.to_at is null
    where handoff.escalation = new.id and not coalesce(case
      when handoff.ended_at is not null then held.state in ('done', 'waived', 'cancelled') and held.offer_kind is null and stint.seq is null
      when held.state = 'offered' then held.offer_kind is not null and stint.kind = 'offered'
      else held.state in ('working', 'waiting') and held.person is not null and held.accountable is not null and stint.kind = held.state
    end, false)
  ) then
    wrong := 'a handoff is not in exactly one pair of hands, charged to exactly one party';
  elsif exists (
    select from stint
    where escalation = new.id and to_at is null and not (case charged_kind
      when 'person' then num_nulls(charged_person, charged_department) = 0
      when 'department' then charged_department is not null and charged_person is null
      else charged_department is null end)
  ) then
    wrong := 'a stint is charged to nobody';
  elsif (not exists (select from handoff where escalation = new.id and ended_at is null)
      and exists (select from escalation_state where escalation = new.id and to_at is null and state not in ('closed', 'cancelled')))
     <> exists (select from stint where escalation = new.id and coalesce(handoff, 0) = 0 and to_at is null) then
    wrong := 'the case itself is charged exactly while no handoff is open';
  end if;
  if wrong is not null then
    raise exception 'escalation % at %: %', new.id, new.seq, wrong
      using errcode = 'integrity_constraint_violation', constraint = 'escalation_is_whole', table = 'escalation';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.is_there(who slug, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select exists (
    select from person
    where id = who and standing = 'active' and (active_until is null or active_until > moment)
      and not exists (select from absence where person = who and from_at <= moment and (to_at is null or to_at > moment)))
$function$;

CREATE OR REPLACE FUNCTION public.journal_goes_on()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  before record;
begin
  if new.seq = 1 then
    if new.previous_hash <> repeat('0', 64) then
      raise exception 'event 1 of % has a parent', new.escalation using errcode = 'integrity_constraint_violation', constraint = 'journal_goes_on', table = 'journal';
    end if;
    return new;
  end if;
  select hash, at into before from journal where escalation = new.escalation and seq = new.seq - 1;
  if not found then
    raise exception 'event % of % leaves a gap', new.seq, new.escalation using errcode = 'integrity_constraint_violation', constraint = 'journal_goes_on', table = 'journal';
  end if;
  if before.hash <> new.previous_hash then
    raise exception 'event % of % has another parent', new.seq, new.escalation using errcode = 'integrity_constraint_violation', constraint = 'journal_goes_on', table = 'journal';
  end if;
  if before.at > new.at then
    raise exception 'event % of % is dated back', new.seq, new.escalation using errcode = 'integrity_constraint_violation', constraint = 'journal_goes_on', table = 'journal';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.limit_of(which slug, moment timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select coalesce(
    (select most from department_limit where department = which and from_at <= moment and (to_at is null or to_at > moment)),
    (select wip_limit from department where id = which))
$function$;

CREATE OR REPLACE FUNCTION public.on_duty(which slug, moment timestamp with time zone)
 RETURNS TABLE(person slug, instead_of slug, shift text)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% of % is refused: its rows are written once', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
end $function$;

CREATE OR REPLACE FUNCTION public.responsible(which slug, given jsonb, moment timestamp with time zone)
 RETURNS SETOF responsibility_row
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select * from responsibility_row
  where "table" = which and from_at <= moment and (to_at is null or to_at > moment) and holds @> moment
    and not exists (
      select from jsonb_each(fields) as condition (field, allowed)
      where not coalesce(allowed @> (given -> field), false))
  order by narrowness desc, place limit 1
$function$;

CREATE OR REPLACE FUNCTION public.rfc3339(moment timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$function$;

CREATE OR REPLACE FUNCTION public.stand_in(who slug, moment timestamp with time zone)
 RETURNS slug
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE STRICT
AS $function$
declare
  passed text[] := '{}';
  away boolean;
  instead slug;
begin
  loop
    select absence.id is not null, absence.substitute into away, instead
    from person left join absence on absence.person = person.id
      and absence.from_at <= moment and (absence.to_at is null or absence.to_at > moment)
    where person.id = who and standing = 'active' and (active_until is null or active_until > moment);
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
end $function$;

CREATE OR REPLACE FUNCTION public.stood_in(who slug, moment timestamp with time zone)
 RETURNS slug
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE STRICT
AS $function$
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
end $function$;

create table absence (
  id slug not null,
  person slug not null,
  substitute slug,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint absence_check CHECK ((to_at > from_at)),
  constraint absence_substituted_by_another CHECK (((substitute)::text <> (person)::text)),
  constraint absence_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint absence_substitute_fkey FOREIGN KEY (substitute) REFERENCES person(id),
  constraint absence_pkey PRIMARY KEY (id),
  constraint absence_never_two EXCLUDE USING gist (person WITH =, tstzrange(from_at, to_at) WITH &&)
);

create table act (
  escalation uuid not null,
  actor text not null,
  key text not null,
  digest text not null,
  verb text not null,
  seq integer not null,
  version integer not null,
  handoff integer,
  handoff_version integer,
  at timestamp with time zone not null,
  constraint act_escalation_fkey FOREIGN KEY (escalation) REFERENCES escalation(id),
  constraint act_pkey PRIMARY KEY (escalation, actor, key)
);

create table api_key (
  id text not null,
  hash sha256 not null,
  person slug not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  replaced_by text,
  constraint api_key_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint api_key_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES api_key(id),
  constraint api_key_pkey PRIMARY KEY (id),
  constraint api_key_hash_key UNIQUE (hash)
);

create table calendar (
  id slug not null,
  version integer not null,
  document json not null,
  "table" json not null,
  from_at timestamp with time zone not null,
  by slug,
  constraint calendar_version_check CHECK ((version >= 1)),
  constraint calendar_pkey PRIMARY KEY (id, version)
);

create table case_key (
  id uuid not null,
  escalation uuid not null,
  wrapped bytea,
  wrapped_by text not null,
  made_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint case_key_check CHECK (((wrapped IS NULL) = (erased_at IS NOT NULL))),
  constraint case_key_pkey PRIMARY KEY (id)
);

create table confidential_access (
  id bigint not null generated always as identity,
  escalation uuid not null,
  field text,
  outcome text not null,
  person slug not null,
  api_key text not null,
  "values" integer,
  reason text,
  at timestamp with time zone not null,
  constraint confidential_access_check CHECK ((("values" IS NOT NULL) = (outcome = 'erased'::text))),
  constraint confidential_access_check1 CHECK (((reason IS NOT NULL) = (outcome = 'erased'::text))),
  constraint confidential_access_check2 CHECK (((field IS NULL) = (outcome = 'erased'::text))),
  constraint confidential_access_outcome_check CHECK ((outcome = ANY (ARRAY['shown'::text, 'refused'::text, 'not-given'::text, 'was-erased'::text, 'erased'::text]))),
  constraint confidential_access_escalation_fkey FOREIGN KEY (escalation) REFERENCES escalation(id),
  constraint confidential_access_pkey PRIMARY KEY (id)
);

create table confidential_value (
  escalation uuid not null,
  field text not null,
  digest sha256 not null,
  case_key uuid not null,
  sealed bytea,
  actor text not null,
  key text not null,
  claims integer not null default 1,
  kept boolean not null default false,
  given_at timestamp with time zone not null,
  constraint confidential_value_claims_check CHECK ((claims >= 1)),
  constraint confidential_value_case_key_fkey FOREIGN KEY (case_key) REFERENCES case_key(id),
  constraint confidential_value_pkey PRIMARY KEY (escalation, field, digest)
);

create table day_list (
  list slug not null,
  year integer not null,
  version integer not null,
  document json not null,
  from_at timestamp with time zone not null,
  by slug,
  constraint day_list_version_check CHECK ((version >= 1)),
  constraint day_list_year_check CHECK (((year >= 1970) AND (year <= 9999))),
  constraint day_list_pkey PRIMARY KEY (list, year, version)
);

create table department (
  id slug not null,
  name_zh text not null,
  name_en text not null,
  parent slug,
  head slug,
  duty slug,
  calendar slug not null,
  wip_limit integer,
  calendar_first integer not null generated always as (1) stored,
  constraint department_check CHECK (((parent)::text <> (id)::text)),
  constraint department_name_en_check CHECK ((name_en <> ''::text)),
  constraint department_name_zh_check CHECK ((name_zh <> ''::text)),
  constraint department_wip_limit_check CHECK ((wip_limit >= 1)),
  constraint department_calendar_exists FOREIGN KEY (calendar, calendar_first) REFERENCES calendar(id, version),
  constraint department_duty_fkey FOREIGN KEY (duty) REFERENCES person(id),
  constraint department_head_fkey FOREIGN KEY (head) REFERENCES person(id),
  constraint department_parent_fkey FOREIGN KEY (parent) REFERENCES department(id),
  constraint department_pkey PRIMARY KEY (id)
);

create table department_limit (
  department slug not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  most integer not null,
  constraint department_limit_check CHECK ((to_at > from_at)),
  constraint department_limit_most_check CHECK ((most >= 1)),
  constraint department_limit_department_fkey FOREIGN KEY (department) REFERENCES department(id),
  constraint department_limit_pkey PRIMARY KEY (department, from_at),
  constraint department_limit_never_two EXCLUDE USING gist (department WITH =, tstzrange(from_at, to_at) WITH &&)
);

create table directory (
  one boolean not null default true,
  version bigint not null,
  constraint directory_one_check CHECK (one),
  constraint directory_version_check CHECK ((version >= 1)),
  constraint directory_pkey PRIMARY KEY (one)
);

create table directory_document (
  kind text not null,
  id slug not null,
  version bigint not null,
  document jsonb not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  by slug,
  constraint directory_document_check CHECK ((to_at >= from_at)),
  constraint directory_document_kind_check CHECK ((kind ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint directory_document_pkey PRIMARY KEY (kind, id, version)
);

create table directory_job (
  id bigint not null generated always as identity,
  kind text not null,
  subject slug not null,
  requested_at timestamp with time zone not null,
  after uuid not null default '00000000-0000-0000-0000-000000000000'::uuid,
  looked_at integer not null default 0,
  changed integer not null default 0,
  ended_at timestamp with time zone,
  constraint directory_job_kind_check CHECK ((kind = ANY (ARRAY['calendar'::text, 'department'::text, 'leaving'::text]))),
  constraint directory_job_pkey PRIMARY KEY (id)
);

create table escalation (
  id uuid not null,
  number bigint not null,
  flow text not null,
  version integer not null,
  plan text not null,
  title text not null,
  opener text,
  contacted_at timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  seq integer not null,
  head text not null,
  state json not null,
  ended boolean not null,
  health health not null default 'ok'::health,
  why text,
  stands_at integer,
  stand_ins jsonb not null default '[]'::jsonb,
  constraint escalation_check CHECK (((opened_at >= contacted_at) AND (closed_at >= opened_at))),
  constraint in_doubt_stands_still CHECK (
CASE
    WHEN (health = 'ok'::health) THEN (num_nonnulls(why, stands_at) = 0)
    ELSE ((why IS NOT NULL) AND (stands_at = seq))
END),
  constraint escalation_flow_version_plan_fkey FOREIGN KEY (flow, version, plan) REFERENCES flow_version(flow, version, hash),
  constraint escalation_pkey PRIMARY KEY (id),
  constraint escalation_number_key UNIQUE (number)
);

create table escalation_state (
  escalation uuid not null,
  seq integer not null,
  number bigint not null,
  state case_state not null,
  priority text not null,
  lead_department text not null,
  lead_person text not null,
  front_department text not null,
  front_person text not null,
  holder_department text,
  holder_person text,
  first_answer_by timestamp with time zone not null,
  update_by timestamp with time zone not null,
  resolution_by timestamp with time zone not null,
  due_at timestamp with time zone not null,
  due_kind text,
  version integer not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint escalation_state_escalation_fkey FOREIGN KEY (escalation) REFERENCES escalation(id),
  constraint escalation_state_pkey PRIMARY KEY (escalation, seq),
  constraint escalation_state_never_two EXCLUDE USING gist (escalation WITH =, tstzrange(from_at, to_at) WITH &&)
);

create table flow_version (
  flow slug not null,
  version integer not null,
  document json not null,
  plan jsonb not null,
  hash sha256 not null,
  published_at timestamp with time zone not null,
  published_by slug,
  constraint flow_version_version_check CHECK ((version >= 1)),
  constraint flow_version_pkey PRIMARY KEY (flow, version),
  constraint flow_version_flow_version_hash_key UNIQUE (flow, version, hash),
  constraint flow_version_hash_key UNIQUE (hash)
);

create table handoff (
  escalation uuid not null,
  handoff integer not null,
  step text not null,
  round integer not null,
  offered_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  ended_at timestamp with time zone,
  outcome text,
  from_department text,
  from_person text,
  constraint handoff_check CHECK (((accepted_at >= offered_at) AND (ended_at >= offered_at))),
  constraint handoff_escalation_fkey FOREIGN KEY (escalation) REFERENCES escalation(id),
  constraint handoff_pkey PRIMARY KEY (escalation, handoff)
);

create table handoff_state (
  escalation uuid not null,
  handoff integer not null,
  seq integer not null,
  state handoff_standing not null,
  department text not null,
  person text,
  accountable text,
  offer_kind offer_kind,
  offer_department text,
  offer_person text,
  offer_from_department text,
  offer_from_person text,
  offer_at timestamp with time zone,
  accept_by timestamp with time zone not null,
  finish_by timestamp with time zone not null,
  silence_by timestamp with time zone not null,
  wait_by timestamp with time zone not null,
  due_at timestamp with time zone not null,
  due_kind text,
  version integer not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint handoff_state_escalation_handoff_fkey FOREIGN KEY (escalation, handoff) REFERENCES handoff(escalation, handoff),
  constraint handoff_state_pkey PRIMARY KEY (escalation, handoff, seq),
  constraint handoff_state_never_two EXCLUDE USING gist (escalation WITH =, handoff WITH =, tstzrange(from_at, to_at) WITH &&)
);

create table journal (
  escalation uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  type text not null,
  actor jsonb not null,
  cause text not null,
  due timestamp with time zone,
  directory bigint,
  data jsonb not null,
  previous_hash sha256 not null,
  hash sha256 not null,
  constraint journal_escalation_fkey FOREIGN KEY (escalation) REFERENCES escalation(id),
  constraint journal_pkey PRIMARY KEY (escalation, seq)
);

create table lending (
  id slug not null,
  person slug not null,
  department slug not null,
  "as" text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  constraint lending_as_check CHECK (("as" = ANY (ARRAY['member'::text, 'supervisor'::text]))),
  constraint lending_check CHECK ((to_at > from_at)),
  constraint lending_department_fkey FOREIGN KEY (department) REFERENCES department(id),
  constraint lending_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint lending_pkey PRIMARY KEY (id),
  constraint lending_never_two EXCLUDE USING gist (person WITH =, department WITH =, tstzrange(from_at, to_at) WITH &&)
);

create table membership (
  person slug not null,
  department slug not null,
  "as" text not null,
  place integer not null,
  constraint membership_as_check CHECK (("as" = ANY (ARRAY['member'::text, 'supervisor'::text]))),
  constraint membership_place_check CHECK ((place >= 1)),
  constraint membership_department_fkey FOREIGN KEY (department) REFERENCES department(id),
  constraint membership_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint membership_pkey PRIMARY KEY (person, department),
  constraint membership_person_place_key UNIQUE (person, place)
);

create table migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (number)
);

create table notification (
  id bigint not null generated always as identity,
  escalation uuid not null,
  seq integer not null,
  handoff integer,
  kind text not null,
  clock text,
  department slug not null,
  person slug,
  due_at timestamp with time zone,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  read_by slug,
  constraint notification_check CHECK (((read_at IS NULL) = (read_by IS NULL))),
  constraint notification_kind_check CHECK ((kind = ANY (ARRAY['reminded'::text, 'notified'::text, 'raised'::text, 'reassigned'::text, 'taken-over'::text, 'directory-changed'::text, 'at-limit'::text]))),
  constraint notification_escalation_fkey FOREIGN KEY (escalation) REFERENCES escalation(id),
  constraint notification_pkey PRIMARY KEY (id)
);

create table person (
  id slug not null,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  standing text not null,
  active boolean not null generated always as ((standing <> 'left'::text)) stored,
  active_until timestamp with time zone,
  manager slug,
  language text not null,
  constraint person_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'program'::text]))),
  constraint person_language_check CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint person_manages_another CHECK (((manager)::text <> (id)::text)),
  constraint person_name_en_check CHECK ((name_en <> ''::text)),
  constraint person_name_zh_check CHECK ((name_zh <> ''::text)),
  constraint person_standing CHECK ((standing = ANY (ARRAY['active'::text, 'leaving'::text, 'left'::text]))),
  constraint person_manager_fkey FOREIGN KEY (manager) REFERENCES person(id),
  constraint person_pkey PRIMARY KEY (id)
);

create table raise (
  escalation uuid not null,
  handoff integer not null,
  clock text not null,
  seq integer not null,
  department slug not null,
  person slug not null,
  until_at timestamp with time zone not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint raise_escalation_fkey FOREIGN KEY (escalation) REFERENCES escalation(id),
  constraint raise_pkey PRIMARY KEY (escalation, handoff, clock, seq)
);

create table responsibility_row (
  "table" slug not null,
  version bigint not null,
  place integer not null,
  "row" text not null,
  fields jsonb not null,
  narrowness integer not null,
  department slug not null,
  person jsonb,
  holds tstzrange not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint responsibility_row_place_check CHECK ((place >= 1)),
  constraint responsibility_row_department_fkey FOREIGN KEY (department) REFERENCES department(id),
  constraint responsibility_row_pkey PRIMARY KEY ("table", version, place),
  constraint responsibility_row_table_version_row_key UNIQUE ("table", version, "row")
);

create table role_holder (
  role slug not null,
  person slug not null,
  department slug not null,
  place integer not null,
  constraint role_holder_place_check CHECK ((place >= 1)),
  constraint role_holder_department_fkey FOREIGN KEY (department) REFERENCES department(id),
  constraint role_holder_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint role_holder_pkey PRIMARY KEY (role, person),
  constraint role_holder_role_place_key UNIQUE (role, place)
);

create table roster (
  department slug not null,
  version bigint not null,
  "table" jsonb not null,
  people text[] not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint roster_department_fkey FOREIGN KEY (department) REFERENCES department(id),
  constraint roster_pkey PRIMARY KEY (department, version),
  constraint roster_never_two EXCLUDE USING gist (department WITH =, tstzrange(from_at, to_at) WITH &&)
);

create table stint (
  escalation uuid not null,
  handoff integer,
  seq integer not null,
  kind stint_kind not null,
  department text not null,
  person text,
  charged_kind charged_kind not null,
  charged_department text,
  charged_person text,
  charged_name text,
  reason text,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  charged_for text,
  constraint stint_takes_time CHECK (((handoff IS NOT NULL) OR (to_at > from_at))),
  constraint stint_escalation_fkey FOREIGN KEY (escalation) REFERENCES escalation(id),
  constraint stint_escalation_handoff_fkey FOREIGN KEY (escalation, handoff) REFERENCES handoff(escalation, handoff),
  constraint stint_never_two EXCLUDE USING gist (escalation WITH =, COALESCE(handoff, 0) WITH =, tstzrange(from_at, to_at) WITH &&)
);

create table sweep (
  name text not null,
  ended_at timestamp with time zone not null,
  took_ms integer not null,
  looked_at integer not null,
  acted_on integer not null,
  constraint sweep_name_check CHECK ((name = ANY (ARRAY['recovery'::text, 'directory'::text, 'confidential'::text]))),
  constraint sweep_took_ms_check CHECK ((took_ms >= 0)),
  constraint sweep_pkey PRIMARY KEY (name)
);

CREATE INDEX absence_person ON absence USING btree (person, from_at);

CREATE INDEX absence_substitute ON absence USING btree (substitute);

CREATE INDEX api_key_person ON api_key USING btree (person);

CREATE INDEX api_key_replaced_by ON api_key USING btree (replaced_by) WHERE (replaced_by IS NOT NULL);

CREATE INDEX case_key_by_wrapping ON case_key USING btree (wrapped_by) WHERE (erased_at IS NULL);

CREATE UNIQUE INDEX case_key_in_force ON case_key USING btree (escalation) WHERE (erased_at IS NULL);

CREATE INDEX case_key_of ON case_key USING btree (escalation);

CREATE INDEX confidential_access_of ON confidential_access USING btree (escalation, id);

CREATE INDEX confidential_value_not_kept ON confidential_value USING btree (given_at) WHERE (NOT kept);

CREATE INDEX confidential_value_of_key ON confidential_value USING btree (case_key);

CREATE INDEX department_duty ON department USING btree (duty);

CREATE INDEX department_head ON department USING btree (head);

CREATE INDEX department_parent ON department USING btree (parent);

CREATE UNIQUE INDEX directory_document_present ON directory_document USING btree (kind, id) WHERE (to_at IS NULL);

CREATE INDEX directory_job_open ON directory_job USING btree (id) WHERE (ended_at IS NULL);

CREATE INDEX directory_job_subject ON directory_job USING btree (kind, subject, id DESC);

CREATE INDEX escalation_going_on ON escalation USING btree (id) WHERE (NOT ended);

CREATE INDEX escalation_stand_ins ON escalation USING gin (stand_ins jsonb_path_ops) WHERE (stand_ins <> '[]'::jsonb);

CREATE INDEX escalation_state_by_lead ON escalation_state USING btree (lead_department, number DESC) WHERE (to_at IS NULL);

CREATE INDEX escalation_state_by_leader ON escalation_state USING btree (lead_person, number DESC) WHERE (to_at IS NULL);

CREATE INDEX escalation_state_by_state ON escalation_state USING btree (state, number DESC) WHERE (to_at IS NULL);

CREATE INDEX escalation_state_inbox_department ON escalation_state USING btree (holder_department, due_at, escalation) WHERE ((to_at IS NULL) AND (holder_department IS NOT NULL));

CREATE INDEX escalation_state_inbox_person ON escalation_state USING btree (holder_person, due_at, escalation) WHERE ((to_at IS NULL) AND (holder_person IS NOT NULL));

CREATE UNIQUE INDEX escalation_state_present ON escalation_state USING btree (escalation) WHERE (to_at IS NULL);

CREATE INDEX escalation_unhealthy ON escalation USING btree (id) WHERE (health <> 'ok'::health);

CREATE INDEX handoff_state_asked_department ON handoff_state USING btree (offer_department, accept_by, escalation, handoff) WHERE ((to_at IS NULL) AND ((state)::text <> 'offered'::text) AND (offer_kind IS NOT NULL));

CREATE INDEX handoff_state_asked_person ON handoff_state USING btree (offer_person, accept_by, escalation, handoff) WHERE ((to_at IS NULL) AND ((state)::text <> 'offered'::text) AND (offer_kind IS NOT NULL) AND (offer_person IS NOT NULL));

CREATE INDEX handoff_state_inbox_department ON handoff_state USING btree (department, due_at, escalation, handoff) INCLUDE (state, person) WHERE ((to_at IS NULL) AND ((state)::text = ANY (ARRAY['offered'::text, 'working'::text, 'waiting'::text])));

CREATE INDEX handoff_state_inbox_person ON handoff_state USING btree (person, due_at, escalation, handoff) WHERE ((to_at IS NULL) AND ((state)::text = ANY (ARRAY['offered'::text, 'working'::text, 'waiting'::text])) AND (person IS NOT NULL));

CREATE UNIQUE INDEX handoff_state_present ON handoff_state USING btree (escalation, handoff) WHERE (to_at IS NULL);

CREATE INDEX lending_department ON lending USING btree (department, from_at);

CREATE INDEX lending_person ON lending USING btree (person, from_at);

CREATE INDEX membership_department ON membership USING btree (department);

CREATE INDEX notification_of ON notification USING btree (escalation, seq);

CREATE INDEX notification_of_person ON notification USING btree (person, id) WHERE (person IS NOT NULL);

CREATE INDEX notification_of_queue ON notification USING btree (department, id) WHERE (person IS NULL);

CREATE INDEX notification_unread_by_person ON notification USING btree (person, id) WHERE ((read_at IS NULL) AND (person IS NOT NULL));

CREATE INDEX notification_unread_in_queue ON notification USING btree (department, id) WHERE ((read_at IS NULL) AND (person IS NULL));

CREATE INDEX person_manager ON person USING btree (manager);

CREATE INDEX raise_of_department ON raise USING btree (department, until_at, escalation, handoff) WHERE (to_at IS NULL);

CREATE INDEX raise_of_person ON raise USING btree (person, until_at, escalation, handoff) WHERE (to_at IS NULL);

CREATE INDEX responsibility_row_present ON responsibility_row USING btree ("table", from_at);

CREATE INDEX role_holder_person ON role_holder USING btree (person);

CREATE INDEX roster_people ON roster USING gin (people) WHERE (to_at IS NULL);

CREATE UNIQUE INDEX roster_present ON roster USING btree (department) WHERE (to_at IS NULL);

CREATE INDEX stint_of ON stint USING btree (escalation, seq);

CREATE UNIQUE INDEX stint_running ON stint USING btree (escalation, COALESCE(handoff, 0)) WHERE (to_at IS NULL);

CREATE TRIGGER act_is_final BEFORE DELETE OR UPDATE ON act FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER act_stays BEFORE TRUNCATE ON act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER calendar_has_another_version AFTER INSERT ON calendar FOR EACH ROW WHEN ((new.version > 1)) EXECUTE FUNCTION directory_job_of('calendar');

CREATE TRIGGER calendar_is_final BEFORE DELETE OR UPDATE ON calendar FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER calendar_stays BEFORE TRUNCATE ON calendar FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER confidential_access_is_final BEFORE DELETE OR UPDATE ON confidential_access FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER confidential_access_stays BEFORE TRUNCATE ON confidential_access FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER day_list_is_final BEFORE DELETE OR UPDATE ON day_list FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER day_list_stays BEFORE TRUNCATE ON day_list FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER department_has_another_calendar AFTER UPDATE OF calendar ON department FOR EACH ROW WHEN (((old.calendar)::text IS DISTINCT FROM (new.calendar)::text)) EXECUTE FUNCTION directory_job_of('department');

CREATE TRIGGER directory_document_is_closed_once BEFORE DELETE OR UPDATE ON directory_document FOR EACH ROW EXECUTE FUNCTION directory_document_is_closed_once();

CREATE TRIGGER directory_document_stays BEFORE TRUNCATE ON directory_document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE CONSTRAINT TRIGGER escalation_is_whole AFTER INSERT OR UPDATE OF seq, head ON escalation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION escalation_is_whole();

CREATE TRIGGER flow_version_is_final BEFORE DELETE OR UPDATE ON flow_version FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER flow_version_stays BEFORE TRUNCATE ON flow_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER journal_goes_on BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION journal_goes_on();

CREATE TRIGGER journal_is_final BEFORE DELETE OR UPDATE ON journal FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER journal_stays BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER person_is_leaving AFTER UPDATE OF standing ON person FOR EACH ROW WHEN (((new.standing = 'leaving'::text) AND (old.standing <> 'leaving'::text))) EXECUTE FUNCTION directory_job_of('leaving');
