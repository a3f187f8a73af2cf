import { type CalendarTable, ROUND_THE_CLOCK, type WorkingHours } from './table';
import { NOTHING_USED, plus, type Used } from './used';
import { type Calendar, workingTime } from './working-time';

export type { Calendar, CalendarTable, Used, WorkingHours };
export { NOTHING_USED, plus, ROUND_THE_CLOCK };

const ALL_DAY = [[0, 1440]] as const;
const EVERY_MINUTE = {
  weekly: [ALL_DAY, ALL_DAY, ALL_DAY, ALL_DAY, ALL_DAY, ALL_DAY, ALL_DAY],
  exceptions: {},
  offsets: [[0, 0]],
  knownUntil: null,
} as const;

/** A table is read once, however often a state that keeps it is asked. */
const READ = new WeakMap<CalendarTable, Calendar>();

/** The arithmetic of a calendar's table. */
export function calendarOf(table: CalendarTable): Calendar {
  const known = READ.get(table);
  if (known) return known;
  const calendar = workingTime('weekly' in table ? table : EVERY_MINUTE);
  READ.set(table, calendar);
  return calendar;
}
