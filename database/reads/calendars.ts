import type { CalendarTable } from '../../domain/calendar/table';
import type { Query } from '../connect';

/** One version of a calendar, which never changes. */
export interface CalendarRow {
  readonly id: string;
  readonly version: number;
  /** As the administrator wrote it (contract/calendar). */
  readonly document: object;
  readonly table: CalendarTable;
  readonly fromAt: number;
  readonly by: string | null;
  /** Which departments have this calendar now. */
  readonly departments: readonly string[];
}

/** A page of calendars by id, those after `after`, each in its newest version; or one of them; or those that use a list of days. */
export const calendars = (
  query: Query,
  which: { after: string; limit: number } | { only: string } | { days: string } | 'all',
) => query<CalendarRow[]>`
  select id, version, document, "table", from_at as "fromAt", by,
    array(select department.id::text from department where department.calendar = calendar.id order by id) as departments
  from (select distinct on (id) * from calendar order by id, version desc) calendar
  where ${
    which === 'all'
      ? query`true`
      : 'only' in which
        ? query`id = ${which.only}`
        : 'days' in which
          ? query`document ->> 'days' = ${which.days}`
          : query`id > ${which.after}`
  }
  order by id limit ${which !== 'all' && 'limit' in which ? which.limit : null}`;
