import { z } from 'zod';
import * as v from './values';

/**
 * A calendar as an administrator writes it: the hours of a week in words, the zone, and the days that differ. `calendars/compile` makes of
 * it the plain table with which everything computes.
 */

/** `Mon-Fri 09:30-12:00, 13:30-18:30; Sat 10:00-14:00`; judged by `calendars/hours`. */
export const hours = z.string().min(1).max(500).meta({
  description:
    'Days, then times: Mon-Fri 09:30-12:00, 13:30-18:30. Several days are parted by ";". 22:00-06:00 goes on after midnight; daily 00:00-24:00 is round the clock. In Chinese: 周一至周五 09:30-12:00、13:30-18:30.',
});
const times = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'The times of one day, 09:30-12:00, 13:30-18:30, or off.' });
const date = z.iso.date().meta({ description: 'In the zone of the calendar.' });
const name = z.union([v.line, v.names]);

/** One day, or several in a row with both ends in it. */
const days = { date: date.optional(), from: date.optional(), to: date.optional(), name: name.optional() };

export const calendarDocument = z
  .strictObject({
    calendar: v.calendarId,
    name: v.names,
    zone: z.string().max(64).meta({ description: 'An IANA name: Asia/Shanghai.' }),
    hours: z.union([hours, z.array(hours).min(1).max(50)]),
    days: v.dayListId.optional().meta({ description: 'The list of official days that applies: china.' }),
    make_up_hours: times.optional().meta({
      description:
        'The times of a worked day of that list (调休). Left out, it has its own hours of the week, or where it has none those of the first day of the week that has.',
    }),
    exceptions: z
      .array(z.strictObject({ ...days, hours: times }))
      .max(2_000)
      .optional()
      .meta({ description: 'Days with times of their own, or off. They stand above the list of official days.' }),
    known_until: date.optional().meta({
      description: 'The last day for which exceptions are complete; deadlines after it are provisional.',
    }),
  })
  .meta({
    id: 'CalendarDocument',
    example: {
      calendar: 'technical-support',
      name: { zh: '技术支持部', en: 'Technical support' },
      zone: 'Asia/Shanghai',
      hours: 'Mon-Fri 09:30-12:00, 13:30-18:30',
      days: 'china',
      exceptions: [{ date: '2026-12-31', hours: '09:30-12:00', name: { zh: '年会', en: 'Annual gathering' } }],
    },
  });
export type CalendarDocument = z.infer<typeof calendarDocument>;

/** The official days of some time: days off, and days that are worked although the week says otherwise. */
export const dayList = z
  .strictObject({
    list: v.dayListId,
    name: v.names,
    from: date,
    until: date.meta({ description: 'From here on the next list is needed; the day itself is known.' }),
    source: v.line.optional(),
    off: z.array(z.strictObject(days)).max(400),
    worked: z.array(z.strictObject(days)).max(400),
  })
  .meta({ id: 'DayList', description: 'Official days of one year, usually.' });
export type DayList = z.infer<typeof dayList>;
export type ListedDays = DayList['off'][number];

const span = z
  .tuple([z.int(), z.int()])
  .meta({ description: 'Minutes from 00:00 of the day, half-open; beyond 1440 it is the next day.' });
/** The plain table with which everything computes (domain/calendar/table). */
const table = z
  .strictObject({
    zone: z.string(),
    weekly: z.array(z.array(span)).length(7).meta({ description: 'Monday first.' }),
    exceptions: z.record(z.iso.date(), z.array(span)),
    offsets: z.array(z.tuple([v.instant, z.int()])).meta({
      description: 'From when on the zone is so many minutes east of UTC; the first holds before its instant too.',
    }),
  })
  .meta({ id: 'CalendarTable' });

const calendarFields = {
  id: v.calendarId,
  version: z.int().min(1),
  from: v.instant.meta({ description: 'Since when it is in force.' }),
  by: v.personId.nullable().meta({ description: 'Who edited it; null for the program itself.' }),
  knownUntil: date.nullable().meta({ description: 'Deadlines after it are provisional; null: known for good.' }),
  departments: z.array(v.departmentId).meta({ description: 'That have this calendar now.' }),
  document: calendarDocument,
};
export const calendar = z.strictObject(calendarFields).meta({ id: 'Calendar' });
export const calendars = v.page(calendar).meta({ id: 'Calendars' });
export const calendarWithTable = z
  .strictObject({ ...calendarFields, table: table.nullable().meta({ description: 'Null for `round-the-clock`.' }) })
  .meta({ id: 'CalendarWithTable' });

/** What an edit of calendars means for cases that run. */
const edited = {
  made: z.array(v.calendarVersion).meta({ description: 'Calendars that have a new version.' }),
  running: z.int().min(0).meta({ description: 'Running cases that compute with one of them and are being told.' }),
  follow: z.string().meta({ description: 'Where to see how far that has come.', example: '/v1/directory/jobs' }),
};
export const putCalendar = z.strictObject({ ...calendarFields, ...edited }).meta({ id: 'CalendarPut' });
export const importedDays = z
  .strictObject({
    ...calendarFields,
    ...edited,
    ignored: z.array(z.string()).meta({ description: 'Events of the file that say nothing about working days.' }),
  })
  .meta({ id: 'CalendarDaysImported' });

/** A file in the form of iCalendar (RFC 5545), under `text/calendar`; its all-day events are days off, or worked days if they say so. */
const file = z.string().max(2_000_000);
export const daysFile = file.meta({ id: 'DaysFile' });
export const dayListBody = z.union([dayList, file]);

const dayListFields = {
  list: v.dayListId,
  year: z.int(),
  version: z.int().min(0).meta({ description: '0: as it came with the program.' }),
  by: v.personId.nullable(),
  document: dayList,
};
export const dayListRow = z.strictObject(dayListFields).meta({ id: 'DayListRow' });
export const dayLists = v.page(dayListRow).meta({ id: 'DayLists' });
export const putDayList = z
  .strictObject({ ...dayListFields, ...edited, ignored: z.array(z.string()) })
  .meta({ id: 'DayListPut' });
export const calendarsQuery = z.strictObject({ ...v.paging });
