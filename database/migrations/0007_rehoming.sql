-- Who stands in for whom in a case, and the jobs that bring a change of the directory to running cases.

-- Who has something in this case in the place of somebody absent: [{department, person, for}]. Who is back finds here what is theirs, and
-- who is named in another's stead.
alter table escalation add column stand_ins jsonb not null default '[]';
create index escalation_stand_ins on escalation using gin (stand_ins jsonb_path_ops) where stand_ins <> '[]';

-- "B for A": the second is B's, and A is named beside it.
alter table stint add column charged_for text;

-- Beside rungs, somebody is told of what the directory has put into their hands, and of a department at its limit.
alter table notification alter column clock drop not null;
alter table notification drop constraint notification_kind_check;
alter table notification add constraint notification_kind_check
  check (kind in ('reminded', 'notified', 'raised', 'reassigned', 'taken-over', 'directory-changed', 'at-limit'));

alter table sweep drop constraint sweep_name_check;
alter table sweep add constraint sweep_name_check check (name in ('recovery', 'directory', 'confidential'));

-- A change of the directory on its way to the cases that it concerns. Whoever works on it writes how far it has come with each page, so
-- that after a kill the next one goes on from there.
create table directory_job (
  id bigint generated always as identity primary key,
  -- calendar: a new version; department: it has another calendar; leaving: somebody's work is being moved
  kind text not null check (kind in ('calendar', 'department', 'leaving')),
  subject slug not null,
  requested_at timestamptz not null,
  after uuid not null default '00000000-0000-0000-0000-000000000000',
  looked_at integer not null default 0,
  changed integer not null default 0,
  ended_at timestamptz
);
create index directory_job_open on directory_job (id) where ended_at is null;
create index directory_job_subject on directory_job (kind, subject, id desc);

-- Every edit that cases have to hear of leaves its job in the edit's own transaction, whichever program makes it.
create function directory_job_of() returns trigger language plpgsql as $$
begin
  insert into directory_job (kind, subject, requested_at) values (tg_argv[0], new.id, date_trunc('milliseconds', clock_timestamp()));
  return null;
end $$;
create trigger department_has_another_calendar after update of calendar on department
  for each row when (old.calendar is distinct from new.calendar) execute function directory_job_of('department');
create trigger person_is_leaving after update of standing on person
  for each row when (new.standing = 'leaving' and old.standing <> 'leaving') execute function directory_job_of('leaving');
create trigger calendar_has_another_version after insert on calendar
  for each row when (new.version > 1) execute function directory_job_of('calendar');

-- What a rung has raised to a superior, who owes an answer from one instant until the other; "handoff" 0 is about the case itself.
create table raise (
  escalation uuid not null references escalation,
  handoff integer not null,
  clock text not null,
  seq integer not null,
  department slug not null,
  person slug not null,
  until_at timestamptz not null,
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (escalation, handoff, clock, seq)
);
create index raise_of_person on raise (person, until_at, escalation, handoff) where to_at is null;
create index raise_of_department on raise (department, until_at, escalation, handoff) where to_at is null;
