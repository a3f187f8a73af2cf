import type { Query } from '../connect';
import type { SweepRow } from '../writes/put-sweep';

/** All periodic work that has ended at least once. Its age is what `/metrics` shows. */
export const sweeps = (query: Query) => query<SweepRow[]>`
  select name, ended_at as "endedAt", took_ms as "tookMs", looked_at as "lookedAt", acted_on as "actedOn"
  from sweep order by name`;
