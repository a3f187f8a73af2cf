-- Confidential values (design §7). Each stands here once, encrypted under a key of its case; everything else knows that it is there
-- and its digest. The case's key is wrapped by the installation's own, which is not in the database.

-- The key under which the values of a case are encrypted. Erasing destroys it; what is given after that begins another. A key is made
-- before the act that needs it, so it does not refer to the escalation: an opening may yet be refused.
create table case_key (
  id uuid primary key,
  escalation uuid not null,
  wrapped bytea,
  wrapped_by text not null, -- the id of the installation's key
  made_at timestamptz not null,
  erased_at timestamptz,
  check ((wrapped is null) = (erased_at is not null))
);
create unique index case_key_in_force on case_key (escalation) where erased_at is null;
create index case_key_of on case_key (escalation);
create index case_key_by_wrapping on case_key (wrapped_by) where erased_at is null;

-- "digest" is what the event says. A value is brought here before its act, so that none is lost; it is "kept" once the act is on record,
-- and leaves with the last of the requests ("claims") that brought it in vain. Of an erased one the row is left, without its content.
create table confidential_value (
  escalation uuid not null,
  field text not null,
  digest sha256 not null,
  case_key uuid not null references case_key,
  sealed bytea,
  actor text not null,
  key text not null, -- the act's own, as in "act"
  claims integer not null default 1 check (claims >= 1),
  kept boolean not null default false,
  given_at timestamptz not null,
  primary key (escalation, field, digest)
);
create index confidential_value_of_key on confidential_value (case_key);
create index confidential_value_not_kept on confidential_value (given_at) where not kept;

-- Who has read a confidential value, tried to, or erased them all. Without a field: all of the case.
create table confidential_access (
  id bigint generated always as identity primary key,
  escalation uuid not null references escalation,
  field text,
  outcome text not null check (outcome in ('shown', 'refused', 'not-given', 'was-erased', 'erased')),
  person slug not null,
  api_key text not null,
  "values" integer check (("values" is not null) = (outcome = 'erased')), -- how many were erased
  reason text check ((reason is not null) = (outcome = 'erased')),
  at timestamptz not null,
  check ((field is null) = (outcome = 'erased'))
);
create index confidential_access_of on confidential_access (escalation, id);
create trigger confidential_access_is_final before update or delete on confidential_access for each row execute function refuse_change();
create trigger confidential_access_stays before truncate on confidential_access for each statement execute function refuse_change();

-- A key that was rotated names the one that took its place.
alter table api_key add column replaced_by text references api_key;
create index api_key_replaced_by on api_key (replaced_by) where replaced_by is not null;
