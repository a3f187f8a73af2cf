import { type CalendarTable, calendarOf } from './calendar';
import type { Instant } from './instant';

/** What is left until an instant, in calendar time and in working time; what it is overdue by is negative. Milliseconds. */
export interface Left {
  readonly ms: number;
  readonly workingMs: number;
}

export function left(table: CalendarTable, now: Instant, due: Instant): Left {
  const { between } = calendarOf(table);
  return due >= now
    ? { ms: due - now, workingMs: between(now, due).workingMs }
    : { ms: due - now, workingMs: -between(due, now).workingMs };
}
