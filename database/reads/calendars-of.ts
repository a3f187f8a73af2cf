import type { CalendarTable } from '../../domain/calendar/table';
import type { Query } from '../connect';

/** The calendars of departments at an instant. */
export const calendarsOf = (query: Query, departments: readonly string[], at: number) => query<
  { readonly department: string; readonly table: CalendarTable }[]
>`
  select id as department, calendar_at(calendar, ${at}) as "table" from department where id = any(${departments as string[]})`;
