import { readTimes, readWeek } from '../../calendars/hours';
import type { CalendarProblem } from '../../domain/calendar/problems';

const week = (hours: string | readonly string[]) => {
  const problems: CalendarProblem[] = [];
  return { week: readWeek(hours, problems), problems };
};
const times = (text: string) => {
  const problems: CalendarProblem[] = [];
  return { spans: readTimes(text, '/at', problems), problems };
};
const office = [
  [570, 720],
  [810, 1110],
];
const none: never[] = [];

test.each([
  'Mon-Fri 09:30-12:00, 13:30-18:30',
  'Monday–Friday 9:30–12, 13:30–18:30',
  'mon,tue,wed,thurs,fri 09:30 - 12:00 , 13:30 - 18:30',
  'Mon-Wed 09:30-12, 13:30-18:30; Thu, Fri 13:30-18:30, 09:30-12',
  'Mon-Fri: 09:30-12:00\nMon-Fri: 13:30-18:30',
  '周一至周五 09:30-12:00、13:30-18:30',
  '星期一、星期二、周三到周五 09：30至12：00，13：30~18：30；',
])('a week with a lunch break: %s', (hours) => {
  expect(week(hours)).toEqual({ week: [office, office, office, office, office, none, none], problems: [] });
});

test('a list of texts is one week', () => {
  expect(week(['Mon 08:00-12:00', 'Sat-Sun 10:00-11:00', 'Mon 13:00-14:00']).week).toEqual([
    [
      [480, 720],
      [780, 840],
    ],
    none,
    none,
    none,
    none,
    [[600, 660]],
    [[600, 660]],
  ]);
});

test.each(['daily 00:00-24:00', 'every day 0-24', '每天 00:00-24:00', '每日0:00-24:00', 'Mon-Sun 00:00-00:00'])(
  'round the clock: %s',
  (hours) => {
    const all = [[0, 1440]];
    const given = week(hours);
    if (hours.endsWith('00:00-00:00')) expect(given.problems[0]?.code).toBe('times-unreadable');
    else expect(given).toEqual({ week: [all, all, all, all, all, all, all], problems: [] });
  },
);

test('a night belongs to the day on which it begins, and a row of days may go over the end of the week', () => {
  expect(week('Sun-Tue 22:00-06:00').week).toEqual([
    [[1320, 1800]],
    [[1320, 1800]],
    none,
    none,
    none,
    none,
    [[1320, 1800]],
  ]);
  expect(week('周日至周一 20:00-24:00; 周天 08:00-09:00').week[6]).toEqual([
    [480, 540],
    [1200, 1440],
  ]);
  expect(times('18:00-00:00').spans).toEqual([[1080, 1440]]);
});

test.each([
  ['Mon-Fri', 'times-unreadable', ''],
  ['09:00-18:00', 'day-unreadable', ''],
  ['Mo 09:00-18:00', 'day-unreadable', 'Mo'],
  ['Mon-Frx 09:00-18:00', 'day-unreadable', 'Mon-Frx'],
  ['Mon-Wed-Fri 09:00-18:00', 'day-unreadable', 'Mon-Wed-Fri'],
  ['周八 09:00-18:00', 'day-unreadable', '周八'],
  ['Mon 9am-6pm', 'times-unreadable', '9am-6pm'],
  ['Mon 09:00-18:60', 'times-unreadable', '09:00-18:60'],
  ['Mon 09:00-24:01', 'times-unreadable', '09:00-24:01'],
  ['Mon 24:00-06:00', 'times-unreadable', '24:00-06:00'],
  ['Mon 09:00', 'times-unreadable', '09:00'],
  ['Mon 09:00-10:00-11:00', 'times-unreadable', '09:00-10:00-11:00'],
])('%j is refused: %s', (hours, code, text) => {
  expect(week(hours).problems).toEqual([{ pointer: '/hours', code, params: { text } }]);
});

test('a problem in a list says in which text it is', () => {
  expect(week(['Mon 09:00-18:00', 'Tue 9']).problems).toEqual([
    { pointer: '/hours/1', code: 'times-unreadable', params: { text: '9' } },
  ]);
});

test('times that overlap are refused; times that meet are not', () => {
  expect(week('Mon 09:00-12:00, 11:00-13:00').problems).toEqual([
    { pointer: '/hours', code: 'times-overlap', params: { first: '09:00-12:00', second: '11:00-13:00' } },
  ]);
  expect(week('Mon 22:00-06:00, 23:00-24:00').problems).toEqual([
    { pointer: '/hours', code: 'times-overlap', params: { first: '22:00-06:00', second: '23:00-24:00' } },
  ]);
  expect(week('Mon 09:00-12:00, 12:00-13:00').problems).toEqual([]);
});

test('a day of its own: its times, or off', () => {
  expect(times('13:00-17:30, 9-12')).toEqual({
    spans: [
      [540, 720],
      [780, 1050],
    ],
    problems: [],
  });
  for (const off of ['off', ' OFF ', '休', '休息']) expect(times(off)).toEqual({ spans: [], problems: [] });
  expect(times('holiday').problems).toEqual([
    { pointer: '/at', code: 'times-unreadable', params: { text: 'holiday' } },
  ]);
});
