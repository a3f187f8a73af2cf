-- Made from a fresh migration; a test compares it. Not to be edited.

create extension btree_gist;

create domain sha256 as text CHECK ((length(VALUE) = 64));

create domain slug as text CHECK (((VALUE ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(VALUE) <= 64)));

create sequence escalation_number as bigint;

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
    where handoff.escalation = new.id
      and (held.state is null
        or (handoff.ended_at is null) <> (held.state in ('offered', 'working', 'waiting'))
        or (handoff.ended_at is null) <> (stint.seq is not null))
  ) then
    wrong := 'a handoff is not in exactly one pair of hands and charged to exactly one party';
  elsif (not exists (select from handoff where escalation = new.id and ended_at is null)
      and exists (select from escalation_state where escalation = new.id and to_at is null and state not in ('closed', 'cancelled')))
     <> exists (select from stint where escalation = new.id and coalesce(handoff, 0) = 0 and to_at is null) then
    wrong := 'the case itself is charged exactly while no handoff is open';
  end if;
  if wrong is not null then
    raise exception 'escalation % at %: %', new.id, new.seq, wrong using errcode = 'integrity_constraint_violation', table = 'escalation';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION public.journal_goes_on()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  before record;
begin
  if new.seq = 1 then
    if new.previous_hash <> repeat('0', 64) then
      raise exception 'event 1 of % has a parent', new.escalation using errcode = 'integrity_constraint_violation', table = 'journal';
    end if;
    return new;
  end if;
  select hash, at into before from journal where escalation = new.escalation and seq = new.seq - 1;
  if not found then
    raise exception 'event % of % leaves a gap', new.seq, new.escalation using errcode = 'integrity_constraint_violation', table = 'journal';
  end if;
  if before.hash <> new.previous_hash then
    raise exception 'event % of % has another parent', new.seq, new.escalation using errcode = 'integrity_constraint_violation', table = 'journal';
  end if;
  if before.at > new.at then
    raise exception 'event % of % is dated back', new.seq, new.escalation using errcode = 'integrity_constraint_violation', table = 'journal';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% of % is refused: its rows are written once', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation', table = tg_table_name;
end $function$;

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
  constraint act_check CHECK (((handoff IS NULL) = (handoff_version IS NULL))),
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
  constraint api_key_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint api_key_pkey PRIMARY KEY (id),
  constraint api_key_hash_key UNIQUE (hash)
);

create table department (
  id slug not null,
  name_zh text not null,
  name_en text not null,
  parent slug,
  head slug,
  duty slug,
  calendar text not null,
  constraint department_calendar_check CHECK ((calendar = 'round-the-clock'::text)),
  constraint department_check CHECK (((parent)::text <> (id)::text)),
  constraint department_name_en_check CHECK ((name_en <> ''::text)),
  constraint department_name_zh_check CHECK ((name_zh <> ''::text)),
  constraint department_duty_fkey FOREIGN KEY (duty) REFERENCES person(id),
  constraint department_head_fkey FOREIGN KEY (head) REFERENCES person(id),
  constraint department_parent_fkey FOREIGN KEY (parent) REFERENCES department(id),
  constraint department_pkey PRIMARY KEY (id)
);

create table directory (
  one boolean not null default true,
  version bigint not null,
  constraint directory_one_check CHECK (one),
  constraint directory_version_check CHECK ((version >= 1)),
  constraint directory_pkey PRIMARY KEY (one)
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
  health text not null default 'ok'::text,
  why text,
  stands_at integer,
  constraint escalation_check CHECK (((opened_at >= contacted_at) AND (closed_at >= opened_at))),
  constraint escalation_health_check CHECK ((health = ANY (ARRAY['ok'::text, 'diverged'::text, 'broken'::text]))),
  constraint in_doubt_stands_still CHECK ((((health = 'ok'::text) = (why IS NULL)) AND ((health = 'ok'::text) = (stands_at IS NULL)) AND (stands_at = seq))),
  constraint escalation_flow_version_plan_fkey FOREIGN KEY (flow, version, plan) REFERENCES flow_version(flow, version, hash),
  constraint escalation_pkey PRIMARY KEY (id),
  constraint escalation_number_key UNIQUE (number)
);

