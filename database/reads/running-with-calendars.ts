import type { Query } from '../connect';

/** How many running cases compute with one of these calendars, in whichever version. */
export async function runningWithCalendars(query: Query, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const [row] = await query<{ running: number }[]>`
    select count(*)::integer as running from escalation
    where not ended and health = 'ok' and exists (
      select from json_each(state -> 'calendars') as known (department, "table") where known."table" ->> 'id' = any(${ids}))`;
  return row?.running ?? 0;
}
