import { compileCalendar } from '../calendars/compile';
import type { CalendarDocument, DayList } from '../contract/calendar';
import { parseBudget } from '../domain/calendar/budget';
import { calendarOf, NOTHING_USED, type WorkingHours } from '../domain/calendar/calendar';
import type { Instant } from '../domain/calendar/instant';

/** A calendar as an administrator would write and publish it; of China when nothing else is said. */
export function hours(
  text: string | readonly string[],
  more: Partial<CalendarDocument> = {},
  version = 1,
  lists?: readonly DayList[],
): WorkingHours {
  const document: CalendarDocument = {
    calendar: 'office',
    name: { zh: '办公室', en: 'Office' },
    zone: 'Asia/Shanghai',
    hours: typeof text === 'string' ? text : [...text],
    ...more,
  };
  const compiled = compileCalendar(document, { version, at: Date.UTC(2026, 0, 1), ...(lists ? { lists } : {}) });
  if (compiled.kind === 'wrong') throw new Error(JSON.stringify(compiled.errors));
  return compiled.table;
}

/** `2026-09-24 20:30` in Shanghai; elsewhere with an offset: `2025-03-30 12:30+01:00`. */
export const at = (text: string): Instant => {
  const instant = Date.parse(
    /(Z|[+-]\d{2}:\d{2})$/.test(text) ? text.replace(' ', 'T') : `${text.replace(' ', 'T')}+08:00`,
  );
  if (Number.isNaN(instant)) throw new Error(`${text} is no instant`);
  return instant;
};

/** When a budget that is set at an instant runs out, as the wall clock in Shanghai shows it. */
export const dueIn = (table: WorkingHours, from: string, text: string, shown = 480): string => {
  const budget = parseBudget(text);
  if (!budget) throw new Error(`${text} is no budget`);
  return wall(calendarOf(table).due(at(from), budget, NOTHING_USED), shown);
};

/** `2026-09-24 20:30`, so many minutes east of UTC; with seconds where there are any. */
export const wall = (instant: Instant, east = 480): string =>
  new Date(instant + east * 60_000)
    .toISOString()
    .replace('T', ' ')
    .replace(/(?::00\.000|\.000)?Z$/, '');