create table escalation_state (
  escalation uuid not null,
  seq integer not null,
  number bigint not null,
  state text not null,
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
  constraint escalation_state_check CHECK (((to_at >= from_at) AND ((holder_department IS NULL) = (holder_person IS NULL)))),
  constraint escalation_state_state_check CHECK ((state = ANY (ARRAY['open'::text, 'resolved'::text, 'confirmed'::text, 'closed'::text, 'cancelled'::text]))),
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
  constraint handoff_check CHECK (((handoff >= 1) AND (round >= 1) AND (accepted_at >= offered_at) AND (ended_at >= offered_at))),
  constraint handoff_check1 CHECK (((from_department IS NULL) = (from_person IS NULL))),
  constraint handoff_escalation_fkey FOREIGN KEY (escalation) REFERENCES escalation(id),
  constraint handoff_pkey PRIMARY KEY (escalation, handoff)
);

create table handoff_state (
  escalation uuid not null,
  handoff integer not null,
  seq integer not null,
  state text not null,
  department text not null,
  person text,
  accountable text,
  offer_kind text,
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
  constraint handoff_state_check CHECK ((to_at >= from_at)),
  constraint handoff_state_held CHECK (
CASE state
    WHEN 'offered'::text THEN (offer_kind IS NOT NULL)
    WHEN 'working'::text THEN ((person IS NOT NULL) AND (accountable IS NOT NULL))
    WHEN 'waiting'::text THEN ((person IS NOT NULL) AND (accountable IS NOT NULL))
    ELSE (offer_kind IS NULL)
END),
  constraint handoff_state_offer CHECK (
CASE
    WHEN (offer_kind IS NULL) THEN (num_nonnulls(offer_department, offer_person, offer_from_department, offer_from_person, offer_at) = 0)
    ELSE ((offer_kind = ANY (ARRAY['first'::text, 'transfer'::text])) AND (num_nulls(offer_department, offer_at) = 0) AND ((offer_from_department IS NULL) = (offer_from_person IS NULL)))
END),
  constraint handoff_state_state_check CHECK ((state = ANY (ARRAY['offered'::text, 'working'::text, 'waiting'::text, 'done'::text, 'waived'::text, 'cancelled'::text]))),
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
  constraint journal_seq_check CHECK ((seq >= 1)),
  constraint journal_escalation_fkey FOREIGN KEY (escalation) REFERENCES escalation(id),
  constraint journal_pkey PRIMARY KEY (escalation, seq)
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
  clock text not null,
  department slug not null,
  person slug,
  due_at timestamp with time zone,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  read_by slug,
  constraint notification_check CHECK (((read_at IS NULL) = (read_by IS NULL))),
  constraint notification_kind_check CHECK ((kind = ANY (ARRAY['reminded'::text, 'notified'::text, 'raised'::text, 'reassigned'::text, 'taken-over'::text]))),
  constraint notification_escalation_fkey FOREIGN KEY (escalation) REFERENCES escalation(id),
  constraint notification_pkey PRIMARY KEY (id)
);

create table person (
  id slug not null,
  name_zh text not null,
  name_en text not null,
  kind text not null,
  active boolean not null,
  constraint person_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'program'::text]))),
  constraint person_name_en_check CHECK ((name_en <> ''::text)),
  constraint person_name_zh_check CHECK ((name_zh <> ''::text)),
  constraint person_pkey PRIMARY KEY (id)
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

create table stint (
  escalation uuid not null,
  handoff integer,
  seq integer not null,
  kind text not null,
  department text not null,
  person text,
  charged_kind text not null,
  charged_department text,
  charged_person text,
  charged_name text,
  reason text,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint stint_charged CHECK (
CASE charged_kind
    WHEN 'person'::text THEN ((charged_person IS NOT NULL) AND (charged_department IS NOT NULL))
    WHEN 'department'::text THEN ((charged_department IS NOT NULL) AND (charged_person IS NULL))
    ELSE (charged_kind = ANY (ARRAY['customer'::text, 'vendor'::text, 'other'::text]))
END),
  constraint stint_kind_check CHECK ((kind = ANY (ARRAY['offered'::text, 'working'::text, 'waiting'::text, 'confirming'::text, 'coordinating'::text]))),
  constraint stint_takes_time CHECK (
CASE
    WHEN (handoff IS NULL) THEN (to_at > from_at)
    ELSE (to_at >= from_at)
END),
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
  constraint sweep_name_check CHECK ((name = 'recovery'::text)),
  constraint sweep_took_ms_check CHECK ((took_ms >= 0)),
  constraint sweep_pkey PRIMARY KEY (name)
);

