-- The foundation: directory, flows, escalations with their journal, and what is read from them.
--
-- Conventions. A span is half-open: from "from_at" up to, not including, "to_at"; "to_at" null means that it runs still. That
-- it does not end before it begins, the range in its no-overlap constraint demands.
-- A row of a span names under "seq" the event that opened it. Instants come from the workflow's clock, never from now().
-- Rows of history name departments and people without a foreign key: a record must not fail because the directory
-- moved on, and directory rows are never deleted.

create extension if not exists btree_gist; -- the no-overlap constraints (laws 1, 2, 4); ships with PostgreSQL, trusted

create domain slug as text check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(value) <= 64);
create domain sha256 as text check (length(value) = 64); -- hexadecimal
-- Words of the tables below are domains, and not checks of the tables: PostgreSQL reads the text of a table's checks again in
-- each statement that writes to it, which cost a record a quarter of its time; a domain's check it keeps.
create domain case_state as text check (value in ('open', 'resolved', 'confirmed', 'closed', 'cancelled'));
create domain handoff_standing as text check (value in ('offered', 'working', 'waiting', 'done', 'waived', 'cancelled'));
create domain offer_kind as text check (value in ('first', 'transfer'));
create domain stint_kind as text check (value in ('offered', 'working', 'waiting', 'confirming', 'coordinating'));
create domain charged_kind as text check (value in ('person', 'department', 'customer', 'vendor', 'other'));
create type health as enum ('ok', 'diverged', 'broken');

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused: its rows are written once', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', constraint = tg_name, table = tg_table_name;
end $$;

-- directory -----------------------------------------------------------------------------------------------------------

-- One row. Each edit bumps the version first, so edits follow one another, and an answer names the version it rests on.
create table directory (
  one boolean primary key default true check (one),
  version bigint not null check (version >= 1)
);
insert into directory (version) values (1);

create table person (
  id slug primary key,
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  kind text not null check (kind in ('person', 'program')),
  active boolean not null
);

create table department (
  id slug primary key,
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  parent slug references department check (parent <> id),
  head slug references person,
  duty slug references person,
  calendar text not null check (calendar = 'round-the-clock')
);
create index department_parent on department (parent);
create index department_head on department (head);
create index department_duty on department (duty);

-- "place" orders a person's departments; 1 is where they belong.
create table membership (
  person slug not null references person,
  department slug not null references department,
  "as" text not null check ("as" in ('member', 'supervisor')),
  place integer not null check (place >= 1),
  primary key (person, department),
  unique (person, place)
);
create index membership_department on membership (department);

-- The department is the one in which the holder acts. Several may hold a role; place 1 is asked first.
create table role_holder (
  role slug not null,
  person slug not null references person,
  department slug not null references department,
  place integer not null check (place >= 1),
  primary key (role, person),
  unique (role, place)
);
create index role_holder_person on role_holder (person);

-- A key is shown once, as baton_<id>_<secret>; here lies its hash alone.
create table api_key (
  id text primary key,
  hash sha256 not null unique,
  person slug not null references person,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_person on api_key (person);

-- flows ---------------------------------------------------------------------------------------------------------------

-- "document" is what the owner wrote, "plan" what it was compiled to; states name the plan by its hash (law 8).
-- The document is json, not jsonb: its steps stand in the order in which they are walked, and jsonb orders keys anew.
create table flow_version (
  flow slug not null,
  version integer not null check (version >= 1),
  document json not null,
  plan jsonb not null,
  hash sha256 not null unique,
  published_at timestamptz not null,
  published_by slug,
  primary key (flow, version),
  unique (flow, version, hash)
);
create trigger flow_version_is_final before update or delete on flow_version for each row execute function refuse_change();
create trigger flow_version_stays before truncate on flow_version for each statement execute function refuse_change();

-- escalations ---------------------------------------------------------------------------------------------------------

create sequence escalation_number as bigint;

-- "state" is the fold of the journal up to "seq"; "head" is the hash of the event with that seq. A case whose record is in
-- doubt ("health", and "why") takes no acts: it stands at the seq at which that was noticed.
create table escalation (
  id uuid primary key,
  number bigint not null unique,
  flow text not null,
  version integer not null,
  plan text not null,
  title text not null,
  opener text,
  contacted_at timestamptz not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  seq integer not null,
  head text not null,
  state json not null,
  ended boolean not null,
  health health not null default 'ok',
  why text,
  stands_at integer,
  foreign key (flow, version, plan) references flow_version (flow, version, hash),
  check (opened_at >= contacted_at and closed_at >= opened_at),
  constraint in_doubt_stands_still check (case when health = 'ok' then num_nonnulls(why, stands_at) = 0 else why is not null and stands_at = seq end)
);
create index escalation_going_on on escalation (id) where not ended;
create index escalation_unhealthy on escalation (id) where health <> 'ok';

-- Law 1: the lead and the front, each one department and one person, at every instant.
-- The holder is who must act on the case itself: the lead or the front while no handoff is open, null otherwise.
-- Every "…_by" and "due_at" here and below is when the budget of a clock ends, 'infinity' while it stands still or has none;
-- "due_at" is the first of those that the holder answers for, and "due_kind" names its clock.
create table escalation_state (
  escalation uuid not null references escalation,
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
  first_answer_by timestamptz not null,
  update_by timestamptz not null,
  resolution_by timestamptz not null,
  due_at timestamptz not null,
  due_kind text,
  version integer not null,
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (escalation, seq),
  constraint escalation_state_never_two exclude using gist (escalation with =, tstzrange(from_at, to_at) with &&)
);
create unique index escalation_state_present on escalation_state (escalation) where to_at is null;
create index escalation_state_by_state on escalation_state (state, number desc) where to_at is null;
create index escalation_state_by_lead on escalation_state (lead_department, number desc) where to_at is null;
create index escalation_state_by_leader on escalation_state (lead_person, number desc) where to_at is null;
create index escalation_state_inbox_department on escalation_state (holder_department, due_at, escalation)
  where to_at is null and holder_department is not null;
create index escalation_state_inbox_person on escalation_state (holder_person, due_at, escalation)
  where to_at is null and holder_person is not null;

create table handoff (
  escalation uuid not null references escalation,
  handoff integer not null,
  step text not null,
  round integer not null,
  offered_at timestamptz not null,
  accepted_at timestamptz,
  ended_at timestamptz,
  outcome text,
  from_department text,
  from_person text,
  primary key (escalation, handoff),
  check (accepted_at >= offered_at and ended_at >= offered_at)
);

-- Law 2: in whose hands a handoff is. "person" is the holder, null for the department's queue; the offer is the open one.
-- While a transfer is offered the holder has the work still, and "accept_by" is the receiver's deadline.
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
  offer_at timestamptz,
  accept_by timestamptz not null,
  finish_by timestamptz not null,
  silence_by timestamptz not null,
  wait_by timestamptz not null,
  due_at timestamptz not null,
  due_kind text,
  version integer not null,
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (escalation, handoff, seq),
  foreign key (escalation, handoff) references handoff,
  constraint handoff_state_never_two exclude using gist (escalation with =, handoff with =, tstzrange(from_at, to_at) with &&)
);
create unique index handoff_state_present on handoff_state (escalation, handoff) where to_at is null;
create index handoff_state_inbox_department on handoff_state (department, due_at, escalation, handoff) include (state, person)
  where to_at is null and state in ('offered', 'working', 'waiting');
