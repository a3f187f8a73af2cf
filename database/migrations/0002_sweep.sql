-- Periodic work that Temporal schedules run: when each came to its end last, and what it found. For /metrics and /readyz.
create table sweep (
  name text primary key check (name in ('recovery')),
  ended_at timestamptz not null,
  took_ms integer not null check (took_ms >= 0),
  looked_at integer not null,
  acted_on integer not null
);