CREATE INDEX api_key_person ON api_key USING btree (person);

CREATE INDEX department_duty ON department USING btree (duty);

CREATE INDEX department_head ON department USING btree (head);

CREATE INDEX department_parent ON department USING btree (parent);

CREATE INDEX escalation_going_on ON escalation USING btree (id) WHERE (NOT ended);

CREATE INDEX escalation_state_by_lead ON escalation_state USING btree (lead_department, number DESC) WHERE (to_at IS NULL);

CREATE INDEX escalation_state_by_leader ON escalation_state USING btree (lead_person, number DESC) WHERE (to_at IS NULL);

CREATE INDEX escalation_state_by_state ON escalation_state USING btree (state, number DESC) WHERE (to_at IS NULL);

CREATE INDEX escalation_state_inbox_department ON escalation_state USING btree (holder_department, due_at, escalation) WHERE ((to_at IS NULL) AND (holder_department IS NOT NULL));

CREATE INDEX escalation_state_inbox_person ON escalation_state USING btree (holder_person, due_at, escalation) WHERE ((to_at IS NULL) AND (holder_person IS NOT NULL));

CREATE UNIQUE INDEX escalation_state_present ON escalation_state USING btree (escalation) WHERE (to_at IS NULL);

CREATE INDEX escalation_unhealthy ON escalation USING btree (id) WHERE (health <> 'ok'::text);

CREATE INDEX handoff_state_asked_department ON handoff_state USING btree (offer_department, accept_by, escalation, handoff) WHERE ((to_at IS NULL) AND (state <> 'offered'::text) AND (offer_kind IS NOT NULL));

CREATE INDEX handoff_state_asked_person ON handoff_state USING btree (offer_person, accept_by, escalation, handoff) WHERE ((to_at IS NULL) AND (state <> 'offered'::text) AND (offer_kind IS NOT NULL) AND (offer_person IS NOT NULL));

CREATE INDEX handoff_state_inbox_department ON handoff_state USING btree (department, due_at, escalation, handoff) INCLUDE (state, person) WHERE ((to_at IS NULL) AND (state = ANY (ARRAY['offered'::text, 'working'::text, 'waiting'::text])));

CREATE INDEX handoff_state_inbox_person ON handoff_state USING btree (person, due_at, escalation, handoff) WHERE ((to_at IS NULL) AND (state = ANY (ARRAY['offered'::text, 'working'::text, 'waiting'::text])) AND (person IS NOT NULL));

CREATE UNIQUE INDEX handoff_state_present ON handoff_state USING btree (escalation, handoff) WHERE (to_at IS NULL);

CREATE INDEX membership_department ON membership USING btree (department);

CREATE INDEX notification_of ON notification USING btree (escalation, seq);

CREATE INDEX notification_of_person ON notification USING btree (person, id) WHERE (person IS NOT NULL);

CREATE INDEX notification_of_queue ON notification USING btree (department, id) WHERE (person IS NULL);

CREATE INDEX role_holder_person ON role_holder USING btree (person);

CREATE INDEX stint_of ON stint USING btree (escalation, seq);

CREATE UNIQUE INDEX stint_running ON stint USING btree (escalation, COALESCE(handoff, 0)) WHERE (to_at IS NULL);

CREATE TRIGGER act_is_final BEFORE DELETE OR UPDATE ON act FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER act_stays BEFORE TRUNCATE ON act FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE CONSTRAINT TRIGGER escalation_is_whole AFTER INSERT OR UPDATE OF seq, head ON escalation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION escalation_is_whole();

CREATE TRIGGER flow_version_is_final BEFORE DELETE OR UPDATE ON flow_version FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER flow_version_stays BEFORE TRUNCATE ON flow_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER journal_goes_on BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION journal_goes_on();

CREATE TRIGGER journal_is_final BEFORE DELETE OR UPDATE ON journal FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER journal_stays BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
