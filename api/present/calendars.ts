import type { z } from 'zod';
import type * as contract from '../../contract/calendar';
import type { CalendarsEdited } from '../../database/calendars';
import type { CalendarRow } from '../../database/reads/calendars';
import type { DayListRow } from '../../database/reads/day-lists';
import { rfc3339 } from '../../domain/calendar/instant';

export type Calendar = z.output<typeof contract.calendar>;

export const calendar = (row: CalendarRow): Calendar => ({
  id: row.id,
  version: row.version,
  from: rfc3339(row.fromAt),
  by: row.by,
  knownUntil: 'knownUntil' in row.table ? row.table.knownUntil : null,
  departments: [...row.departments],
  document: row.document as contract.CalendarDocument,
});

export const calendarWithTable = (row: CalendarRow): z.output<typeof contract.calendarWithTable> => {
  const { table } = row;
  if (!('weekly' in table)) return { ...calendar(row), table: null };
  const { zone, weekly, exceptions, offsets } = table;
  const spans = (some: (typeof weekly)[number]): [number, number][] => some.map(([from, to]) => [from, to]);
  return {
    ...calendar(row),
    table: {
      zone,
      weekly: weekly.map(spans),
      exceptions: Object.fromEntries(Object.entries(exceptions).map(([date, some]) => [date, spans(some)])),
      offsets: offsets.map(([from, east]) => [rfc3339(from), east]),
    },
  };
};

export const dayList = (row: DayListRow): z.output<typeof contract.dayListRow> => ({
  list: row.list,
  year: row.year,
  version: row.version,
  by: row.by,
  document: row.document as contract.DayList,
});

/** What an edit of calendars means for cases that run. */
export const edited = ({ made, running }: CalendarsEdited) => ({
  made: made.map(({ id, version }) => ({ id, version })),
  running,
  follow: '/v1/directory/jobs',
});