create index handoff_state_inbox_person on handoff_state (person, due_at, escalation, handoff)
  where to_at is null and state in ('offered', 'working', 'waiting') and person is not null;
create index handoff_state_asked_department on handoff_state (offer_department, accept_by, escalation, handoff)
  where to_at is null and state <> 'offered' and offer_kind is not null;
create index handoff_state_asked_person on handoff_state (offer_person, accept_by, escalation, handoff)
  where to_at is null and state <> 'offered' and offer_kind is not null and offer_person is not null;

-- Law 4: every second is charged once. "handoff" is null while the case itself is charged.
create table stint (
  escalation uuid not null references escalation,
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
  from_at timestamptz not null,
  to_at timestamptz,
  foreign key (escalation, handoff) references handoff,
  -- A stint of a handoff may take no time, which is a fact; one of the case may not.
  constraint stint_takes_time check (handoff is not null or to_at > from_at),
  constraint stint_never_two exclude using gist (escalation with =, (coalesce(handoff, 0)) with =, tstzrange(from_at, to_at) with &&)
);
create index stint_of on stint (escalation, seq);
create unique index stint_running on stint (escalation, (coalesce(handoff, 0))) where to_at is null;

-- Law 8: the journal. An entry as it is published and hashed (domain/journal/entry.ts), with the hash before it and its own.
create table journal (
  escalation uuid not null references escalation,
  seq integer not null,
  at timestamptz not null,
  type text not null,
  actor jsonb not null,
  cause text not null,
  due timestamptz,
  directory bigint,
  data jsonb not null,
  previous_hash sha256 not null,
  hash sha256 not null,
  primary key (escalation, seq)
);

create function journal_goes_on() returns trigger language plpgsql as $$
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
end $$;
create trigger journal_goes_on before insert on journal for each row execute function journal_goes_on();
create trigger journal_is_final before update or delete on journal for each row execute function refuse_change();
create trigger journal_stays before truncate on journal for each statement execute function refuse_change();

-- Law 9: what was answered under an idempotency key, and to whom.
create table act (
  escalation uuid not null references escalation,
  actor text not null,
  key text not null,
  digest text not null,
  verb text not null,
  seq integer not null,
  version integer not null,
  handoff integer,
  handoff_version integer,
  at timestamptz not null,
  primary key (escalation, actor, key)
);
create trigger act_is_final before update or delete on act for each row execute function refuse_change();
create trigger act_stays before truncate on act for each statement execute function refuse_change();

-- What rungs say, and to whom: a person, or (null) a department's queue.
create table notification (
  id bigint generated always as identity primary key,
  escalation uuid not null references escalation,
  seq integer not null,
  handoff integer,
  kind text not null check (kind in ('reminded', 'notified', 'raised', 'reassigned', 'taken-over')),
  clock text not null,
  department slug not null,
  person slug,
  due_at timestamptz,
  at timestamptz not null,
  read_at timestamptz,
  read_by slug,
  check ((read_at is null) = (read_by is null))
);
create index notification_of_person on notification (person, id) where person is not null;
create index notification_of_queue on notification (department, id) where person is null;
create index notification_of on notification (escalation, seq);

-- At the end of every transaction that moves a case: nothing is left unheld, uncharged or unlinked (laws 1, 2, 4, 8).
create function escalation_is_whole() returns trigger language plpgsql as $$
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
end $$;
create constraint trigger escalation_is_whole after insert or update of seq, head on escalation deferrable initially deferred
  for each row execute function escalation_is_whole();
