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
