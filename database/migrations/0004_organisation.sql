-- The organisation: its people, who stands in for whom, who is lent where, and what it was at any instant.

-- "leaving": nobody's work resolves to them any more, and what they have is being moved; "left": nothing rests on them.
alter table person rename column active to standing;
alter table person alter column standing type text using case when standing then 'active' else 'left' end;
alter table person
  add constraint person_standing check (standing in ('active', 'leaving', 'left')),
  add column active boolean not null generated always as (standing <> 'left') stored, -- who may call
  add column active_until timestamptz, -- from then on nothing resolves to them, and their keys are refused
  add column manager slug references person,
  add column language text not null default 'zh' check (language in ('zh', 'en')),
  add constraint person_manages_another check (manager <> id);
alter table person alter column language drop default;
create index person_manager on person (manager);

-- Handoffs in hand at most; null for no limit. A dated limit, for a campaign, stands in place of it.
alter table department add column wip_limit integer check (wip_limit >= 1);
create table department_limit (
  department slug not null references department,
  from_at timestamptz not null,
  to_at timestamptz,
  most integer not null check (most >= 1),
  primary key (department, from_at),
  check (to_at > from_at),
  constraint department_limit_never_two exclude using gist (department with =, tstzrange(from_at, to_at) with &&)
);

-- "to_at" null: until it is ended. A circle of substitutes may be written; stand_in() comes out of it with nobody (T12).
create table absence (
  id slug primary key,
  person slug not null references person,
  substitute slug references person,
  from_at timestamptz not null,
  to_at timestamptz,
  constraint absence_substituted_by_another check (substitute <> person),
  check (to_at > from_at),
  constraint absence_never_two exclude using gist (person with =, tstzrange(from_at, to_at) with &&)
);
create index absence_person on absence (person, from_at);
create index absence_substitute on absence (substitute);

-- Belongs to another department too, between two dates.
create table lending (
  id slug primary key,
  person slug not null references person,
  department slug not null references department,
  "as" text not null check ("as" in ('member', 'supervisor')),
  from_at timestamptz not null,
  to_at timestamptz not null,
  check (to_at > from_at),
  constraint lending_never_two exclude using gist (person with =, department with =, tstzrange(from_at, to_at) with &&)
);
create index lending_person on lending (person, from_at);
create index lending_department on lending (department, from_at);

-- Whether work may go to somebody at an instant: neither leaving nor gone, and not absent.
create function is_there(who slug, moment timestamptz) returns boolean language sql stable parallel safe as $$
  select exists (
    select from person
    where id = who and standing = 'active' and (active_until is null or active_until > moment)
      and not exists (select from absence where person = who and from_at <= moment and (to_at is null or to_at > moment)))
$$;

-- Who acts for somebody at an instant: they themselves while they are there; while they are absent their substitute, or that one's.
-- Null when the chain ends with nobody, or comes back to somebody whom it has passed.
create function stand_in(who slug, moment timestamptz) returns slug language plpgsql stable strict parallel safe as $$
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
end $$;

-- The work-in-progress limit of a department in force at an instant; null for none.
create function limit_of(which slug, moment timestamptz) returns integer language sql stable parallel safe as $$
  select coalesce(
    (select most from department_limit where department = which and from_at <= moment and (to_at is null or to_at > moment)),
    (select wip_limit from department where id = which))
$$;

-- An instant as documents write it.
create function rfc3339(moment timestamptz) returns text language sql immutable strict parallel safe as $$
  select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- What the directory said at any instant. An edit closes the row of the document and adds one, with the directory's version that it
-- made; a document that is taken away is closed alone. Before the first row of a document nothing is known of it.
create table directory_document (
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  id slug not null,
  version bigint not null,
  document jsonb not null,
  from_at timestamptz not null,
  to_at timestamptz,
  by slug,
  primary key (kind, id, version),
  check (to_at >= from_at)
);
create unique index directory_document_present on directory_document (kind, id) where to_at is null;

create function directory_document_is_closed_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.to_at is null and new.to_at is not null
     and (new.kind, new.id, new.version, new.document, new.from_at) = (old.kind, old.id, old.version, old.document, old.from_at)
     and new."by" is not distinct from old."by" then
    return new;
  end if;
  raise exception '% of % is refused: what was is not edited', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
end $$;
create trigger directory_document_is_closed_once before update or delete on directory_document
  for each row execute function directory_document_is_closed_once();
create trigger directory_document_stays before truncate on directory_document
  for each statement execute function refuse_change();

-- What is there already is known from now on.
insert into directory_document (kind, id, version, document, from_at, by)
select kind, id, (select version from directory), document, date_trunc('milliseconds', now()), null
from (
  select 'department' as kind, id, jsonb_build_object(
    'id', id, 'name', jsonb_build_object('zh', name_zh, 'en', name_en), 'parent', parent, 'head', head, 'duty', duty,
    'supervisors', coalesce((
      select jsonb_agg(person order by person) from membership where membership.department = department.id and "as" = 'supervisor'), '[]'),
    'calendar', calendar, 'limit', null, 'limits', '[]'::jsonb) as document
  from department
  union all
  select 'person', id, jsonb_build_object(
    'id', id, 'name', jsonb_build_object('zh', name_zh, 'en', name_en), 'kind', kind, 'standing', standing, 'language', language,
    'manager', null, 'activeUntil', null,
    'departments', coalesce((
      select jsonb_agg(jsonb_build_object('department', department, 'as', "as") order by place)
      from membership where membership.person = person.id), '[]'))
  from person
  union all
  select 'role', role, jsonb_build_object(
    'role', role, 'holders', jsonb_agg(jsonb_build_object('department', department, 'person', person) order by place))
  from role_holder group by role
) known;
