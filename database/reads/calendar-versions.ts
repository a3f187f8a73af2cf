import type { Query } from '../connect';
import type { CalendarRow } from './calendars';

/** A page of the versions of a calendar, newest first, those before `before`; or the one named. */
export const calendarVersions = (
  query: Query,
  id: string,
  which: { before: number; limit: number } | { only: number },
) => query<CalendarRow[]>`
  select id, version, document, "table", from_at as "fromAt", by,
    array(select department.id::text from department where department.calendar = calendar.id order by id) as departments
  from calendar
  where id = ${id} and ${'only' in which ? query`version = ${which.only}` : query`version < ${which.before}`}
  order by version desc limit ${'only' in which ? 1 : which.limit}`;
